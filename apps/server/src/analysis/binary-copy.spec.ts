import fc from 'fast-check';
import { readBinaryCopy } from './binary-copy';

type Field = string | null;

/** What PostgreSQL would send for these rows. */
function copied(rows: readonly (readonly Field[])[], extension = 0): Buffer {
  const parts = [Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), int32(0), int32(extension), Buffer.alloc(extension)];
  for (const row of rows) {
    parts.push(int16(row.length));
    for (const field of row) {
      if (field === null) parts.push(int32(-1));
      else parts.push(int32(Buffer.byteLength(field)), Buffer.from(field));
    }
  }
  return Buffer.concat([...parts, int16(-1)]);
}

const int16 = (value: number) => {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
};
const int32 = (value: number) => {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
};

async function* inPieces(buffer: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < buffer.length; at += size) yield buffer.subarray(at, at + size);
}

async function read(source: AsyncIterable<Buffer>): Promise<Field[][]> {
  const rows: Field[][] = [];
  await readBinaryCopy(source, (fields) => rows.push(fields.map((field) => field?.toString() ?? null)));
  return rows;
}

describe('binary copy', () => {
  it('gives the rows back, however the network cut them', async () => {
    const field = fc.option(fc.string({ maxLength: 12 }), { nil: null });
    const rows = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 50 }), fc.nat(5), async (table, size, extension) => {
        expect(await read(inPieces(copied(table, extension), size))).toEqual(table);
      }),
    );
  });

  it('refuses a stream that breaks off, or is something else', async () => {
    const whole = copied([['a', 'b']]);
    await expect(read(inPieces(whole.subarray(0, -2), 7))).rejects.toThrow('too early');
    await expect(read(inPieces(Buffer.alloc(100), 100))).rejects.toThrow('not a binary copy');
  });
});
