import type { Variable } from '@ido/questionnaire';
import type { OpenFilter } from '../disclosure/withheld-table';
import { holds, leavesOf, type Condition } from './condition';

/** Combinations of categories beyond this are not gone through. */
const MOST_COMBINATIONS = 1 << 16;

/**
 * A condition on open dimensions as what it lets through of each of them by itself, so that it is a union of groups that were decided about (see
 * `withheldBoxes`). Null is no answer: `NOT sizeClass:klein` lets those through too. Undefined when the condition is no such union (`province:Groningen OR
 * sizeClass:klein`) or is about something that is not open: only the study team may ask for that.
 */
export function openChoices(condition: Condition | null, dimensions: readonly Variable[]): OpenFilter | undefined {
  if (!condition) return new Map();
  const leaves = leavesOf(condition);
  const used = dimensions.filter(({ name }) => leaves.some(({ variable }) => variable === name));
  if (!leaves.every(({ variable }) => used.some(({ name }) => name === variable))) return undefined;
  const combinations = used.reduce((product, { categories }) => product * (categories.length + 1), 1);
  if (combinations > MOST_COMBINATIONS) return undefined;

  const through = used.map(() => new Set<string | null>());
  let count = 0;
  for (const combination of combinationsOf(used)) {
    const known = (variable: string, codes: readonly string[]) => {
      const code = combination[used.findIndex(({ name }) => name === variable)];
      return code !== null && code !== undefined && codes.includes(code);
    };
    if (holds(condition, known) !== true) continue;
    count++;
    combination.forEach((code, at) => through[at]!.add(code));
  }
  if (count !== through.reduce((product, codes) => product * codes.size, 1)) return undefined;
  return new Map(used.map(({ name }, at) => [name, [...through[at]!]]));
}

function* combinationsOf(dimensions: readonly Variable[]): Generator<(string | null)[]> {
  const [first, ...others] = dimensions;
  if (!first) {
    yield [];
    return;
  }
  for (const code of [...first.categories.map((category) => category.code), null])
    for (const rest of combinationsOf(others)) yield [code, ...rest];
}
