import type { Codebook, CompiledQuestionnaire } from '@ido/questionnaire';
import type { ExportRow } from '../export-row';
import { savLayout } from './sav-columns';
import { SavData } from './sav-data';
import { savDictionary } from './sav-dictionary';
import type { SavSizes } from './sav-sizes';

export interface SavOptions {
  /** Title of the wave: the label of the file. */
  readonly title: string;
  /** Why these are not real answers: in the documents of the file and in every row, in a last variable `opmerking`. */
  readonly note: string | null;
  /** Title of the weighting whose weights the rows carry: the file is weighted by a variable `weging`. Null: not weighted. */
  readonly weighted: string | null;
  readonly createdAt: Date;
  /** What the rows hold, when that is more than the questionnaire asks: with the codes of open answers. */
  readonly codebook?: Codebook;
}

/**
 * Writes responses as an SPSS system file (`.sav`): UTF-8, variable and value labels, user-missing codes for what was not asked and
 * not answered, multiple response sets, texts of up to 32,767 bytes, dates. Pieces of about 64 kB; memory does not grow with
 * the number of rows. Which value becomes which number: docs/decisions/0018-own-sav-writer.md.
 */
export async function* writeResponsesSav(
  rows: AsyncIterable<ExportRow>,
  questionnaire: CompiledQuestionnaire,
  sizes: SavSizes,
  { title, note, weighted, createdAt, codebook = questionnaire.codebook }: SavOptions,
): AsyncGenerator<Uint8Array> {
  const layout = savLayout(questionnaire, codebook, sizes, { note, weighted });
  yield savDictionary(layout, { title, createdAt, rows: sizes.rows, documents: note ? [note] : [] });
  const { columns } = layout;
  const data = new SavData();
  for await (const row of rows) {
    const coded = row.coded ?? questionnaire.encode(row.answers);
    for (const column of columns) {
      if (column.kind === 'number') data.number(column.value(row, coded));
      else data.text(column.value(row), column.width);
    }
    yield* data.take();
  }
  yield* data.end();
}
