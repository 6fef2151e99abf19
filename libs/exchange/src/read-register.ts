import { cut } from './cut';
import { readDate } from './date-text';
import { unguarded } from './formula-guard';
import type {
  CellError,
  DialectEvent,
  EncodingEvent,
  ProgressEvent,
  RefusedEvent,
  UnusableEvent,
} from './import-event';
import { namedColumns, type NamedColumn } from './named-columns';
import { readNumber } from './number-text';
import { readTable } from './read-table';

/** Kinds of organisation, with what a file may call them. */
const TYPES = {
  municipality: ['gemeente', 'municipality'],
  library: ['bibliotheek', 'library'],
  'ido-location': ['ido-locatie', 'ido-location'],
} as const;
export type RegisterType = keyof typeof TYPES;

/** What a column of a register file is about. Counts have a column per day: `inwoners 2024-01-01`. */
export type RegisterField =
  | 'code'
  | 'type'
  | 'name'
  | 'province'
  | 'validFrom'
  | 'validTo'
  | 'successorCode'
  | 'serves'
  | 'servesFrom'
  | 'note'
  | `inhabitants ${string}`;

const COLUMNS = new Map<string, RegisterField>([
  ['code', 'code'],
  ['soort', 'type'],
  ['naam', 'name'],
  ['provincie', 'province'],
  ['geldig vanaf', 'validFrom'],
  ['geldig tot', 'validTo'],
  ['opvolger', 'successorCode'],
  ['bedient', 'serves'],
  ['bedient vanaf', 'servesFrom'],
  ['opmerking', 'note'],
]);
const INHABITANTS = /^inwoners (\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4})$/;
const LONGEST_NAME = 200;
const LONGEST_NOTE = 1000;
const MOST_INHABITANTS = 20_000_000;
/** What clears a cell: an empty one leaves what is known. */
const NONE = '-';

/** One organisation as a file has it: what is undefined the file does not say, null it says is none. Codes in capitals. */
export interface RegisterRow {
  readonly kind: 'organisation';
  readonly row: number;
  readonly code: string;
  readonly type?: RegisterType;
  readonly name?: string;
  readonly province?: string | null;
  readonly validFrom?: string;
  readonly validTo?: string | null;
  readonly successorCode?: string | null;
  readonly serves?: readonly string[];
  readonly servesFrom?: string;
  readonly note?: string;
  readonly inhabitants: ReadonlyArray<{ readonly referenceDate: string; readonly inhabitants: number }>;
  /** The cell that a field was read from, for whoever refuses it later; the column's usual name where the file has none. */
  cell(field: string): Pick<CellError, 'column' | 'value'>;
}

export type RegisterEvent = DialectEvent | EncodingEvent | RegisterRow | RefusedEvent | ProgressEvent | UnusableEvent;

const HEADER = namedColumns<RegisterField>({
  fieldOf(name) {
    const words = name.replaceAll('_', ' ').replace(/\s+/g, ' ');
    const day = INHABITANTS.exec(words)?.[1];
    if (day === undefined) return COLUMNS.get(words);
    const date = readDate(day);
    return date.ok ? `inhabitants ${date.value}` : undefined;
  },
  required: [{ field: 'code', name: 'code' }],
  about: 'het register',
});

/**
 * Reads organisations from a CSV file: `code` and any of soort, naam, provincie, geldig vanaf, geldig tot, opvolger, bedient (codes of
 * municipalities), bedient vanaf, opmerking, and `inwoners <day>`. An empty cell says nothing, `-` that there is none. Whether it fits
 * the register is for the register to say. Otherwise as `readTable`.
 */
export async function* readRegister(source: AsyncIterable<Uint8Array>): AsyncGenerator<RegisterEvent> {
  let columns: ReadonlyArray<NamedColumn<RegisterField>> = [];
  for await (const event of readTable(source, HEADER)) {
    if (event.kind === 'dialect') {
      columns = event.columns;
      yield { ...event, columns: columns.map(({ name }) => name) };
    } else if (event.kind === 'record') yield rowOf(event.row, event.cells, columns);
    else yield event;
  }
}

