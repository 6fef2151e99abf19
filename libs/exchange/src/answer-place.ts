import type { Answers, Variable } from '@ido/questionnaire';

const own = (object: unknown, key: string): unknown =>
  typeof object === 'object' && object !== null && Object.hasOwn(object, key)
    ? (object as Record<string, unknown>)[key]
    : undefined;

/** True for an item of a ranking: its variable holds the place, the answer is the list of items in order. */
export const isRanked = (variable: Variable): boolean =>
  variable.questionType === 'ranking' && variable.item !== undefined;

/**
 * Where a variable stands in the answers: the value of its question, of its row in a matrix, or the place (1 is the first) of
 * its item in a ranking. The function gives undefined where there is no answer.
 */
export function placeOf(variable: Variable): (answers: Answers) => unknown {
  const { item, question, name } = variable;
  if (item === undefined) return (answers) => own(answers, name);
  if (!isRanked(variable)) return (answers) => own(own(answers, question), item);
  return (answers) => {
    const order = own(answers, question);
    const index = Array.isArray(order) ? order.findIndex((value) => String(value) === item) : -1;
    return index < 0 ? undefined : index + 1;
  };
}

/** Puts a value that is not ranked where `placeOf` finds it. */
export function putAnswer(answers: Answers, variable: Variable, value: unknown): void {
  if (variable.item === undefined) {
    answers[variable.name] = value;
    return;
  }
  const rows = own(answers, variable.question);
  answers[variable.question] = { ...(rows as Answers | undefined), [variable.item]: value };
}
