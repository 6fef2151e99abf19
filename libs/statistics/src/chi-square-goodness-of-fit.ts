import gammainc from '@stdlib/math-base-special-gammainc';
import { exactMultinomialP } from './exact-multinomial';

/** One class: how many were observed, and how many members the population has in it. */
export interface ObservedClass {
  readonly observed: number;
  /** Members of the population in this class: at least 0. Only the proportions matter when `finite` is false. */
  readonly population: number;
}

/** Why there is no test. */
export type NoTest =
  /** Nobody answered. */
  | { readonly kind: 'noResponses' }
  /** The population has fewer than two classes that anybody is in: there is nothing to compare. */
  | { readonly kind: 'oneClass' }
  /** Everybody answered: the response is the population and nothing is left to chance. */
  | { readonly kind: 'everybody' };

/** How well the observed counts fit the population. */
export interface GoodnessOfFit {
  readonly kind: 'test';
  /** Σ (observed − expected)² / expected, without correction for a finite population. */
  readonly statistic: number;
  /** Classes with members, less one. */
  readonly df: number;
  /** Chance of a difference at least this large when the response is a random draw from the population, in [0, 1]. */
  readonly pValue: number;
  /** `exact`: all outcomes were enumerated; `chi-square`: the distribution of that name. */
  readonly method: 'exact' | 'chi-square';
  /** Some expected counts are too small for the approximation, and there were too many outcomes to enumerate: the p-value is a rough one. */
  readonly smallExpected: boolean;
  /** Expected count per class, in the order given; 0 for a class without members. */
  readonly expected: readonly number[];
}

/** Below this expected count the chi-square distribution is a poor approximation (W.G. Cochran 1954, Biometrics 10, 417-451). */
const SMALL = 5;

/**
 * Whether counts per class fit the shares of those classes in a population of N members: the chi-square test of goodness of fit.
 *
 * The response is taken as a draw *without replacement* from the N organisations of the wave: no organisation answers twice. Then
 * the counts have a multivariate hypergeometric distribution, and Σ (O − E)²/E is on average (N − n)/(N − 1) times what it is with
 * replacement. The statistic is divided by that factor before it is looked up: the same finite population correction as the
 * intervals have. Without it a response of half the population would pass as representative far too easily. With `finite` false
 * (population shares known, but no list of members) nothing is corrected.
 *
 * Where an expected count is below 5 the p-value is computed from every possible outcome, each at most as likely as the one
 * observed (as R's `fisher.test` and `EMT::multinomial.test` count), if there are few enough of them; otherwise it is the
 * approximation with `smallExpected` true.
 *
 * Sources: K. Pearson (1900), Phil. Mag. 50, 157-175; covariances of the multivariate hypergeometric distribution: N.L. Johnson,
 * S. Kotz and N. Balakrishnan (1997), Discrete Multivariate Distributions, chapter 39. Equal to R's `chisq.test(x, p = …)` for
 * `finite` false, and where it is exact for `finite` true to `fisher.test(rbind(x, N - x))`.
 * @throws RangeError unless all counts are whole, not negative, and, when `finite`, no class has more observed than members.
 */
export function chiSquareGoodnessOfFit(
  classes: readonly ObservedClass[],
  { finite = true } = {},
): GoodnessOfFit | NoTest {
  for (const { observed, population } of classes) requireCounts(observed, population, finite);
  const n = sum(classes.map(({ observed }) => observed));
  const N = sum(classes.map(({ population }) => population));
  const present = classes.filter(({ population }) => population > 0);
  if (n === 0) return { kind: 'noResponses' };
  if (present.length < 2) return { kind: 'oneClass' };
  if (finite && n === N) return { kind: 'everybody' };
  const expected = classes.map(({ population }) => (n * population) / N);
  const statistic = sum(expected.map((count, at) => (count > 0 ? (classes[at]!.observed - count) ** 2 / count : 0)));
  const df = present.length - 1;
  const small = expected.some((count, at) => classes[at]!.population > 0 && count < SMALL);
  const exact = small ? exactMultinomialP(present, finite) : null;
  const correction = finite ? (N - 1) / (N - n) : 1;
  return {
    kind: 'test',
    statistic,
    df,
    pValue: exact ?? chiSquareUpperTail(statistic * correction, df),
    method: exact === null ? 'chi-square' : 'exact',
    smallExpected: small && exact === null,
    expected,
  };
}

/** P(X ≥ statistic) for a chi-square distribution with `df` degrees of freedom; the upper tail itself, so that tiny values stay exact. */
export function chiSquareUpperTail(statistic: number, df: number): number {
  return gammainc(statistic / 2, df / 2, true, true);
}

function requireCounts(observed: number, population: number, finite: boolean): void {
  const whole = Number.isSafeInteger(observed) && observed >= 0;
  const members = finite
    ? Number.isSafeInteger(population) && population >= 0
    : population >= 0 && population < Infinity;
  if (!whole || !members) throw new RangeError(`No class has ${observed} observed of ${population}`);
  if (finite && observed > population) throw new RangeError(`${observed} observed of ${population} members`);
  if (population === 0 && observed > 0) throw new RangeError('observed in a class that nobody is in');
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
