import { isAscii, isUtf8 } from 'node:buffer';
import type { CsvRecord } from './csv-records';
import type { Encoding } from './import-event';

/** Windows-1252 where it differs from Latin-1: bytes 0x80 to 0x9F (WHATWG Encoding Standard, index-windows-1252). */
const FROM_0X80 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Text of Windows-1252 bytes; every byte has a character. */
export function windows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char: string) => FROM_0X80[char.charCodeAt(0) - 0x80]!);
}

/** How one record is to be read. `mixed`: it is not UTF-8, though the file is. */
export type RecordEncoding = 'ascii' | Encoding | 'mixed';

/**
 * Decides the encoding of a file while it streams. The first record that is not ASCII decides for the whole file: UTF-8 when
 * its bytes are valid UTF-8, otherwise Windows-1252. The decision holds for what came before as well, since ASCII is the same
 * in both; so an accent in the last row of a large file needs no look-ahead. A byte order mark decides at once. Where a file
 * that was UTF-8 stops being so, the record is reported and not guessed at.
 */
export class EncodingDecision {
  private encoding: Encoding | null;

  constructor(byteOrderMark: boolean) {
    this.encoding = byteOrderMark ? 'utf-8' : null;
  }

  /** What is known so far; a file of ASCII alone counts as UTF-8. */
  get decided(): Encoding {
    return this.encoding ?? 'utf-8';
  }

  of(record: Buffer): RecordEncoding {
    if (isAscii(record)) return 'ascii';
    if (this.encoding === 'windows-1252') return 'windows-1252';
    if (isUtf8(record)) return (this.encoding = 'utf-8');
    if (this.encoding === 'utf-8') return 'mixed';
    return (this.encoding = 'windows-1252');
  }
}

/** Texts of the cells of a record, quotes undone. */
export function cellTexts(record: CsvRecord, encoding: RecordEncoding): string[] {
  const { bytes, bounds } = record;
  const texts: string[] = [];
  for (let i = 0; i < bounds.length; i += 3) {
    const start = bounds[i]!;
    const end = bounds[i + 1]!;
    const text =
      encoding === 'ascii'
        ? bytes.toString('latin1', start, end)
        : encoding === 'windows-1252'
          ? windows1252(bytes.subarray(start, end))
          : bytes.toString('utf8', start, end);
    texts.push(bounds[i + 2] === 1 ? text.replaceAll('""', '"') : text);
  }
  return texts;
}
