import { cutToBytes } from '../utf8-text';
import type { SavColumn } from './sav-column';
import type { SavLayout } from './sav-columns';
import { Records } from './sav-records';

/** A string of over 255 bytes goes in segments that each hold 255, and are counted as if they held 252. */
export const SEGMENT = 255;
const COUNTED = 252;

/** Bytes of labels: the most that SPSS takes. */
const VARIABLE_LABEL = 255;
const VALUE_LABEL = 120;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number) => String(value).padStart(2, '0');

export interface SavAbout {
  readonly title: string;
  /** Lines of the document that goes with the file. */
  readonly documents: readonly string[];
  readonly createdAt: Date;
  readonly rows: number;
}

/** Declared widths of the segments of a string; one where it is not very long. */
export function segmentWidths(width: number): number[] {
  if (width <= SEGMENT) return [width];
  const count = Math.ceil(width / COUNTED);
  return Array.from({ length: count }, (_, at) => (at < count - 1 ? SEGMENT : width - at * COUNTED));
}

interface Placed {
  readonly column: SavColumn;
  /** Eight bytes at most, of the first segment. */
  readonly short: string;
  /** Number of its first element of eight bytes, from 1. */
  readonly place: number;
  readonly segments: readonly { readonly short: string; readonly width: number }[];
}

/**
 * Everything before the data of an SPSS system file. Layout of the records: the PSPP project's "System File Format"
 * (https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html).
 */
export function savDictionary({ columns, sets, weight }: SavLayout, about: SavAbout): Buffer {
  const { placed, elements } = place(columns);
  const records = new Records();
  header(records, about, elements, placed.find(({ column }) => column.name === weight)?.place ?? 0);
  for (const one of placed) variableRecords(records, one);
  for (const { column, place: at } of placed) {
    if (column.kind === 'number' && column.labels.length > 0) valueLabels(records, column.labels, at);
  }
  documents(records, about.documents);
  machine(records);
  const shortOf = new Map(placed.map(({ column, short }) => [column.name, short.toLowerCase()]));
  records.extension(
    7,
    sets
      .map((set) => {
        const label = cutToBytes(oneLine(set.label), VARIABLE_LABEL);
        const members = set.columns.map((name) => shortOf.get(name)).join(' ');
        return `$${set.name}=D1 1 ${Buffer.byteLength(label)} ${label} ${members}\n`;
      })
      .join(''),
  );
  display(records, placed);
  records.extension(13, placed.map(({ column, short }) => `${short}=${column.name}`).join('\t'));
  records.extension(
    14,
    placed
      .flatMap(({ column, short }) =>
        column.kind === 'text' && column.width > SEGMENT
          ? [`${short}=${String(column.width).padStart(5, '0')}\0\t`]
          : [],
      )
      .join(''),
  );
  records.int32s(7, 16, 8, 2).int64(1n).int64(BigInt(about.rows));
  records.extension(
    18,
    placed
      .map(({ column }) => attributesOf(column))
      .filter(Boolean)
      .join('/'),
  );
  records.extension(20, 'UTF-8');
  records.int32s(999, 0);
  return records.bytes();
}

function place(columns: readonly SavColumn[]): { placed: Placed[]; elements: number } {
  let elements = 0;
  let number = 0;
  const placed = columns.map((column) => {
    const first = elements + 1;
    const segments = (column.kind === 'text' ? segmentWidths(column.width) : [0]).map((width) => {
      elements += Math.max(1, Math.ceil(width / 8));
      return { short: `V${++number}`, width };
    });
    return { column, short: segments[0]!.short, place: first, segments };
  });
  return { placed, elements };
}

function header(records: Records, { title, createdAt, rows }: SavAbout, elements: number, weight: number) {
  const date = `${two(createdAt.getUTCDate())} ${MONTHS[createdAt.getUTCMonth()]} ${two(createdAt.getUTCFullYear() % 100)}`;
  const time = [createdAt.getUTCHours(), createdAt.getUTCMinutes(), createdAt.getUTCSeconds()].map(two).join(':');
  records.text('$FL2', 4).text('@(#) SPSS DATA FILE - IDO-monitor', 60);
  records.int32s(2, elements, 1, weight, rows <= 0x7fffffff ? rows : -1).double(100);
  records.text(date, 9).text(time, 8).text(cutToBytes(title, 64), 64).zeros(3);
}

function variableRecords(records: Records, { column, segments }: Placed) {
  segments.forEach(({ short, width }, at) => {
    const label = at === 0 ? Buffer.from(cutToBytes(oneLine(column.label), VARIABLE_LABEL)) : null;
    const missing = column.kind === 'number' ? column.missing : [];
    const format = column.kind === 'number' ? column.format : (1 << 16) | (width << 8);
    records.int32s(2, width, label && label.length > 0 ? 1 : 0, missing.length, format, format).text(short, 8);
    if (label && label.length > 0)
      records
        .int32s(label.length)
        .raw(label)
        .zeros((4 - (label.length % 4)) % 4);
    for (const code of missing) records.double(code);
    for (let rest = Math.ceil(width / 8); rest > 1; rest--) records.int32s(2, -1, 0, 0, 0, 0).text('', 8);
  });
}

function valueLabels(records: Records, labels: readonly (readonly [number, string])[], place: number) {
  records.int32s(3, labels.length);
  for (const [value, label] of labels) {
    const bytes = Buffer.from(cutToBytes(oneLine(label), VALUE_LABEL));
    records
      .double(value)
      .byte(bytes.length)
      .raw(bytes)
      .zeros((8 - ((1 + bytes.length) % 8)) % 8);
  }
  records.int32s(4, 1, place);
}

function documents(records: Records, lines: readonly string[]) {
  const cut = lines.flatMap((line) => linesOf(oneLine(line), 80));
  if (cut.length === 0) return;
  records.int32s(6, cut.length);
  for (const line of cut) records.text(line, 80);
}

/** Integers of 32 bits, little-endian, IEEE 754, UTF-8; which numbers are missing and which are the ends of the scale. */
function machine(records: Records) {
  records.int32s(7, 3, 4, 8, 1, 0, 0, -1, 1, 1, 2, 65001);
  records.int32s(7, 4, 8, 3).double(-Number.MAX_VALUE).double(Number.MAX_VALUE).int64(0xffeffffffffffffen);
}

function display(records: Records, placed: readonly Placed[]) {
  const shown = placed.flatMap(({ column, segments }) =>
    segments.map(({ width }) => {
      const text = column.kind === 'text';
      return [column.measure, text ? Math.min(Math.max(width, 8), 40) : 12, text ? 0 : 1];
    }),
  );
  records.int32s(7, 11, 4, shown.length * 3, ...shown.flat());
}

/** `name:attribute('value'\n'value'\n)`: the format has no way to write a line end or the end of a value inside one. */
function attributesOf({ name, attributes }: SavColumn): string {
  if (attributes.length === 0) return '';
  return `${name}:${attributes
    .map(({ name: attribute, values }) => `${attribute}(${values.map((value) => `'${oneLine(value)}'\n`).join('')})`)
    .join('')}`;
}

const oneLine = (text: string) => text.replaceAll(/[\0-\x1f\x7f\s]+/g, ' ').trim();

/** Lines of at most so many bytes, broken between words. */
function linesOf(text: string, bytes: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
    if (Buffer.byteLength(longer) <= bytes) lines[lines.length - 1] = longer;
    else lines.push(cutToBytes(word, bytes));
  }
  return lines.filter((line) => line !== '');
}
