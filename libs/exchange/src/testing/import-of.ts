import type { ImportEvent } from '../import-event';
import { type ImportOptions, readResponses } from '../read-responses';
import { small } from './small-questionnaire';
import { chunksOf, collect } from './streams';

type Of<K extends ImportEvent['kind']> = Extract<ImportEvent, { kind: K }>;

/** What an import of a file for the short questionnaire gives, sorted by kind. */
export async function importOf(file: string | Buffer, options: ImportOptions = {}, chunkSize?: number) {
  const events = await collect(readResponses(chunksOf(file, chunkSize), small, options));
  const of = <K extends ImportEvent['kind']>(kind: K) => events.filter((event): event is Of<K> => event.kind === kind);
  return {
    events,
    dialect: of('dialect')[0],
    encoding: of('encoding'),
    rows: of('row'),
    answers: of('row').map(({ answers }) => answers),
    errors: of('refused').flatMap(({ errors }) => errors),
    refusedRows: of('refused').map(({ row }) => row),
    unusable: of('unusable')[0]?.errors,
    progress: of('progress'),
  };
}
