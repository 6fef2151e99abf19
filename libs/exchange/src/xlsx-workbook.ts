import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import type { Cell, Sheet } from './cell';

/** Rows that a sheet of Excel has room for; what is over goes on in a next sheet. */
const MAX_ROWS = 1_048_576;
/** Characters that a cell of Excel has room for. */
const MAX_CHARACTERS = 32_767;
const CUT_OFF = ' […]';
/** Rows between two moments at which the stream may catch up. */
const ROWS_PER_PAUSE = 200;

/**
 * Writes sheets as an XLSX workbook, row by row, and ends the stream. Text is always a text cell, never a formula; the header is
 * bold and stays in view. Rejects when the stream fails or is closed before the end.
 */
export async function writeWorkbook(sheets: readonly Sheet[], stream: NodeJS.WritableStream): Promise<void> {
  const watch = new StreamWatch(stream);
  try {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
      // exceljs asks for a class of Node where any writable stream will do.
      stream: stream as unknown as ExcelJS.stream.xlsx.WorkbookWriterOptions['stream'],
      useStyles: true,
      useSharedStrings: false,
      // Speed over size: the sheet is repetitive text, the lowest level saves most of it already.
      zip: { zlib: { level: 1 } },
    });
    for (const sheet of sheets) await writeSheet(workbook, sheet, watch);
    await watch.unlessClosed(workbook.commit());
  } finally {
    watch.stop();
  }
}

async function writeSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, sheet: Sheet, watch: StreamWatch) {
  let part = 1;
  let rows = 0;
  const open = () => {
    const name = part === 1 ? sheet.name : `${sheet.name} ${part}`;
    const opened = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    opened.columns = sheet.header.map((title) => ({ width: Math.min(40, Math.max(10, title.length + 2)) }));
    const header = opened.addRow(sheet.header.map(excelText));
    header.font = { bold: true };
    header.commit();
    rows = 1;
    return opened;
  };
  let worksheet = open();
  for await (const record of sheet.records) {
    if (rows === MAX_ROWS) {
      worksheet.commit();
      part++;
      worksheet = open();
    }
    const row = worksheet.addRow(record.map(excelValue));
    record.forEach((cell, index) => {
      if (typeof cell === 'object' && cell !== null) row.getCell(index + 1).numFmt = 'dd-mm-yyyy';
    });
    row.commit();
    if (++rows % ROWS_PER_PAUSE === 0) await watch.ready();
  }
  worksheet.commit();
}

function excelValue(cell: Cell): string | number | Date | null {
  if (typeof cell === 'string') return excelText(cell);
  if (typeof cell === 'number' || cell === null) return cell;
  const date = new Date(`${cell.date}T00:00:00Z`);
  // The calendar of Excel begins in 1900, and what is no date of the calendar stays text.
  return date.getTime() >= Date.UTC(1900, 2, 1) ? date : cell.date;
}

/** Text without what XML cannot hold (exceljs leaves some of it in), with `_x0041_` kept as it is and no longer than Excel takes. */
function excelText(text: string): string {
  const clean = text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/_x(?=[0-9a-f]{4}_)/gi, '_x005F_x');
  return clean.length <= MAX_CHARACTERS ? clean : clean.slice(0, MAX_CHARACTERS - CUT_OFF.length) + CUT_OFF;
}

/** Waits for a stream that is full and tells when it is gone: exceljs does neither. */
class StreamWatch {
  private readonly closed: Promise<never>;
  private fail: (error: Error) => void = () => undefined;

  constructor(private readonly stream: NodeJS.WritableStream) {
    this.closed = new Promise((_, reject) => (this.fail = reject));
    // Whoever waits hears of it; nobody waiting is no unhandled rejection.
    this.closed.catch(() => undefined);
    stream.on('error', this.onError);
    stream.on('close', this.onClose);
  }

  /** Resolves when more can be written. */
  async ready(): Promise<void> {
    await this.unlessClosed(setImmediate());
    while ('writableNeedDrain' in this.stream && this.stream.writableNeedDrain === true) {
      await this.unlessClosed(
        new Promise<void>((resolve) => {
          this.stream.once('drain', resolve);
        }),
      );
    }
  }

  async unlessClosed<T>(work: Promise<T>): Promise<T> {
    return await Promise.race([work, this.closed]);
  }

  stop(): void {
    this.stream.off('error', this.onError);
    this.stream.off('close', this.onClose);
  }

  private readonly onError = (error: Error) => this.fail(error);
  private readonly onClose = () => {
    const finished = 'writableFinished' in this.stream && this.stream.writableFinished === true;
    if (!finished) this.fail(new Error('The stream was closed before the workbook was written.'));
  };
}
