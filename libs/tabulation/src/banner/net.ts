import { MISSING, codingOf, type Variable } from '@ido/questionnaire';
import { UnknownCode } from '../refusals';
import type { VariableHistograms } from '../histogram';

/** Categories that are also counted together: of a multiple choice, respondents who chose at least one of them. */
export interface Net {
  readonly label: string;
  readonly codes: readonly string[];
}

/** Code of a net in a table: no category can have it. */
export function netCode(net: Net): string {
  return `net:${net.codes.join('+')}`;
}

/** Whether nets of this variable can be counted from its histograms: a multiple choice of more than 15 options lies in several cells. */
export function canBeNetted(variable: Variable): boolean {
  return codingOf({ variables: [variable] }).cells.length <= 1;
}

/**
 * Respondents with at least one of the codes.
 * @throws RangeError for a variable that `canBeNetted` says no to; UnknownCode
 */
export function netCount(variable: Variable, { cells }: VariableHistograms, codes: readonly string[]): number {
  if (!canBeNetted(variable)) throw new RangeError(`Variable "${variable.name}" has too many options for a net`);
  const places = codes.map((code) => {
    const at = variable.categories.findIndex((category) => category.code === code);
    if (at < 0) throw new UnknownCode(variable.name, code);
    return at;
  });
  const [counts] = cells;
  if (!counts) return 0;
  if (variable.type !== 'multiple') return places.reduce((sum, at) => sum + counts[MISSING + 1 + at]!, 0);
  const wanted = places.reduce((mask, at) => mask | (1 << at), 0);
  let sum = 0;
  for (let mask = 1; mask + 1 < counts.length; mask++) if (mask & wanted) sum += counts[mask + 1]!;
  return sum;
}
