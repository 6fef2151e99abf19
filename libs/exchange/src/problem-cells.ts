import type { AnswerProblem, Answers } from '@ido/questionnaire';
import type { Column } from './column-names';
import { cut } from './cut';
import { unguarded } from './formula-guard';
import type { CellError } from './import-event';

const part = (pointer: string) => pointer.replaceAll('~1', '/').replaceAll('~0', '~');

/** Says in which cell a problem of the questionnaire's check is. Where the file has no such column, the question's name stands in. */
export function cellOf(
  problem: AnswerProblem,
  row: number,
  cells: readonly string[],
  columns: readonly Column[],
  answers: Answers,
): CellError {
  const [question = '', item] = problem.pointer.split('/').slice(1).map(part);
  const error = (column: string, value: string) => ({ row, column, value: cut(value), detail: problem.detail });
  const about = [...columns.entries()].filter(
    ([, { target }]) =>
      target.kind !== 'metadata' &&
      (target.variable.name === question ||
        (target.variable.item !== undefined && target.variable.question === question)),
  );
  const list = answers[question];
  const value = item !== undefined && Array.isArray(list) ? (list[Number(item)] as unknown) : undefined;
  const exact =
    about.length === 1 && about[0]![1].target.kind === 'variable'
      ? about[0]
      : about.find(([, { target }]) => {
          if (target.kind === 'option') return value !== undefined && target.category.value === value;
          return target.kind === 'variable' && target.variable.item === (value === undefined ? item : String(value));
        });
  if (exact) return error(exact[1].name, unguarded(cells[exact[0]]!));
  return error(question || problem.question, '');
}
