import type { Condition, Values } from './condition';

/** Bounds of what is remembered per condition, so that odd answers cannot fill the memory. */
const MOST_OUTCOMES = 200;
const LONGEST_KEY = 200;

/**
 * The same condition, with its latest outcomes remembered by the values of the questions that it names. Most conditions
 * look at one question with a handful of options, and looking up is ten times as fast as the expression engine.
 */
export function remembered(condition: Condition, names: readonly string[]): Condition {
  const outcomes = new Map<string, boolean>();
  return (values) => {
    const key = keyOf(values, names);
    if (key.length > LONGEST_KEY) return condition(values);
    const known = outcomes.get(key);
    if (known !== undefined) return known;
    const outcome = condition(values);
    if (outcomes.size >= MOST_OUTCOMES) outcomes.clear();
    outcomes.set(key, outcome);
    return outcome;
  };
}

/** Different for different values. Stops soon after it is too long to be used. */
function keyOf(values: Values, names: readonly string[]): string {
  let key = '';
  for (const name of names) {
    key += partOf(values[name]);
    if (key.length > LONGEST_KEY) break;
  }
  return key;
}

function partOf(value: unknown): string {
  if (typeof value === 'string') return `s${value.length}:${value}`;
  if (typeof value === 'object' && value !== null) return listed(value);
  return `${typeof value}${String(value)};`;
}

function listed(value: object): string {
  let key = Array.isArray(value) ? 'a' : 'o';
  for (const [name, part] of Object.entries(value)) {
    if (key.length > LONGEST_KEY) return key;
    key += `${name.length}:${name}${partOf(part)}`;
  }
  return `${key};`;
}
