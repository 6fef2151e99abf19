import type { CompiledQuestionnaire } from '@ido/questionnaire';
import type { Column } from './column-names';
import { type CsvRecord, MAX_COLUMNS, MAX_RECORD_BYTES, type RecordProblem } from './csv-records';
import { cut } from './cut';
import { unguarded } from './formula-guard';
import { answersOf } from './import-answers';
import { ColumnNames, knownColumns, readHeader } from './import-columns';
import type { CellError, Delimiter, ImportEvent, RefusedEvent, RowEvent, UnusableEvent } from './import-event';
import { cellOf } from './problem-cells';
import { headRecords, type Opened, openSource } from './source-bytes';
import { cellTexts, EncodingDecision } from './text-encoding';

/** How responses are read. */
export interface ImportOptions {
  /** False for historical data: an answer that is required now may be missing. Default true. */
  readonly requireAll?: boolean;
}

const ROWS_PER_PROGRESS = 1000;

const PROBLEMS: Record<RecordProblem, string> = {
  'too-long': `Deze rij is langer dan ${MAX_RECORD_BYTES / 1024 / 1024} MB. Misschien ontbreekt een aanhalingsteken.`,
  unclosed: 'Een aanhalingsteken dat in deze rij begint, wordt nergens gesloten.',
  'after-quote': 'Na het sluitende aanhalingsteken staat nog tekst. Schrijf een aanhalingsteken in een tekst dubbel.',
};
const MIXED = 'Deze cel bevat tekens die geen UTF-8 zijn, terwijl de rest van het bestand dat wel is.';

/**
 * Reads responses from a CSV file as it comes in: first what it is (`dialect`), then each row as it is accepted or refused and
 * how far it is; or one `unusable`. Memory stays bounded whatever the size of the file (README). What is in the file never
 * makes it throw; a source that fails does, with its own error.
 */
export async function* readResponses(
  source: AsyncIterable<Uint8Array>,
  questionnaire: CompiledQuestionnaire,
  options: ImportOptions = {},
): AsyncGenerator<ImportEvent> {
  const opened = await openSource(source);
  if (!opened.ok) {
    yield unusable({ row: 1, column: '', value: '', detail: opened.detail });
    return;
  }
  const names = new ColumnNames(questionnaire);
  const delimiter = delimiterOf(opened, names);
  const encoding = new EncodingDecision(opened.byteOrderMark);
  // What the head says already; a file whose first accent comes later is told of by an `encoding` event.
  for (const record of headRecords(opened, delimiter)) if (encoding.of(record.bytes) !== 'ascii') break;

  let rows: RowReader | null = null;
  let count = 0;
  let bytesRead = 0;
  for await (const batch of opened.records(delimiter)) {
    bytesRead = batch.bytesRead;
    for (const record of batch.records) {
      if (rows) {
        const before = encoding.decided;
        const event = rows.read(record);
        if (encoding.decided !== before) yield { kind: 'encoding', encoding: encoding.decided, row: record.row };
        if (!event) continue;
        yield event;
        if (++count % ROWS_PER_PROGRESS === 0) yield { kind: 'progress', bytesRead, rows: count };
        continue;
      }
      const header = headerOf(record, names, encoding);
      if (header.kind === 'unusable') {
        yield header;
        return;
      }
      const { columns } = header;
      yield { kind: 'dialect', encoding: encoding.decided, delimiter, columns: columns.map((column) => column.name) };
      rows = new RowReader(columns, names, encoding, questionnaire, options.requireAll ?? true);
    }
  }
  if (rows) yield { kind: 'progress', bytesRead, rows: count };
  else yield unusable({ row: 1, column: '', value: '', detail: 'Het bestand is leeg.' });
}

const unusable = (...errors: CellError[]): UnusableEvent => ({ kind: 'unusable', errors });

