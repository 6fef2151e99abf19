import type { CompiledQuestionnaire } from '@ido/questionnaire';
import { isRanked } from './answer-place';

/**
 * What stands in the answers for each item of a ranking, by the name of its variable. The codebook has items as text, the
 * answers may have numbers: decoding a row in which each item of a ranking has its own place tells.
 */
export function rankedValues({ codebook, coding, decode }: CompiledQuestionnaire): ReadonlyMap<string, unknown> {
  const items = codebook.variables.filter(isRanked);
  const row = new Uint8Array(coding.width);
  const places = new Map<string, number>();
  for (const { name, question } of items) {
    const place = places.get(question) ?? 0;
    places.set(question, place + 1);
    const cell = coding.cells.find(({ variable }) => variable === name)!;
    const value = 2 + place;
    if (cell.bytes === 2) row.set([value >> 8, value & 0xff], cell.offset);
    else row[cell.offset] = value;
  }
  const answers = places.size > 0 ? decode(row) : {};
  const taken = new Map<string, number>();
  return new Map(
    items.map(({ name, question }) => {
      const index = taken.get(question) ?? 0;
      taken.set(question, index + 1);
      return [name, (answers[question] as readonly unknown[])[index]];
    }),
  );
}
