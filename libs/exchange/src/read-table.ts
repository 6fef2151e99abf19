import { type CsvRecord, MAX_COLUMNS, MAX_RECORD_BYTES, type RecordProblem } from './csv-records';
import { cut } from './cut';
import { unguarded } from './formula-guard';
import type {
  CellError,
  Delimiter,
  DialectEvent,
  EncodingEvent,
  ProgressEvent,
  RefusedEvent,
  UnusableEvent,
} from './import-event';
import { headRecords, type Opened, openSource } from './source-bytes';
import { cellTexts, EncodingDecision } from './text-encoding';

/** A column of a file: at least the name that the file gives it. */
export interface TableColumn {
  readonly name: string;
}

/** What the first record of a file has to be. */
export interface TableHeader<C extends TableColumn> {
  /** How many of these cells are names of columns: tells which delimiter a file has. */
  known(cells: readonly string[]): number;
  /** The columns in the order of the file, or everything that is wrong with them. */
  read(
    cells: readonly string[],
    row: number,
  ):
    | { readonly ok: true; readonly columns: readonly C[] }
    | { readonly ok: false; readonly errors: readonly CellError[] };
}

/** One record below the header, with as many cells as the header has columns; not one of them looked at yet. */
export interface RecordEvent {
  readonly kind: 'record';
  readonly row: number;
  readonly cells: readonly string[];
}

/** The first event of a file that can be used, with what its columns are. */
export interface TableDialectEvent<C extends TableColumn> extends Omit<DialectEvent, 'columns'> {
  readonly columns: readonly C[];
}

export type TableEvent<C extends TableColumn> =
  TableDialectEvent<C> | EncodingEvent | RecordEvent | RefusedEvent | ProgressEvent | UnusableEvent;

const ROWS_PER_PROGRESS = 1000;

const PROBLEMS: Record<RecordProblem, string> = {
  'too-long': `Deze rij is langer dan ${MAX_RECORD_BYTES / 1024 / 1024} MB. Misschien ontbreekt een aanhalingsteken.`,
  unclosed: 'Een aanhalingsteken dat in deze rij begint, wordt nergens gesloten.',
  'after-quote': 'Na het sluitende aanhalingsteken staat nog tekst. Schrijf een aanhalingsteken in een tekst dubbel.',
};
const MIXED = 'Deze cel bevat tekens die geen UTF-8 zijn, terwijl de rest van het bestand dat wel is.';

/**
 * Reads the records of a CSV file as it comes in: first what it is (`dialect`), then each record or why it cannot be one, and how far it
 * is; or one `unusable`. Memory stays bounded whatever the size of the file. What is in the file never makes it throw; a source
 * that fails does, with its own error.
 */
export async function* readTable<C extends TableColumn>(
  source: AsyncIterable<Uint8Array>,
  header: TableHeader<C>,
): AsyncGenerator<TableEvent<C>> {
  const opened = await openSource(source);
  if (!opened.ok) {
    yield unusable({ row: 1, column: '', value: '', detail: opened.detail });
    return;
  }
  const delimiter = delimiterOf(opened, header);
  const encoding = new EncodingDecision(opened.byteOrderMark);
  // What the head says already; a file whose first accent comes later is told of by an `encoding` event.
  for (const record of headRecords(opened, delimiter)) if (encoding.of(record.bytes) !== 'ascii') break;

  let columns: readonly C[] | null = null;
  let count = 0;
  let bytesRead = 0;
  for await (const batch of opened.records(delimiter)) {
    bytesRead = batch.bytesRead;
    for (const record of batch.records) {
      if (columns) {
        const before = encoding.decided;
        const event = readRecord(record, columns, encoding);
        if (encoding.decided !== before) yield { kind: 'encoding', encoding: encoding.decided, row: record.row };
        if (!event) continue;
        yield event;
        if (++count % ROWS_PER_PROGRESS === 0) yield { kind: 'progress', bytesRead, rows: count };
        continue;
      }
      const read = headerOf(record, header, encoding);
      if (read.kind === 'unusable') {
        yield read;
        return;
      }
      columns = read.columns;
      yield { kind: 'dialect', encoding: encoding.decided, delimiter, columns };
    }
  }
  if (columns) yield { kind: 'progress', bytesRead, rows: count };
  else yield unusable({ row: 1, column: '', value: '', detail: 'Het bestand is leeg.' });
}

const unusable = (...errors: CellError[]): UnusableEvent => ({ kind: 'unusable', errors });

/** The delimiter that gives most columns that are known; when in doubt, the one that gives most columns, and `;`. */
function delimiterOf<C extends TableColumn>(opened: Opened, header: TableHeader<C>): Delimiter {
  const score = (delimiter: Delimiter) => {
    for (const record of headRecords(opened, delimiter)) {
      const cells = cellTexts(record, new EncodingDecision(opened.byteOrderMark).of(record.bytes));
      return header.known(cells) * 10_000 + cells.length;
    }
    return 0;
  };
  return score(',') > score(';') ? ',' : ';';
}

function headerOf<C extends TableColumn>(
  record: CsvRecord,
  header: TableHeader<C>,
  encoding: EncodingDecision,
): { kind: 'columns'; columns: readonly C[] } | UnusableEvent {
  if (record.problem) {
    return unusable({ row: record.row, column: '', value: '', detail: PROBLEMS[record.problem] });
  }
  const read = header.read(cellTexts(record, encoding.of(record.bytes)), record.row);
  return read.ok ? { kind: 'columns', columns: read.columns } : unusable(...read.errors);
}

/** The record, or why it is none; null when all its cells are empty, as spreadsheets leave them below the last row. */
function readRecord(
  record: CsvRecord,
  columns: readonly TableColumn[],
  decision: EncodingDecision,
): RecordEvent | RefusedEvent | null {
  const { row, problem } = record;
  const encoding = decision.of(record.bytes);
  const cells = cellTexts(record, encoding);
  if (problem) {
    const at = problem === 'too-long' ? undefined : columns[record.problemCell];
    const value = at ? (cells[record.problemCell] ?? '') : '';
    return refuse(row, at?.name ?? '', value, PROBLEMS[problem]);
  }
  if (encoding === 'mixed') {
    const index = cells.findIndex((cell) => cell.includes('\ufffd'));
    return refuse(row, columns[index]?.name ?? '', cells[index] ?? '', MIXED);
  }
  if (cells.every((cell) => cell === '')) return null;
  const { length } = columns;
  if (cells.length !== length) {
    const many = cells.length > length;
    const detail = `Deze rij heeft te ${many ? 'veel' : 'weinig'} cellen: ${cells.length > MAX_COLUMNS ? `meer dan ${MAX_COLUMNS}` : cells.length}, terwijl de kopregel er ${length} heeft.`;
    return refuse(row, '', '', detail);
  }
  return { kind: 'record', row, cells };
}

function refuse(row: number, column: string, value: string, detail: string): RefusedEvent {
  return { kind: 'refused', row, errors: [{ row, column, value: cut(unguarded(value)), detail }] };
}
