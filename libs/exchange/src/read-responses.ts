import type { CompiledQuestionnaire } from '@ido/questionnaire';
import type { ImportEvent } from './import-event';

/** How responses are read. */
export interface ImportOptions {
  /** False for historical data: an answer that is required now may be missing. Default true. */
  readonly requireAll?: boolean;
}

/** Reads responses from a CSV file as a stream of events. */
// eslint-disable-next-line require-yield -- signature ahead of the reader
export async function* readResponses(
  source: AsyncIterable<Uint8Array>,
  questionnaire: CompiledQuestionnaire,
  options: ImportOptions = {},
): AsyncGenerator<ImportEvent> {
  throw new Error(`not built yet: ${typeof source} ${typeof questionnaire} ${typeof options}`);
}
