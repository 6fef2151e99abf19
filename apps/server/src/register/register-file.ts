import type { Readable } from 'node:stream';
import { readRegister, type CellError, type RegisterRow } from '@ido/exchange';
import { isStorableText } from '../http/storable';
import { registerProblem } from './register-problems';

/** Most organisations in one file: the register is held in memory while it is read. */
const MOST_ROWS = 20_000;

/** A file of the register as it was read, before it is held against the register itself. */
export interface RegisterFile {
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Rows with content, refused ones included. */
  readonly rows: number;
  readonly organisations: readonly RegisterRow[];
  /** In the order of the file. */
  readonly errors: readonly CellError[];
  /** It cannot be used at all. */
  readonly unusable: boolean;
}

/**
 * Reads a file to its end.
 * @throws ProblemError upload-interrupted when it stops coming
 */
export async function readRegisterFile(source: Readable): Promise<RegisterFile> {
  const file = { encoding: null as string | null, delimiter: null as string | null, rows: 0, unusable: false };
  const organisations: RegisterRow[] = [];
  const errors: CellError[] = [];
  try {
    for await (const event of readRegister(chunksOf(source))) {
      if (event.kind === 'dialect') Object.assign(file, { encoding: event.encoding, delimiter: event.delimiter });
      else if (event.kind === 'encoding') file.encoding = event.encoding;
      else if (event.kind === 'organisation') {
        file.rows++;
        const unstorable = [event.code, event.name, event.note].some((text) => text && !isStorableText(text));
        const detail = 'Deze rij bevat tekens die niet kunnen worden bewaard.';
        if (unstorable) errors.push({ row: event.row, column: '', value: '', detail });
        else organisations.push(event);
      } else if (event.kind === 'refused') {
        file.rows++;
        errors.push(...event.errors);
      } else if (event.kind === 'unusable') {
        file.unusable = true;
        errors.push(...event.errors);
      }
      if (file.rows > MOST_ROWS) {
        const detail = `Een bestand mag ten hoogste ${MOST_ROWS} organisaties hebben.`;
        return {
          ...file,
          unusable: true,
          organisations: [],
          errors: [{ row: file.rows, column: '', value: '', detail }],
        };
      }
    }
  } finally {
    // Closing the connection would take the report with it.
    source.resume();
  }
  return { ...file, organisations, errors };
}

async function* chunksOf(source: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* source.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch {
    throw registerProblem.uploadInterrupted();
  }
}
