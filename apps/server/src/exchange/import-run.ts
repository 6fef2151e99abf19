import type { CellError, ImportEvent, RowEvent } from '@ido/exchange';
import type { ImportProgress, ImportReportRepository } from './import-report.repository';

/** Rows that are stored together. */
const BATCH = 1000;

/** A row of a file that can be read, whatever it is about. */
export interface ReadRow {
  readonly kind: 'row';
  readonly row: number;
}

/** What reading a file with such rows gives, event by event. */
export type ImportEventOf<Row extends ReadRow> = Exclude<ImportEvent, RowEvent> | Row;

/** Checks and stores rows; gives the errors of those that are refused. */
export type Settle<Row extends ReadRow> = (
  rows: readonly Row[],
  columns: readonly string[],
) => Promise<readonly (readonly CellError[])[]>;

/** Takes one import from event to event: batches its rows, stores what is refused, says how far it is. */
export class ImportRun<Row extends ReadRow = RowEvent> implements ImportProgress {
  encoding: string | null = null;
  delimiter: string | null = null;
  bytesRead = 0;
  rows = 0;
  accepted = 0;
  errorCount = 0;
  /** Number of rows that are refused so far. */
  refusedRows = 0;
  /** The file cannot be imported at all. */
  unusable = false;
  private columns: readonly string[] = [];
  private batch: Row[] = [];
  private errors: CellError[] = [];

  constructor(
    private readonly id: string,
    private readonly reports: ImportReportRepository,
    private readonly settle: Settle<Row>,
  ) {}

  /** Reads all events; what is left over is settled at the end. */
  async read(events: AsyncIterable<ImportEventOf<Row>>): Promise<void> {
    for await (const event of events) await this.take(event);
    await this.settleBatch();
    await this.storeErrors();
  }

  private async take(event: ImportEventOf<Row>): Promise<void> {
    switch (event.kind) {
      case 'dialect':
        this.encoding = event.encoding;
        this.delimiter = event.delimiter;
        this.columns = event.columns;
        return;
      case 'encoding':
        this.encoding = event.encoding;
        return;
      case 'row':
        this.rows++;
        this.batch.push(event);
        if (this.batch.length >= BATCH) await this.settleBatch();
        return;
      case 'refused':
        this.rows++;
        this.refusedRows++;
        // Rows before it come first in the report.
        if (this.errors.length + event.errors.length > BATCH) await this.settleBatch();
        this.errors.push(...event.errors);
        return;
      case 'progress':
        this.bytesRead = event.bytesRead;
        await this.settleBatch();
        await this.storeErrors();
        await this.reports.progress(this.id, this);
        return;
      case 'unusable':
        this.unusable = true;
        this.errors.push(...event.errors);
        return;
    }
  }

  private async settleBatch(): Promise<void> {
    const { batch } = this;
    this.batch = [];
    if (batch.length > 0) {
      const refused = await this.settle(batch, this.columns);
      this.accepted += batch.length - refused.length;
      this.refusedRows += refused.length;
      for (const errors of refused) this.errors.push(...errors);
    }
    if (this.errors.length >= BATCH) await this.storeErrors();
  }

  private async storeErrors(): Promise<void> {
    const errors = this.errors.sort((a, b) => a.row - b.row);
    this.errors = [];
    await this.reports.addErrors(this.id, this.errorCount + 1, errors);
    this.errorCount += errors.length;
  }
}
