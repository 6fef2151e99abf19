import { NO_BASE, type NoBase } from './share';

/** Respondents that are alike in every margin. */
export interface CalibrationCell {
  /** The class in each margin, in the order of the margins. */
  readonly classes: readonly string[];
  /** Respondents in it; a list of respondents has 1 each. */
  readonly n: number;
}

/** Members of the population per class of one register fact, or of a combination of facts. */
export interface CalibrationMargin {
  /** What a message about it names. */
  readonly name: string;
  readonly totals: readonly { readonly class: string; readonly n: number }[];
}

/** Weights that make the respondents add to the population. */
export interface CalibratedWeights {
  readonly kind: 'weights';
  /** Per respondent of each cell, in the order of the cells; 0 for a cell without respondents. */
  readonly weights: readonly number[];
  /** What the weights of all respondents add to. */
  readonly populationN: number;
  /** Times that all margins were fitted: 1 for one margin. */
  readonly passes: number;
}

/** Why there are no weights. */
export type NoWeights =
  | NoBase
  /** Classes with members of whom nobody answered: nobody can be weighted up to stand for them. */
  | { readonly kind: 'emptyStratum'; readonly margin: string; readonly classes: readonly string[] }
  /** Classes with respondents that have no members in the population. */
  | { readonly kind: 'unknownClass'; readonly margin: string; readonly classes: readonly string[] }
  /** The margins do not add to the same population. */
  | { readonly kind: 'differentTotals'; readonly totals: readonly { readonly margin: string; readonly n: number }[] };

/** Totals of margins may differ by this part of the population: those that are sums of decimals. */
const ROUNDING = 1e-9;

/** Margins made ready to fit: the class of each cell by number, and the total of each class. */
export interface FittedMargin {
  readonly name: string;
  readonly classes: readonly string[];
  readonly totals: Float64Array;
  /** Per cell; −1 for one without respondents. */
  readonly classOf: Int32Array;
}

/**
 * Looks whether respondents can be weighted to the margins, and numbers the classes. Classes without members and without
 * respondents do not take part.
 * @throws RangeError on a count or total that is negative or not finite, a cell without a class per margin, or a class named twice.
 */
export function fittedMargins(
  cells: readonly CalibrationCell[],
  margins: readonly CalibrationMargin[],
): { readonly kind: 'margins'; readonly margins: readonly FittedMargin[]; readonly populationN: number } | NoWeights {
  if (margins.length === 0) throw new RangeError('Weights need a margin');
  for (const { classes, n } of cells) {
    if (!(n >= 0 && n < Infinity) || classes.length !== margins.length) {
      throw new RangeError(`${n} respondents of ${classes.length} classes cannot go with ${margins.length} margins`);
    }
  }
  if (!cells.some(({ n }) => n > 0)) return NO_BASE;

  const fitted: FittedMargin[] = [];
  for (const [at, { name, totals }] of margins.entries()) {
    for (const { n } of totals) if (!(n >= 0 && n < Infinity)) throw new RangeError(`No class has ${n} members`);
    const members = totals.filter(({ n }) => n > 0);
    const number = new Map(members.map((one, place) => [one.class, place]));
    if (number.size < members.length) throw new RangeError(`A class of ${name} is named twice`);
    const classOf = Int32Array.from(cells, ({ classes, n }) => (n > 0 ? (number.get(classes[at]!) ?? -1) : -1));
    const unknown = cells.filter(({ n }, cell) => n > 0 && classOf[cell] === -1).map(({ classes }) => classes[at]!);
    if (unknown.length > 0) return { kind: 'unknownClass', margin: name, classes: [...new Set(unknown)] };
    const answered = new Set(classOf);
    const empty = members.filter((_, place) => !answered.has(place)).map((one) => one.class);
    if (empty.length > 0) return { kind: 'emptyStratum', margin: name, classes: empty };
    fitted.push({
      name,
      classes: members.map((one) => one.class),
      totals: Float64Array.from(members, ({ n }) => n),
      classOf,
    });
  }

  const sums = fitted.map(({ name, totals }) => ({ margin: name, n: totals.reduce((sum, n) => sum + n, 0) }));
  const populationN = sums[0]!.n;
  const different = sums.some(({ n }) => Math.abs(n - populationN) > ROUNDING * populationN);
  return different ? { kind: 'differentTotals', totals: sums } : { kind: 'margins', margins: fitted, populationN };
}
