import type { Codebook } from '@ido/questionnaire';
import type { ExportRow } from './export-row';

/** Characters per piece, about. */
const PIECE = 64 * 1024;

/** What a file with responses says about where they come from. */
export interface ResponsesMeta {
  /** Key and title of the wave. */
  readonly wave: string;
  readonly title: string;
  /** Answers as they were sent in, or after cleaning. */
  readonly data: 'raw' | 'clean';
  /** Why these are not real answers; null when they are. */
  readonly note: string | null;
  /** What the weighting is called whose weights the rows carry; null: without weights. */
  readonly weighting: string | null;
}

/**
 * Writes responses as one JSON object: `wave`, `title`, `data`, `note`, `weighting`, `variables` (the codebook) and `responses`, one a line, with
 * the answers as SurveyJS has them and codes of open answers under the names of their variables, and with weights its `weight`, null for who has none. Memory does not grow with the number of rows.
 */
export async function* writeResponsesJson(
  rows: AsyncIterable<ExportRow>,
  { variables }: Codebook,
  meta: ResponsesMeta,
): AsyncGenerator<Uint8Array> {
  const head = JSON.stringify({ ...meta, variables });
  let text = `${head.slice(0, -1)},"responses":[`;
  let separator = '\n';
  for await (const { reference, organisation, completedAt, answers, weight } of rows) {
    const weights = meta.weighting === null ? {} : { weight: weight ?? null };
    text += separator + JSON.stringify({ reference, organisation, completedAt, ...weights, answers });
    separator = ',\n';
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(`${text}\n]}\n`);
}
