import type { Category } from '../codebook';
import { TYPE_APPEARANCE } from '../definition/appearance';
import { readChoices } from '../definition/choices';
import { isJsonObject, own, type JsonObject } from '../definition/json';
import { isNothing, isScalar, type AnswerForm, type QuestionType } from './question-type';

/** One answer per row: an object of row → column. Each row is a variable. */
function rowsOf(rows: readonly Category[], columns: readonly Category[], eachRequired: boolean): AnswerForm {
  const known = new Set(rows.map(({ code }) => code));
  const values = new Set<unknown>(columns.map(({ value }) => value));
  return {
    parts: rows.map(({ code, label }) => ({ item: code, label, type: 'single', categories: columns })),
    rows: rows.map(({ code }) => code),
    hasType: isRowsWithScalars,
    wrongType: 'Kies per regel één antwoord.',
    isEmpty: (value) => isNothing(value) || Object.values(value as JsonObject).every(isNothing),
    checkContent(value, report) {
      for (const [row, column] of Object.entries(value as JsonObject)) {
        if (!known.has(row)) report('unknown-code', 'Deze regel hoort niet bij de vraag.', row);
        else if (!isNothing(column) && !values.has(column)) {
          report('unknown-code', 'Dit antwoord staat niet in de lijst. Kies één van de antwoorden.', row);
        }
      }
    },
    checkComplete(value, report) {
      if (!eachRequired) return;
      for (const { code, label } of rows) {
        if (isNothing(value) || isNothing(own(value as JsonObject, code))) {
          report('required', `Kies ook een antwoord bij “${label}”.`, code);
        }
      }
    },
    partOf: (value, index) => own(value as JsonObject, rows[index]!.code),
    whole(parts) {
      const answered = rows.flatMap(({ code }, index) => (parts[index] === undefined ? [] : [[code, parts[index]]]));
      return answered.length > 0 ? Object.fromEntries(answered) : undefined;
    },
  };
}

/** An answer with more rows than this is nonsense; each wrong row is told of. */
const MOST_ROWS = 1_000;

/** Keys that hide what every object has (`toString`) would make the expression engine fail. */
function isRowsWithScalars(value: unknown): boolean {
  if (!isJsonObject(value) || Object.getPrototypeOf(value) === null) return false;
  const entries = Object.entries(value);
  if (entries.length > MOST_ROWS) return false;
  for (const [row, column] of entries) {
    if (isReserved(row) || !(isNothing(column) || isScalar(column))) return false;
  }
  return true;
}

const isReserved = (row: string) => row in {} || row === 'equals' || row === 'length';

/** Rows are keys of the answer and names in expressions (`{vraag.regel}`). */
const ROW = /^[^.[\]{}]+$/;

/** `matrix` with one choice per row. */
export const matrix: QuestionType = {
  types: ['matrix'],
  validators: [],
  read(reader) {
    reader.allow(TYPE_APPEARANCE.matrix);
    reader.only('cellType', 'radio');
    const columns = readChoices(reader, 'columns');
    const rows = readChoices(reader, 'rows');
    if (rows.length > MOST_ROWS) reader.refuse('rows', `Een vraag kan niet meer dan ${MOST_ROWS} regels hebben.`);
    for (const { code } of rows) {
      if (!ROW.test(code) || isReserved(code)) {
        reader.refuse('rows', `"${code}" kan niet de naam van een regel zijn.`);
      }
    }
    // The older name is the same property.
    const each = reader.boolean('eachRowRequired') ?? reader.boolean('isAllRowRequired') ?? false;
    reader.raw('isAllRowRequired');
    return rows.length > 0 && columns.length > 0 ? rowsOf(rows, columns, each) : undefined;
  },
};
