import type { Variable } from '@ido/questionnaire';
import fc from 'fast-check';
import { Columns } from '../columns';

/** What one respondent did with one variable: not asked, asked without an answer, or the indices of the categories chosen. */
export type Given = 'notAsked' | 'missing' | readonly number[];
export type Response = Readonly<Record<string, Given>>;

/** A coded row, written here byte by byte from what the coding says, apart from the code under test. */
export function rowOf(columns: Columns, response: Response): Uint8Array {
  const row = new Uint8Array(columns.coding.width);
  for (const cell of columns.coding.cells) {
    const given = response[cell.variable] ?? 'notAsked';
    let value: number;
    if (given === 'notAsked') value = 0;
    else if (given === 'missing') value = 1;
    else if (cell.kind === 'state') value = 2;
    else if (cell.kind === 'category') value = 2 + given[0]!;
    else {
      value = 1;
      for (const index of given) {
        const bit = index - cell.firstOption;
        if (bit >= 0 && bit < cell.options) value += 2 ** bit;
      }
    }
    if (cell.bytes === 2) row[cell.offset] = value >> 8;
    row[cell.offset + cell.bytes - 1] = value & 0xff;
  }
  return row;
}

/** An id that differs for every number, with its number where ids of one moment differ least. */
export function idOf(number: number): Uint8Array {
  const id = new Uint8Array(16).fill(7);
  new DataView(id.buffer).setUint32(12, number);
  return id;
}

export function columnsOf(variables: readonly Variable[], responses: readonly Response[]): Columns {
  const columns = new Columns(variables);
  responses.forEach((response, at) => columns.put(idOf(at), rowOf(columns, response)));
  return columns;
}

/** Any response to these variables. */
export function anyResponse(variables: readonly Variable[]): fc.Arbitrary<Response> {
  return fc.record(Object.fromEntries(variables.map((variable) => [variable.name, anyGiven(variable)])));
}

function anyGiven({ type, categories }: Variable): fc.Arbitrary<Given> {
  const indices = categories.map((_, at) => at);
  const answer =
    type === 'single'
      ? fc.constantFrom(...indices).map((at) => [at])
      : type === 'multiple'
        ? fc.subarray(indices, { minLength: 1 })
        : fc.constant([]);
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant('notAsked' as const) },
    { weight: 1, arbitrary: fc.constant('missing' as const) },
    { weight: 6, arbitrary: answer },
  );
}
