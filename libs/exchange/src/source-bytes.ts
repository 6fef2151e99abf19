import { type CsvRecord, CsvRecords, MAX_RECORD_BYTES } from './csv-records';
import type { Delimiter } from './import-event';

/** Small chunks are put together up to this size: a chunk has a cost of its own. */
const CHUNK_BYTES = 64 * 1024;
/** Read before anything is decided, so that the header is in it whatever its length. */
const HEAD_BYTES = MAX_RECORD_BYTES + CHUNK_BYTES;

/** A file whose beginning has been read. */
export interface Opened {
  readonly ok: true;
  readonly byteOrderMark: boolean;
  /** The beginning of the file, without byte order mark. */
  readonly head: Buffer;
  /** True when the head is all there is. */
  readonly complete: boolean;
  /** Records of the whole file, the header first, as they come in. `bytesRead` counts the bytes of the source. */
  records(delimiter: Delimiter): AsyncGenerator<{ records: Iterable<CsvRecord>; bytesRead: number }>;
}

/** A file that cannot be CSV, with a Dutch sentence that says why. */
export interface NotCsv {
  readonly ok: false;
  readonly detail: string;
}

/** Reads the beginning of a file. */
export async function openSource(source: AsyncIterable<Uint8Array>): Promise<Opened | NotCsv> {
  const chunks = coalesced(source);
  const parts: Buffer[] = [];
  let size = 0;
  let complete = false;
  while (size < HEAD_BYTES && !complete) {
    const next = await chunks.next();
    if (next.done) complete = true;
    else {
      parts.push(next.value);
      size += next.value.length;
    }
  }
  const all = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  const detail = notCsv(all);
  if (detail !== null) {
    await chunks.return(undefined);
    return { ok: false, detail };
  }
  const byteOrderMark = all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf;
  const head = byteOrderMark ? all.subarray(3) : all;
  return {
    ok: true,
    byteOrderMark,
    head,
    complete,
    async *records(delimiter) {
      const parser = new CsvRecords(delimiter);
      let bytesRead = all.length;
      try {
        yield { records: parser.push(head), bytesRead };
        for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
          bytesRead += next.value.length;
          yield { records: parser.push(next.value), bytesRead };
        }
        const last = parser.end();
        if (last) yield { records: [last], bytesRead };
      } finally {
        await chunks.return(undefined);
      }
    },
  };
}

/** The first records of the head, as a delimiter cuts it. */
export function* headRecords({ head, complete }: Opened, delimiter: Delimiter): Generator<CsvRecord> {
  const parser = new CsvRecords(delimiter);
  yield* parser.push(head);
  const last = complete ? parser.end() : null;
  if (last) yield last;
}

async function* coalesced(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    parts.push(chunk);
    size += chunk.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.concat(parts);
    parts = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(parts);
}

const startsWith = (bytes: Buffer, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);

function notCsv(bytes: Buffer): string | null {
  if (bytes.length === 0) return 'Het bestand is leeg.';
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return 'Dit is een Excel-bestand. Sla het in Excel op als ‘CSV UTF-8’ en kies dat bestand.';
  }
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    return 'Dit bestand is UTF-16. Sla het op als UTF-8 (in Excel: ‘CSV UTF-8’).';
  }
  if (bytes.subarray(0, 1000).includes(0)) return 'Dit is geen tekstbestand.';
  return null;
}
