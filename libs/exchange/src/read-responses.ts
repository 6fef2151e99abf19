import type { CompiledQuestionnaire } from '@ido/questionnaire';
import type { Column } from './column-names';
import { answersOf } from './import-answers';
import { ColumnNames, knownColumns, readHeader } from './import-columns';
import type { ImportEvent, RefusedEvent, RowEvent } from './import-event';
import { cellOf } from './problem-cells';
import { readTable, type TableHeader } from './read-table';

/** How responses are read. */
export interface ImportOptions {
  /** False for historical data: an answer that is required now may be missing. Default true. */
  readonly requireAll?: boolean;
}

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
  const names = new ColumnNames(questionnaire);
  const header: TableHeader<Column> = {
    known: (cells) => knownColumns(cells, names),
    read: (cells, row) => readHeader(cells, row, names),
  };
  let rows: RowReader | null = null;
  for await (const event of readTable(source, header)) {
    if (event.kind === 'dialect') {
      rows = new RowReader(event.columns, names, questionnaire, options.requireAll ?? true);
      yield { ...event, columns: event.columns.map(({ name }) => name) };
    } else if (event.kind === 'record') {
      if (rows) yield rows.convert(event.row, event.cells);
    } else yield event;
  }
}

/** Reads the cells of one record after the other under one header. */
class RowReader {
  private readonly routed: ReadonlySet<string>;

  constructor(
    private readonly columns: readonly Column[],
    private readonly names: ColumnNames,
    private readonly questionnaire: CompiledQuestionnaire,
    private readonly requireAll: boolean,
  ) {
    const routed = questionnaire.codebook.variables.filter((variable) => variable.routed);
    this.routed = new Set(routed.map(({ question }) => question));
  }

  /** The response, accepted or refused. */
  convert(row: number, cells: readonly string[]): RowEvent | RefusedEvent {
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
}
