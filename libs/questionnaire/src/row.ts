import type { Answers } from './answers';
import type { Variable } from './codebook';
import { MISSING, NOT_ELIGIBLE, type Cell, type Coding } from './coding';
import { own } from './definition/json';
import type { AnswerForm } from './question-types/question-type';

/** A category's cell value is this plus its index. */
const FIRST_CATEGORY = 2;
/** Value of a `state` cell when there is an answer. */
const ANSWERED = 2;

/** How one variable stands in a row. */
interface Column {
  readonly variable: Variable;
  readonly cells: readonly Cell[];
  readonly indexes: ReadonlyMap<unknown, number>;
}

/** Writes and reads coded rows of one questionnaire (see `coding.ts` for what a cell means). */
export class RowCoding {
  private readonly questions: readonly { name: string; form: AnswerForm; columns: readonly Column[] }[];

  constructor(
    questions: readonly { readonly name: string; readonly form: AnswerForm }[],
    variables: readonly Variable[],
    private readonly coding: Coding,
  ) {
    const columns = variables.map((variable) => ({
      variable,
      cells: coding.cells.filter((cell) => cell.variable === variable.name),
      indexes: new Map(variable.categories.map(({ value }, index) => [value, index])),
    }));
    this.questions = questions.map(({ name, form }) => ({
      name,
      form,
      columns: columns.filter(({ variable }) => variable.question === name),
    }));
  }

  /** @throws RangeError for a code that the codebook has not: answers must have been checked. */
  encode(answers: Answers, shown: readonly boolean[]): Uint8Array {
    const row = new Uint8Array(this.coding.width).fill(NOT_ELIGIBLE);
    this.questions.forEach(({ name, form, columns }, index) => {
      if (!shown[index]) return;
      const value = own(answers, name);
      const answered = form.hasType(value) && !form.isEmpty(value);
      columns.forEach((column, part) => write(row, column, answered ? form.partOf(value, part) : undefined));
    });
    return row;
  }

  /** @throws RangeError for a row that is not of this questionnaire. */
  decode(row: Uint8Array): Answers {
    if (row.length !== this.coding.width) {
      throw new RangeError(`a coded row of ${row.length} bytes where ${this.coding.width} belong`);
    }
    const answers: Answers = {};
    for (const { name, form, columns } of this.questions) {
      const value = form.whole(columns.map((column) => read(row, column)));
      if (value !== undefined) answers[name] = value;
    }
    return answers;
  }
}

function write(row: Uint8Array, { variable, cells, indexes }: Column, value: unknown): void {
  for (const cell of cells) {
    if (value === undefined || value === null || value === '') put(row, cell, MISSING);
    else if (cell.kind === 'state') put(row, cell, ANSWERED);
    else if (cell.kind === 'category') put(row, cell, FIRST_CATEGORY + indexOf(variable, indexes, value));
    else put(row, cell, 1 + maskOf(variable, indexes, cell, value as readonly unknown[]));
  }
}

function maskOf(variable: Variable, indexes: Column['indexes'], cell: Cell, chosen: readonly unknown[]): number {
  let mask = 0;
  for (const option of chosen) {
    const bit = indexOf(variable, indexes, option) - cell.firstOption;
    if (bit >= 0 && bit < cell.options) mask |= 1 << bit;
  }
  return mask;
}

function indexOf(variable: Variable, indexes: Column['indexes'], value: unknown): number {
  const index = indexes.get(value);
  if (index === undefined) throw new RangeError(`variable ${variable.name} has no such category`);
  return index;
}

function read(row: Uint8Array, { variable, cells }: Column): unknown {
  const [first] = cells;
  if (!first || first.kind === 'state') return undefined;
  if (first.kind === 'category') {
    const value = get(row, first);
    return value < FIRST_CATEGORY ? undefined : categoryAt(variable, value - FIRST_CATEGORY);
  }
  const chosen = cells.flatMap((cell) => {
    const mask = Math.max(0, get(row, cell) - 1);
    if (mask >= 1 << cell.options) throw new RangeError(`variable ${variable.name} has no such options`);
    return Array.from({ length: cell.options }, (_, bit) => bit)
      .filter((bit) => mask & (1 << bit))
      .map((bit) => categoryAt(variable, cell.firstOption + bit));
  });
  return chosen.length > 0 ? chosen : undefined;
}

function categoryAt(variable: Variable, index: number): string | number | boolean {
  const category = variable.categories[index];
  if (!category) throw new RangeError(`variable ${variable.name} has no category ${index}`);
  return category.value;
}

function put(row: Uint8Array, { offset, bytes }: Cell, value: number): void {
  if (bytes === 2) row[offset] = value >> 8;
  row[offset + bytes - 1] = value & 0xff;
}

function get(row: Uint8Array, { offset, bytes }: Cell): number {
  return bytes === 2 ? (row[offset]! << 8) | row[offset + 1]! : row[offset]!;
}