/** The delimiter that gives most columns that the questionnaire knows; when in doubt, the one that gives most columns, and `;`. */
function delimiterOf(opened: Opened, names: ColumnNames): Delimiter {
  const score = (delimiter: Delimiter) => {
    for (const record of headRecords(opened, delimiter)) {
      const cells = cellTexts(record, new EncodingDecision(opened.byteOrderMark).of(record.bytes));
      return knownColumns(cells, names) * 10_000 + cells.length;
    }
    return 0;
  };
  return score(',') > score(';') ? ',' : ';';
}

function headerOf(
  record: CsvRecord,
  names: ColumnNames,
  encoding: EncodingDecision,
): { kind: 'columns'; columns: readonly Column[] } | UnusableEvent {
  if (record.problem) {
    return unusable({ row: record.row, column: '', value: '', detail: PROBLEMS[record.problem] });
  }
  const header = readHeader(cellTexts(record, encoding.of(record.bytes)), record.row, names);
  return header.ok ? { kind: 'columns', columns: header.columns } : unusable(...header.errors);
}

/** Reads one record after the other under one header. */
class RowReader {
  private readonly routed: ReadonlySet<string>;

  constructor(
    private readonly columns: readonly Column[],
    private readonly names: ColumnNames,
    private readonly encoding: EncodingDecision,
    private readonly questionnaire: CompiledQuestionnaire,
    private readonly requireAll: boolean,
  ) {
    const routed = questionnaire.codebook.variables.filter((variable) => variable.routed);
    this.routed = new Set(routed.map(({ question }) => question));
  }

  /** The row, accepted or refused; null when all its cells are empty, as spreadsheets leave them below the last row. */
  read(record: CsvRecord): RowEvent | RefusedEvent | null {
    const { row, problem } = record;
    const encoding = this.encoding.of(record.bytes);
    const cells = cellTexts(record, encoding);
    if (problem) {
      const at = problem === 'too-long' ? undefined : this.columns[record.problemCell];
      const value = at ? (cells[record.problemCell] ?? '') : '';
      return this.refuse(row, at?.name ?? '', value, PROBLEMS[problem]);
    }
    if (encoding === 'mixed') {
      const index = cells.findIndex((cell) => cell.includes('\ufffd'));
      return this.refuse(row, this.columns[index]?.name ?? '', cells[index] ?? '', MIXED);
    }
    if (cells.every((cell) => cell === '')) return null;
    const { length } = this.columns;
    if (cells.length !== length) {
      const many = cells.length > length;
      const detail = `Deze rij heeft te ${many ? 'veel' : 'weinig'} cellen: ${cells.length > MAX_COLUMNS ? `meer dan ${MAX_COLUMNS}` : cells.length}, terwijl de kopregel er ${length} heeft.`;
      return this.refuse(row, '', '', detail);
    }
    return this.convert(row, cells);
  }

  private convert(row: number, cells: readonly string[]): RowEvent | RefusedEvent {
    const { errors, refusedQuestions, answers, ...metadata } = answersOf(cells, row, this.columns, this.names);
    const problems = this.questionnaire.check(answers, 'complete').filter(({ code, question }) => {
      if (code === 'required' && !this.requireAll) return false;
      if (refusedQuestions.size === 0) return true;
      // A refused cell leaves its question open; what follows from that, by routing too, is not the file's doing.
      if (code === 'not-shown' || refusedQuestions.has(question)) return false;
      return code !== 'required' || !this.routed.has(question);
    });
    if (errors.length === 0 && problems.length === 0) return { kind: 'row', row, ...metadata, answers };
    const more = problems.map((problem) => cellOf(problem, row, cells, this.columns, answers));
    return { kind: 'refused', row, errors: [...errors, ...more] };
  }

  private refuse(row: number, column: string, value: string, detail: string): RefusedEvent {
    return { kind: 'refused', row, errors: [{ row, column, value: cut(unguarded(value)), detail }] };
  }
}
