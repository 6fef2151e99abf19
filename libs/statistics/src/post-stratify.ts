import {
  type CalibratedWeights,
  type CalibrationCell,
  type CalibrationMargin,
  fittedMargins,
  type NoWeights,
} from './calibration';

/**
 * Weights of post-stratification: the members of each class divided by its respondents, N_h / n_h. The same weights are those of
 * a stratified sample; the two differ in their standard errors.
 *
 * A class with members but without respondents has no weight and is named, as are classes that nobody in the population is in.
 *
 * Source: D. Holt and T.M.F. Smith (1979), Post stratification, JRSS A 142, 33-46. Equal to `postStratify` of R's survey package
 * over a simple random sample.
 * @throws RangeError on a count or total that is negative or not finite, or a class named twice.
 */
export function postStratify(
  cells: readonly CalibrationCell[],
  margin: CalibrationMargin,
): CalibratedWeights | NoWeights {
  const checked = fittedMargins(cells, [margin]);
  if (checked.kind !== 'margins') return checked;
  const { totals, classOf } = checked.margins[0]!;
  const answered = new Float64Array(totals.length);
  cells.forEach(({ n }, cell) => {
    if (n > 0) answered[classOf[cell]!]! += n;
  });
  const weights = cells.map(({ n }, cell) => (n > 0 ? totals[classOf[cell]!]! / answered[classOf[cell]!]! : 0));
  return { kind: 'weights', weights, populationN: checked.populationN, passes: 1 };
}
