import {
  type CalibratedWeights,
  type CalibrationCell,
  type CalibrationMargin,
  type FittedMargin,
  fittedMargins,
  type NoWeights,
} from './calibration';

/** The margins cannot be reached together, or not within the passes allowed. */
export interface NotConverged {
  readonly kind: 'notConverged';
  /** The margin and class that are furthest off. */
  readonly margin: string;
  readonly class: string;
  /** What the respondents of that class add to, and what they should. */
  readonly reached: number;
  readonly total: number;
  readonly passes: number;
}

/** Every class is met to this part of its total. */
const TOLERANCE = 1e-10;

/**
 * Weights by raking (iterative proportional fitting): starting from equal weights, each margin in turn is made to fit by
 * multiplying the weights of each of its classes, until all fit to 1e-10 of their totals.
 *
 * Margins that no weights can meet together, because combinations of their classes have no respondents, do not converge; the
 * answer names the class that is furthest off. Classes without respondents or without members are named beforehand.
 *
 * Source: W.E. Deming and F.F. Stephan (1940), On a least squares adjustment of a sampled frequency table when the expected marginal
 * totals are known, Annals of Mathematical Statistics 11, 427-444. Equal to `rake` of R's survey package.
 * @param mostPasses passes over all margins at most.
 * @throws RangeError on a count or total that is negative or not finite, or a class named twice.
 */
export function rake(
  cells: readonly CalibrationCell[],
  margins: readonly CalibrationMargin[],
  { mostPasses = 500 } = {},
): CalibratedWeights | NotConverged | NoWeights {
  const checked = fittedMargins(cells, margins);
  if (checked.kind !== 'margins') return checked;
  const n = Float64Array.from(cells, (cell) => cell.n);
  const start = checked.populationN / n.reduce((sum, one) => sum + one, 0);
  const weights = Float64Array.from(n, (one) => (one > 0 ? start : 0));
  let passes = 0;
  let worst = furthestOff(checked.margins, n, weights);
  while (worst.deviation > TOLERANCE && passes < mostPasses) {
    for (const margin of checked.margins) fit(margin, n, weights);
    worst = furthestOff(checked.margins, n, weights);
    passes++;
  }
  if (worst.deviation <= TOLERANCE) {
    return { kind: 'weights', weights: Array.from(weights), populationN: checked.populationN, passes };
  }
  const { margin, place, reached } = worst;
  const total = margin.totals[place]!;
  return { kind: 'notConverged', margin: margin.name, class: margin.classes[place]!, reached, total, passes };
}

/** What the respondents of each class of a margin add to. */
function reachedBy({ totals, classOf }: FittedMargin, n: Float64Array, weights: Float64Array): Float64Array {
  const reached = new Float64Array(totals.length);
  for (let cell = 0; cell < n.length; cell++) if (n[cell]! > 0) reached[classOf[cell]!]! += n[cell]! * weights[cell]!;
  return reached;
}

function fit(margin: FittedMargin, n: Float64Array, weights: Float64Array): void {
  const reached = reachedBy(margin, n, weights);
  for (let cell = 0; cell < n.length; cell++) {
    const place = margin.classOf[cell]!;
    if (n[cell]! > 0 && reached[place]! > 0) weights[cell]! *= margin.totals[place]! / reached[place]!;
  }
}

function furthestOff(margins: readonly FittedMargin[], n: Float64Array, weights: Float64Array) {
  let worst = { margin: margins[0]!, place: 0, reached: 0, deviation: -1 };
  for (const margin of margins) {
    reachedBy(margin, n, weights).forEach((reached, place) => {
      const deviation = Math.abs(reached / margin.totals[place]! - 1);
      if (deviation > worst.deviation) worst = { margin, place, reached, deviation };
    });
  }
  return worst;
}
