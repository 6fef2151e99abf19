import { PassThrough, type Readable } from 'node:stream';

/** What is written to a stream, as a stream to be read. A failure breaks it off, so that half a file is not taken for a whole one. */
export function written(write: (stream: PassThrough) => Promise<void>): Readable {
  const stream = new PassThrough();
  write(stream).catch((error: Error) => stream.destroy(error));
  return stream;
}
