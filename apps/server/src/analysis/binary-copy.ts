/** `PGCOPY\n\377\r\n\0`, flags (4), length of the extension (4). */
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const HEADER_BYTES = SIGNATURE.length + 8;
/** Number of fields of the trailer that ends the data. */
const TRAILER = -1;
/** Length of a field that is NULL. */
const NULL_LENGTH = -1;

/**
 * Reads what `COPY … TO STDOUT (FORMAT binary)` sends and gives the fields of each row to `row`, null for NULL. The fields are
 * views that are only valid during the call: rows by the million are not copied. Returns the number of rows.
 * Source of the format: PostgreSQL documentation, COPY, Binary Format. Throws when the stream is anything else.
 */
export async function readBinaryCopy(
  stream: AsyncIterable<Buffer>,
  row: (fields: readonly (Buffer | null)[]) => void,
): Promise<number> {
  let rest: Buffer = Buffer.alloc(0);
  let header = false;
  let ended = false;
  let rows = 0;
  for await (const chunk of stream) {
    const buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    if (!header) {
      const start = headerEnd(buffer);
      if (start === null) {
        rest = buffer;
        continue;
      }
      at = start;
      header = true;
    }
    while (!ended) {
      const tuple = readTuple(buffer, at);
      if (tuple === null) break;
      at = tuple.end;
      if (tuple.fields === null) ended = true;
      else {
        row(tuple.fields);
        rows++;
      }
    }
    rest = buffer.subarray(at);
  }
  if (!ended) throw new Error('the copied rows end too early');
  return rows;
}

/** Where the rows begin, or null when the header is not complete yet. */
function headerEnd(buffer: Buffer): number | null {
  if (buffer.length < HEADER_BYTES) return null;
  if (!buffer.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('not a binary copy');
  const end = HEADER_BYTES + buffer.readUInt32BE(SIGNATURE.length + 4);
  return buffer.length < end ? null : end;
}

/** One row from `at`, with null fields for the trailer; null when it is not complete yet. */
function readTuple(buffer: Buffer, at: number): { fields: (Buffer | null)[] | null; end: number } | null {
  if (at + 2 > buffer.length) return null;
  const count = buffer.readInt16BE(at);
  if (count === TRAILER) return { fields: null, end: at + 2 };
  const fields: (Buffer | null)[] = [];
  let end = at + 2;
  for (let k = 0; k < count; k++) {
    if (end + 4 > buffer.length) return null;
    const length = buffer.readInt32BE(end);
    end += 4;
    if (length === NULL_LENGTH) {
      fields.push(null);
      continue;
    }
    if (end + length > buffer.length) return null;
    fields.push(buffer.subarray(end, end + length));
    end += length;
  }
  return { fields, end };
}
