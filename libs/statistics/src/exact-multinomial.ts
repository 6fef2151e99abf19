/** At most this many outcomes are enumerated: some tens of milliseconds. */
export const MOST_OUTCOMES = 200_000;
/** Two outcomes whose probabilities differ by less than this part are equally likely (as in R's `fisher.test`). */
const RELATIVE = 1e-7;

/** One class with members. */
interface Class {
  readonly observed: number;
  readonly population: number;
}

/**
 * Exact p-value of observed counts over classes: the total probability of every outcome that is at most as likely as the one observed.
 * `finite`: the draw is without replacement from the members (multivariate hypergeometric), otherwise with replacement
 * (multinomial, `population` as weights). Null when there are more than {@link MOST_OUTCOMES} outcomes.
 *
 * Outcomes are enumerated class by class; the number of them is bounded beforehand by C(n + k − 1, k − 1).
 */
export function exactMultinomialP(classes: readonly Class[], finite: boolean): number | null {
  const n = classes.reduce((total, { observed }) => total + observed, 0);
  if (outcomes(n, classes.length) > MOST_OUTCOMES) return null;
  const N = classes.reduce((total, { population }) => total + population, 0);
  const logFactorial = logFactorials(finite ? Math.max(N, n) : n);
  const logChoose = (of: number, k: number) => logFactorial[of]! - logFactorial[k]! - logFactorial[of - k]!;
  const logTerm = (at: number, k: number) => {
    const { population } = classes[at]!;
    return finite ? logChoose(population, k) : k * Math.log(population / N) - logFactorial[k]!;
  };
  const constant = finite ? -logChoose(N, n) : logFactorial[n]!;
  const observed = classes.reduce((total, one, at) => total + logTerm(at, one.observed), constant);
  const limit = observed + Math.log1p(RELATIVE);

  let total = 0;
  const go = (at: number, left: number, logProbability: number): void => {
    const most = finite ? Math.min(left, classes[at]!.population) : left;
    if (at === classes.length - 1) {
      if (most < left) return;
      const log = logProbability + logTerm(at, left);
      if (log <= limit) total += Math.exp(log);
      return;
    }
    for (let k = 0; k <= most; k++) go(at + 1, left - k, logProbability + logTerm(at, k));
  };
  go(0, n, constant);
  return Math.min(1, total);
}

/** C(n + k − 1, k − 1): ways to spread n over k classes. */
function outcomes(n: number, k: number): number {
  let ways = 1;
  for (let step = 1; step < k; step++) ways = (ways * (n + step)) / step;
  return ways;
}

/** log(i!) for i = 0 … most. */
function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let i = 1; i <= most; i++) logs[i] = logs[i - 1]! + Math.log(i);
  return logs;
}
