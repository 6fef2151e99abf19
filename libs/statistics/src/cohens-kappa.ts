import { NO_BASE, type NoBase } from './share';

/** Agreement of two coders beyond chance. */
export interface Kappa {
  readonly kind: 'kappa';
  /** 1 is full agreement, 0 what chance gives, below 0 less than that; in [−1, 1]. */
  readonly kappa: number;
  /** Share of decisions on which the two agree, in [0, 1]. */
  readonly observed: number;
  /** Share on which they would agree by chance, given how often each decides what; in [0, 1). */
  readonly expected: number;
  /** Decisions that both took. */
  readonly n: number;
}

/** Both always decided the same one thing: they agree on all, and chance would have given that too, so that kappa is 0/0. */
export interface NoVariation {
  readonly kind: 'noVariation';
  readonly observed: 1;
  readonly n: number;
}

/**
 * Cohen's kappa of a square table: rows what the first coder decided, columns the second, cells how often.
 * κ = (po − pe)/(1 − pe), with po = Σ n(i,i)/n and pe = Σ n(i,·) n(·,i)/n².
 *
 * Where a text can have several codes, make a table of two by two per code (chosen or not) and put them together with `pooledKappa`.
 * No decisions: `noBase`. Both always the same category: `noVariation`.
 *
 * Source: J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 37-46.
 * @throws RangeError unless the table is square and its counts are whole and not negative.
 */
export function cohensKappa(table: readonly (readonly number[])[]): Kappa | NoVariation | NoBase {
  const agreement = agreementOf(table);
  return agreement.n === 0 ? NO_BASE : kappaOf(agreement);
}

/**
 * Kappa over several codes together: κ = (mean po − mean pe)/(1 − mean pe), the means over the codes. Unlike the mean of the kappas it
 * exists when some code was always or never chosen. `n` is the number of decisions in all.
 * Codes without decisions are left aside; nothing left: `noBase`. Never any variation: `noVariation`.
 *
 * Source: H. de Vries, M.N. Elliott, D.E. Kanouse and S.S. Teleki (2008), Using pooled kappa to summarize interrater agreement across
 * many items, Field Methods 20, 272-282.
 * @throws RangeError as `cohensKappa`.
 */
export function pooledKappa(tables: readonly (readonly (readonly number[])[])[]): Kappa | NoVariation | NoBase {
  const used = tables.map(agreementOf).filter(({ n }) => n > 0);
  if (used.length === 0) return NO_BASE;
  const mean = (of: (one: Agreement) => number) => used.reduce((sum, one) => sum + of(one), 0) / used.length;
  return kappaOf({
    observed: mean(({ observed }) => observed),
    expected: mean(({ expected }) => expected),
    n: used.reduce((sum, { n }) => sum + n, 0),
  });
}

type Agreement = Omit<Kappa, 'kind' | 'kappa'>;

function agreementOf(table: readonly (readonly number[])[]): Agreement {
  const size = table.length;
  const counts = table.flat();
  if (table.some((row) => row.length !== size) || !counts.every((count) => Number.isSafeInteger(count) && count >= 0))
    throw new RangeError('Kappa is of a square table of counts');
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return { observed: 0, expected: 0, n };
  let agreed = 0;
  let byChance = 0;
  for (let at = 0; at < size; at++) {
    const first = table[at]!.reduce((sum, count) => sum + count, 0);
    const second = table.reduce((sum, row) => sum + row[at]!, 0);
    agreed += table[at]![at]!;
    byChance += (first / n) * (second / n);
  }
  return { observed: agreed / n, expected: byChance, n };
}

function kappaOf({ observed, expected, n }: Agreement): Kappa | NoVariation {
  if (expected >= 1) return { kind: 'noVariation', observed: 1, n };
  return { kind: 'kappa', kappa: (observed - expected) / (1 - expected), observed, expected, n };
}
