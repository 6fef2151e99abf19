import type { WaveAnswers } from '@ido/tabulation';

/** The answers of the organisations that answered a question in every wave, once each. */
export interface MatchedPanel {
  readonly answers: readonly WaveAnswers[];
  /**
   * Whether more than nobody and fewer than this are in the panel, in what is left of a wave or of a pair of waves without it, or in one of the waves alone:
   * with three waves that is the wave less its pairs and the panel again. From four waves on no other sum of what a page tells is a group of its own.
   */
  readonly tellsOfFewerThan: (publishFrom: number) => boolean;
}

/**
 * @param waves the answers in each wave; those without organisations give no panel
 */
export function matchedAnswers(waves: readonly WaveAnswers[]): MatchedPanel {
  const known = waves.map(({ organisations }) => organisations!);
  const size = known[0]?.responses.length ?? 0;
  const answeredIn = (wave: number, at: number) => known[wave]!.responses[at]! > 0 && known[wave]!.divided[at]! === 0;
  const everywhere = Uint8Array.from({ length: size }, (_, at) =>
    known.every((_wave, wave) => answeredIn(wave, at)) ? 1 : 0,
  );
  const n = sum(everywhere);
  const answers = waves.map(({ counts }, wave): WaveAnswers => {
    const chosen = (category: number) =>
      everywhere.reduce((total, kept, at) => total + (kept & (known[wave]!.chosen[at]! >> category)), 0);
    return {
      eligible: n,
      n,
      counts: counts.map((count, category) => (count === null ? null : chosen(category))),
      organisations: {
        responses: Int32Array.from(everywhere),
        chosen: known[wave]!.chosen,
        divided: new Uint8Array(size),
      },
    };
  });
  const tellsOfFewerThan = (publishFrom: number) => {
    const small = (left: number) => left > 0 && left < publishFrom;
    const left = waves.map((wave) => wave.n - n);
    known.forEach((_one, wave) => {
      const others = known.flatMap((_other, other) => (other === wave ? [] : [other]));
      const alsoIn = (several: readonly number[]) =>
        everywhere.filter((_kept, at) => answeredIn(wave, at) && several.some((other) => answeredIn(other, at))).length;
      left.push(...others.map((other) => alsoIn([other]) - n), waves[wave]!.n - alsoIn(others));
    });
    return small(n) || left.some(small);
  };
  return { answers, tellsOfFewerThan };
}

function sum(values: Uint8Array): number {
  return values.reduce((total, value) => total + value, 0);
}
