import type { Variable } from '@ido/questionnaire';
import {
  kishEffectiveN,
  postStratify,
  rake,
  trimWeights,
  type CalibratedWeights,
  type CalibrationCell,
  type CalibrationMargin,
} from '@ido/statistics';
import type { Weighting, WeightMargin } from './weighting';

/** How a wave is to be weighted. */
export interface WeightingDefinition {
  /** `class`: to the totals of one fact of the register. `raking`: to those of several, each by itself. */
  readonly method: 'class' | 'raking';
  /** Names of the facts: one for `class`, two or more for `raking`. */
  readonly variables: readonly string[];
  /** Classes that are taken together with another one of the same fact. */
  readonly merged: readonly { readonly variable: string; readonly code: string; readonly into: string }[];
  /** No weight above so many times the mean weight; null: not trimmed. */
  readonly mostTimesMean: number | null;
}

/** Organisations or respondents that have these categories, in the order of the variables. */
export interface FactCell {
  readonly codes: readonly string[];
  readonly n: number;
}

/** One class of a margin: members, respondents, and what the weights of the respondents add to. */
export interface FittedClass {
  readonly code: string;
  readonly population: number;
  readonly respondents: number;
  readonly weighted: number;
}

/** How the weights are spread, where 1 is the mean weight. */
export interface WeightSpread {
  readonly min: number;
  readonly max: number;
  readonly quantiles: {
    readonly p5: number;
    readonly p25: number;
    readonly p50: number;
    readonly p75: number;
    readonly p95: number;
  };
  /** Respondents by weight: from (including) until to, the last until and including. */
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly n: number }[];
}

/** What fitting gives, or why it gives no weights. */
export type WeightingOutcome =
  | {
      readonly kind: 'fitted';
      readonly weighting: Omit<Weighting, 'key' | 'title'>;
      readonly respondents: number;
      /** Times that all margins were fitted. */
      readonly passes: number;
      readonly spread: WeightSpread;
      readonly effectiveN: number;
      /** n divided by the effective n: how much larger the variance is than without weights. */
      readonly designEffect: number;
      /** Respondents whose weight was cut. */
      readonly trimmed: number;
      readonly margins: readonly { readonly variable: string; readonly classes: readonly FittedClass[] }[];
    }
  /** Classes with members of whom nobody answered: to be taken together with another. */
  | { readonly kind: 'emptyClasses'; readonly variable: string; readonly codes: readonly string[] }
  | {
      readonly kind: 'notConverged';
      readonly variable: string;
      readonly code: string;
      readonly reached: number;
      readonly total: number;
    }
  /** No bound this low leaves weights that add to the population: they are 1 on average. */
  | { readonly kind: 'boundTooLow' }
  | { readonly kind: 'noRespondents' };

/**
 * Fits weights of respondents to the population by facts of the register: post-stratification on one, raking on several, trimmed when asked.
 * After trimming the margins are no longer met exactly; how far off they are stands in `margins`.
 * @param facts the variables of the definition, in its order.
 * @param population @param respondents cells with every fact known; the others cannot be weighted.
 * @throws RangeError when the numbers of facts and of margins do not belong together, or a class is merged into one that is not there.
 */
export function fitWeighting(
  definition: WeightingDefinition,
  facts: readonly Variable[],
  population: readonly FactCell[],
  respondents: readonly FactCell[],
): WeightingOutcome {
  const { method, mostTimesMean } = definition;
  if (method === 'class' ? facts.length !== 1 : facts.length < 2) {
    throw new RangeError(`${facts.length} facts cannot be weighted by ${method}`);
  }
  const into = mergingOf(definition);
  const calibration = respondents.map(({ codes, n }): CalibrationCell => {
    return { classes: codes.map((code, at) => into(facts[at]!.name, code)), n };
  });
  const margins = facts.map(({ name, categories }, at): CalibrationMargin => {
    const totals = totalsOf(population, at, (code) => into(name, code));
    const inOrder = categories.filter(({ code }) => totals.has(code));
    return { name, totals: inOrder.map(({ code }) => ({ class: code, n: totals.get(code)! })) };
  });
  const fitted = method === 'class' ? postStratify(calibration, margins[0]!) : rake(calibration, margins);
  switch (fitted.kind) {
    case 'noBase':
      return { kind: 'noRespondents' };
    case 'emptyStratum':
      return { kind: 'emptyClasses', variable: fitted.margin, codes: fitted.classes };
    case 'unknownClass':
      throw new RangeError(`respondents of ${fitted.margin} ${fitted.classes.join(', ')} are not in the population`);
    case 'differentTotals':
      throw new RangeError('margins of one population add to different totals');
    case 'notConverged':
      return { ...fitted, variable: fitted.margin, code: fitted.class };
    case 'weights':
      return outcomeOf(definition, facts, margins, respondents, calibration, fitted, mostTimesMean);
  }
}

