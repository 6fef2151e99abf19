import { Writable } from 'node:stream';

/** Bytes as a source, in chunks of a size. */
export async function* chunksOf(bytes: Uint8Array | string, size = 65_536): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.from(bytes as string);
  for (let at = 0; at < buffer.length; at += size) yield buffer.subarray(at, at + size);
}

export async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

export const collectBytes = async (source: AsyncIterable<Uint8Array>) => Buffer.concat(await collect(source));

/** A stream that keeps what is written to it. */
export class Sink extends Writable {
  private readonly parts: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.parts.push(chunk);
    done();
  }

  get bytes(): Buffer {
    return Buffer.concat(this.parts);
  }
}