function rowOf(
  row: number,
  cells: readonly string[],
  columns: ReadonlyArray<NamedColumn<RegisterField>>,
): RegisterRow | RefusedEvent {
  const errors: CellError[] = [];
  const texts = new Map(columns.map(({ field }, at) => [field, unguarded(cells[at] ?? '').trim()]));
  const cell = (field: string) => ({
    column: columns.find((column) => column.field === field)?.name ?? usualName(field),
    value: cut(texts.get(field as RegisterField) ?? ''),
  });
  const refuse = (field: RegisterField, detail: string) => {
    errors.push({ row, ...cell(field), detail });
    return undefined;
  };
  const text = (field: RegisterField, longest: number) => {
    const value = texts.get(field);
    if (!value) return undefined;
    return value.length > longest ? refuse(field, `Deze tekst is langer dan ${longest} tekens.`) : value;
  };
  const date = (field: RegisterField) => {
    const value = texts.get(field);
    if (!value) return undefined;
    const read = readDate(value);
    return read.ok ? read.value.slice(0, 10) : refuse(field, read.detail);
  };
  const orNone = <T>(field: RegisterField, read: () => T | undefined) => (texts.get(field) === NONE ? null : read());
  const code = text('code', 20) ?? refuse('code', 'Elke rij heeft een code.') ?? '';
  const organisation: RegisterRow = {
    kind: 'organisation',
    row,
    code: code.toUpperCase(),
    type: typeOf(texts.get('type'), () => refuse('type', 'Kies gemeente, bibliotheek of IDO-locatie.')),
    name: text('name', LONGEST_NAME),
    province: orNone('province', () => text('province', 50)),
    validFrom: date('validFrom'),
    validTo: orNone('validTo', () => date('validTo')),
    successorCode: orNone('successorCode', () => text('successorCode', 20)?.toUpperCase()),
    serves: orNone('serves', () => codesOf(texts.get('serves'))) ?? (texts.get('serves') === NONE ? [] : undefined),
    servesFrom: date('servesFrom'),
    note: texts.get('note') === NONE ? '' : text('note', LONGEST_NOTE),
    inhabitants: columns.flatMap(({ field }) => {
      if (!field.startsWith('inhabitants ')) return [];
      const value = texts.get(field);
      if (!value) return [];
      const inhabitants = wholeNumber(value);
      if (typeof inhabitants === 'string') refuse(field, inhabitants);
      return typeof inhabitants === 'number'
        ? [{ referenceDate: field.slice('inhabitants '.length), inhabitants }]
        : [];
    }),
    cell,
  };
  return errors.length > 0 ? { kind: 'refused', row, errors: once(errors) } : organisation;
}

/** The usual name of the column of a field. */
function usualName(field: string): string {
  return [...COLUMNS].find(([, known]) => known === field)?.[0] ?? field.replace('inhabitants', 'inwoners');
}

function typeOf(text: string | undefined, refuse: () => undefined): RegisterType | undefined {
  if (!text) return undefined;
  const word = text.toLowerCase();
  const found = (Object.keys(TYPES) as RegisterType[]).find((type) => TYPES[type].some((name) => name === word));
  return found ?? refuse();
}

function codesOf(text: string | undefined): string[] | undefined {
  if (!text) return undefined;
  return [...new Set(text.toUpperCase().split(/[\s,|/;]+/))].filter((code) => code !== '');
}

/** Inhabitants, or why it is no number of them. `12.345` can only be a thousand: nobody has a third of an inhabitant. */
function wholeNumber(text: string): number | string {
  const read = readNumber(/^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text);
  if (!read.ok) return read.detail;
  const fine = Number.isInteger(read.value) && read.value >= 0 && read.value <= MOST_INHABITANTS;
  return fine ? read.value : 'Dit is geen aantal inwoners. Schrijf een heel getal.';
}

/** A code that is too long is also missing: one sentence is enough. */
function once(errors: readonly CellError[]): CellError[] {
  return errors.filter(({ column }, at) => errors.findIndex((other) => other.column === column) === at);
}
