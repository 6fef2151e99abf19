import type { VariableBreakdown } from '@ido/api';
import { texts } from '../texts';
import { followsNumber, numberOf } from './question-numbers';

type Titled = Pick<VariableBreakdown, 'name' | 'title'>;

/** The question as asked, with its number; a follow-up says which question it follows, as "Anders, namelijk:" alone says nothing. */
export function figureHeading(
  variable: Titled,
  order: readonly Titled[],
  numbers: ReadonlyMap<string, number>,
): string {
  const number = numberOf(variable.name, numbers);
  if (number !== null) return `${number}. ${variable.title}`;
  const names = order.map(({ name }) => name);
  const follows = followsNumber(variable.name, names, numbers);
  return follows === null ? variable.title : texts.figure.followUp(follows, variable.title);
}
