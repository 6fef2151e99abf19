import type { SurveyDesign } from '@ido/statistics';
import { mergingOf } from './fit-weighting';
import type { Weighting } from './weighting';

/**
 * How the respondents of a wave came to have these weights. Trimmed weights are taken as if they still met their margins.
 * @param sizes responses per cell of the weighting, whatever is filtered on: who is filtered out is still part of the sample.
 */
export function weightingDesign(weighting: Weighting, sizes: readonly number[]): SurveyDesign {
  const into = mergingOf(weighting);
  const cells = weighting.cells.map(({ codes, weight }, at) => ({
    weight,
    n: sizes[at]!,
    classes: weighting.margins.map(({ variables }) =>
      JSON.stringify(variables.map((name) => into(name, codes[weighting.variables.indexOf(name)] ?? ''))),
    ),
  }));
  const kinds = ['srs', 'postStratified'] as const;
  return { kind: kinds[weighting.margins.length] ?? 'raked', cells, populationN: weighting.populationN };
}
