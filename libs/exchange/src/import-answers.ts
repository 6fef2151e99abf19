import type { Answers, Category, Variable } from '@ido/questionnaire';
import { isRanked, putAnswer } from './answer-place';
import { type CategoryMatcher, yesOrNo } from './category-matcher';
import { type CellValue, read, refused } from './cell-value';
import type { Column } from './column-names';
import { cut } from './cut';
import { readDate, readInstant } from './date-text';
import { unguarded } from './formula-guard';
import type { ColumnNames } from './import-columns';
import type { CellError } from './import-event';
import { readJoined } from './joined-choices';
import { readNumber } from './number-text';

/** What the cells of one row say, with the cells that say nothing. */
export interface RowAnswers {
  readonly reference: string | null;
  readonly organisation: string | null;
  readonly completedAt: Date | null;
  readonly answers: Answers;
  readonly errors: readonly CellError[];
  /** Questions with a refused cell: that they seem unanswered is no news. */
  readonly refusedQuestions: ReadonlySet<string>;
}

interface Ranked {
  readonly column: Column;
  readonly variable: Variable;
  readonly place: number;
  readonly text: string;
}

/** Turns the cells of one row into answers. An empty cell is no answer. */
export function answersOf(
  cells: readonly string[],
  row: number,
  columns: readonly Column[],
  names: ColumnNames,
): RowAnswers {
  const answers: Answers = {};
  const errors: CellError[] = [];
  const refusedQuestions = new Set<string>();
  const metadata: { reference: string | null; organisation: string | null; completedAt: Date | null } = {
    reference: null,
    organisation: null,
    completedAt: null,
  };
  const chosen = new Map<Variable, Set<Category>>();
  const ranked = new Map<string, Ranked[]>();
  const take = <T>({ name, target }: Column, cell: CellValue<T>, use: (value: T) => void) => {
    if (cell.ok) return use(cell.value);
    errors.push({ row, column: name, value: cut(cell.value), detail: cell.detail });
    if (target.kind !== 'metadata') refusedQuestions.add(target.variable.question);
  };

  for (const [index, column] of columns.entries()) {
    const raw = cells[index]!;
    if (raw === '') continue;
    const text = unguarded(raw);
    const { target } = column;
    if (target.kind === 'variable' && target.variable.type === 'text') {
      putAnswer(answers, target.variable, text);
      continue;
    }
    const trimmed = text.trim();
    if (trimmed === '') continue;
    if (target.kind === 'metadata') {
      if (target.field === 'completedAt') take(column, readInstant(trimmed), (at) => (metadata.completedAt = at));
      else if (target.field === 'reference' || target.field === 'organisation')
        metadata[target.field] = target.field === 'reference' ? text : trimmed;
    } else if (target.kind === 'option') {
      const { variable, category } = target;
      const of = chosen.get(variable) ?? new Set();
      chosen.set(variable, of);
      take(column, readChosen(trimmed, category, names.matcher(variable)), (yes) => {
        if (yes) of.add(category);
      });
    } else if (isRanked(target.variable)) {
      const { variable } = target;
      take(column, names.matcher(variable).read(text), ({ value }) => {
        const of = ranked.get(variable.question) ?? [];
        ranked.set(variable.question, of);
        of.push({ column, variable, place: Number(value), text: trimmed });
      });
    } else {
      const { variable } = target;
      take(column, readVariable(text, trimmed, variable, names), (value) => putAnswer(answers, variable, value));
    }
  }

  for (const [variable, of] of chosen) {
    if (of.size === 0) continue;
    const categories = variable.categories.filter((category) => of.has(category));
    putAnswer(
      answers,
      variable,
      categories.map((category) => category.value),
    );
  }
  for (const [question, items] of ranked) {
    items.sort((a, b) => a.place - b.place);
    for (const [index, { column, place, text }] of items.entries()) {
      if (place === index + 1) continue;
      const twice = items[index - 1]?.place === place;
      const detail = twice ? `Plaats ${place} is al vergeven.` : `Plaats ${index + 1} is niet vergeven.`;
      take(column, refused(text, detail), () => undefined);
      break;
    }
    answers[question] = items.map(({ variable }) => names.rankedValue(variable));
  }
  return { ...metadata, answers, errors, refusedQuestions };
}

/** Whether the cell of an option says that it was chosen: 1 or 0, ja or nee, or the option itself. */
function readChosen(trimmed: string, category: Category, matcher: CategoryMatcher): CellValue<boolean> {
  const yes = yesOrNo(trimmed);
  if (yes !== null) return read(yes);
  return matcher.find(trimmed) === category
    ? read(true)
    : refused(trimmed, 'Vul hier 1 of ja in als dit antwoord is gekozen, anders 0, nee of niets.');
}

function readVariable(text: string, trimmed: string, variable: Variable, names: ColumnNames): CellValue<unknown> {
  switch (variable.type) {
    case 'number':
      return readNumber(trimmed);
    case 'date':
      return readDate(trimmed);
    case 'text':
      return read(text);
    case 'single': {
      const found = names.matcher(variable).read(text);
      return found.ok ? read(found.value.value) : found;
    }
    case 'multiple': {
      const found = readJoined(text, names.matcher(variable));
      return found.ok ? read(found.value.map((category) => category.value)) : found;
    }
  }
}