function outcomeOf(
  definition: WeightingDefinition,
  facts: readonly Variable[],
  margins: readonly CalibrationMargin[],
  respondents: readonly FactCell[],
  calibration: readonly CalibrationCell[],
  { weights: untrimmed, populationN, passes }: CalibratedWeights,
  mostTimesMean: number | null,
): WeightingOutcome {
  const n = respondents.reduce((sum, cell) => sum + cell.n, 0);
  const mean = populationN / n;
  const groups = respondents.map((cell, at) => ({ weight: untrimmed[at]!, n: cell.n }));
  const cut = mostTimesMean === null ? null : trimWeights(groups, { upper: mostTimesMean * mean });
  if (cut?.kind === 'boundsExcludeMean') return { kind: 'boundTooLow' };
  if (cut?.kind === 'noBase') return { kind: 'noRespondents' };
  const weights = cut?.weights ?? untrimmed;
  const kish = kishEffectiveN(respondents.map((cell, at) => ({ weight: weights[at]!, n: cell.n })));
  if (kish.kind === 'noBase') return { kind: 'noRespondents' };
  const cells = respondents.flatMap(({ codes, n: size }, at) => (size > 0 ? [{ codes, weight: weights[at]! }] : []));
  return {
    kind: 'fitted',
    weighting: {
      variables: facts.map(({ name }) => name),
      cells,
      margins: margins.map(({ name, totals }): WeightMargin => ({
        variables: [name],
        totals: totals.map((one) => ({ codes: [one.class], n: one.n })),
      })),
      merged: definition.merged,
      populationN,
      trimmed: (cut?.trimmed ?? 0) > 0,
    },
    respondents: n,
    passes,
    spread: spreadOf(respondents.map((cell, at) => ({ weight: weights[at]! / mean, n: cell.n }))),
    effectiveN: kish.effectiveN,
    designEffect: n / kish.effectiveN,
    trimmed: cut?.trimmed ?? 0,
    margins: margins.map(({ name, totals }, place) => ({
      variable: name,
      classes: totals.map((one) => {
        const inClass = calibration.flatMap(({ classes, n: size }, at) =>
          classes[place] === one.class ? [{ size, weighted: size * weights[at]! }] : [],
        );
        return {
          code: one.class,
          population: one.n,
          respondents: inClass.reduce((sum, { size }) => sum + size, 0),
          weighted: inClass.reduce((sum, { weighted }) => sum + weighted, 0),
        };
      }),
    })),
  };
}

/** The class that a code counts in. A class that is itself merged is followed: a into b, b into c. */
export function mergingOf({ merged = [] }: Pick<Weighting, 'merged'>): (variable: string, code: string) => string {
  const next = new Map(merged.map(({ variable, code, into }) => [JSON.stringify([variable, code]), into]));
  return (variable, code) => {
    let found = code;
    for (let step = 0; step <= merged.length; step++) {
      const further = next.get(JSON.stringify([variable, found]));
      if (further === undefined) return found;
      found = further;
    }
    throw new RangeError(`class ${code} of ${variable} is merged into itself`);
  };
}

function totalsOf(cells: readonly FactCell[], at: number, into: (code: string) => string): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { codes, n } of cells) {
    const code = into(codes[at]!);
    totals.set(code, (totals.get(code) ?? 0) + n);
  }
  return totals;
}

const BARS = 8;

function spreadOf(groups: readonly { readonly weight: number; readonly n: number }[]): WeightSpread {
  const sorted = groups.filter(({ n }) => n > 0).sort((a, b) => a.weight - b.weight);
  const n = sorted.reduce((sum, one) => sum + one.n, 0);
  const min = sorted[0]!.weight;
  const max = sorted.at(-1)!.weight;
  // The weight of the respondent at this place: the inverse of the empirical distribution.
  const quantile = (part: number) => {
    let before = 0;
    return sorted.find((one) => (before += one.n) >= part * n)?.weight ?? max;
  };
  const bars = max - min < 1e-9 ? 1 : BARS;
  const width = (max - min) / bars;
  const histogram = Array.from({ length: bars }, (_, bar) => ({
    from: min + bar * width,
    to: bar === bars - 1 ? max : min + (bar + 1) * width,
    n: sorted.reduce((sum, one) => sum + (placeOf(one.weight, min, width, bars) === bar ? one.n : 0), 0),
  }));
  const quantiles = {
    p5: quantile(0.05),
    p25: quantile(0.25),
    p50: quantile(0.5),
    p75: quantile(0.75),
    p95: quantile(0.95),
  };
  return { min, max, quantiles, histogram };
}

function placeOf(weight: number, min: number, width: number, bars: number): number {
  return width === 0 ? 0 : Math.min(bars - 1, Math.floor((weight - min) / width));
}
