import type { Answers } from '@ido/api';
import { sameValue } from './same-value';

/** What one set of answers has otherwise than another: question name → new value, `undefined` where the answer was taken away. */
export type Changes = ReadonlyMap<string, unknown>;

/** The changes that make `after` out of `before`. */
export function changesBetween(before: Answers, after: Answers): Changes {
  const changes = new Map<string, unknown>();
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!sameValue(before[name], after[name])) changes.set(name, after[name]);
  }
  return changes;
}

/** The answers with the changes made to them; the answers given stay as they are. */
export function withChanges(answers: Answers, changes: Changes): Answers {
  const changed = new Map(Object.entries(answers));
  for (const [name, value] of changes) {
    if (value === undefined) changed.delete(name);
    else changed.set(name, value);
  }
  return Object.fromEntries(changed);
}
