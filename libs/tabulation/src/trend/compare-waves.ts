import {
  independentDifference,
  pairedDifference,
  type CompleteDifference,
  type Difference,
  type NoBase,
} from '@ido/statistics';
import type { SmallNumbers } from '../request';
import { decomposition, type Decomposition, type NoDecomposition } from './decomposition';
import type { OrganisationAnswers, WaveAnswers } from './wave-answers';

/** With fewer organisations in both waves than this, the comparison over everybody who answered decides. */
export const FEWEST_PAIRS = 10;

/** One wave in a comparison. */
export interface ComparedWave {
  readonly answers: WaveAnswers;
  /** Organisations that it is about; null when unknown. */
  readonly populationN: number | null;
  /** 1 for each organisation that it is about; null when not known one by one. */
  readonly population: Uint8Array | null;
  /** True for readers when the figures of this wave are withheld. */
  readonly withheld: boolean;
}

export interface CompareOptions {
  readonly smallNumbers: SmallNumbers;
  /** True for whoever is not in the study team. */
  readonly suppress: boolean;
}

/** A difference of shares that was tested, second minus first. */
export interface TestedDifference {
  /** −1 … 1. */
  readonly estimate: number;
  /** 95%; null when nothing is left to chance because everybody answered. */
  readonly interval: readonly [number, number] | null;
  /** Null when everybody answered. */
  readonly p: number | null;
  readonly method: Difference['method'] | 'everybody';
  readonly n1: number;
  readonly n2: number;
  /** Of pairs: how many chose it only the second time, and only the first time. */
  readonly gained?: number;
  readonly lost?: number;
}

/** One category of a question compared between two waves. */
export interface CategoryComparison {
  readonly kind: 'compared';
  /** Over everybody who answered. */
  readonly everybody: TestedDifference;
  /** Among organisations that answered both waves; null without any, or where their number is withheld. */
  readonly paired: TestedDifference | null;
  /** Among responses of one of the waves only. */
  readonly others: TestedDifference | null;
  /** Which test says whether it is chance. */
  readonly decides: 'paired' | 'unpaired';
  readonly decomposition: Decomposition | NoDecomposition;
}

/** Why a category is not compared. */
export interface NoComparison {
  readonly kind:
    | 'notComparable' // one of the waves has no such category
    | 'smallBase' // too few answers for percentages
    | 'withheld';
}

/** A question compared between two waves. */
export interface WaveComparison {
  /** Organisations that answered the question in both; null when unknown or withheld. */
  readonly pairs: number | null;
  /** Organisations with answers in both that say different things within one wave (merged ones), so that they are no pair. */
  readonly divided: number | null;
  /** True when pairs exist but may not be told, because so few are in only one of the waves. */
  readonly pairsWithheld: boolean;
  /** By category of the segment. */
  readonly categories: readonly (CategoryComparison | NoComparison)[];
}

/**
 * Compares a question between two waves of one segment, category by category.
 *
 * The test follows the data. Organisations with one answer in each wave are pairs (McNemar; exact with few changes); when there are at
 * least ten, that test decides. Otherwise the two waves are compared as independent groups (score test, or Fisher's with small counts),
 * which is on the careful side where some are in both. The responses of one wave only are compared as independent groups beside it.
 * All have the finite population correction; for pairs N is the number of organisations that both waves are about.
 * For readers whatever would tell of fewer than `publishFrom` is withheld: a wave, the pairs, or the rest of a wave without them. A few merged organisations
 * are no pairs for them (`pairsOf`).
 * @throws RangeError when the waves have different numbers of categories
 */
export function compareWaves(first: ComparedWave, second: ComparedWave, options: CompareOptions): WaveComparison {
  const size = first.answers.counts.length;
  if (size !== second.answers.counts.length) throw new RangeError('These waves are not told in the same categories');
  const { suppress, smallNumbers } = options;
  const found = pairsOf(first.answers, second.answers, suppress ? smallNumbers.publishFrom : null);
  const hidden = found !== null && suppress && telling(found, first, second, smallNumbers.publishFrom);
  const pairs = hidden ? null : found;
  return {
    pairs: pairs && pairs.at.length,
    divided: pairs && pairs.divided,
    pairsWithheld: hidden,
    categories: Array.from({ length: size }, (_, category) => compared(first, second, category, pairs, options)),
  };
}

interface Pairs {
  /** Organisations that are a pair. */
  readonly at: Int32Array;
  readonly divided: number;
  readonly first: OrganisationAnswers;
  readonly second: OrganisationAnswers;
  /** Responses of them in each wave. */
  readonly responses1: number;
  readonly responses2: number;
}

/**
 * Null when one of the waves does not know organisations.
 *
 * Shares are over responses and pairs are organisations. Where a few pairs have several responses (their predecessors answered the same), the difference of
 * the two is what these few answered. For readers they are then among the others.
 * @param publishFrom how many are no longer a few; null for the study team
 */
function pairsOf(one: WaveAnswers, other: WaveAnswers, publishFrom: number | null): Pairs | null {
  const all = pairsAmong(one, other, true);
  if (all === null || publishFrom === null) return all;
  const few = [all.responses1, all.responses2].some((responses) => {
    const more = responses - all.at.length;
    return more > 0 && more < publishFrom;
  });
  return few ? pairsAmong(one, other, false) : all;
}

/** @param severalResponses whether an organisation with several responses in a wave can be a pair */
function pairsAmong(
  { organisations: first }: WaveAnswers,
  { organisations: second }: WaveAnswers,
  severalResponses: boolean,
): Pairs | null {
  if (first === null || second === null) return null;
  const at: number[] = [];
  let divided = 0;
  let responses1 = 0;
  let responses2 = 0;
  for (let organisation = 0; organisation < first.responses.length; organisation++) {
    if (first.responses[organisation]! === 0 || second.responses[organisation]! === 0) continue;
    if (first.divided[organisation]! + second.divided[organisation]! > 0) {
      divided++;
      continue;
    }
    const most = Math.max(first.responses[organisation]!, second.responses[organisation]!);
    if (most > 1 && !severalResponses) continue;
    at.push(organisation);
    responses1 += first.responses[organisation]!;
    responses2 += second.responses[organisation]!;
  }
  return { at: Int32Array.from(at), divided, first, second, responses1, responses2 };
}

function telling(pairs: Pairs, first: ComparedWave, second: ComparedWave, publishFrom: number): boolean {
  const small = (size: number) => size > 0 && size < publishFrom;
  return (
    small(pairs.at.length) ||
    small(pairs.divided) ||
    small(first.answers.n - pairs.responses1) ||
    small(second.answers.n - pairs.responses2)
  );
}

function compared(
  first: ComparedWave,
  second: ComparedWave,
  category: number,
  pairs: Pairs | null,
  { smallNumbers }: CompareOptions,
): CategoryComparison | NoComparison {
  if (first.withheld || second.withheld) return { kind: 'withheld' };
  const k1 = first.answers.counts[category] ?? null;
  const k2 = second.answers.counts[category] ?? null;
  if (k1 === null || k2 === null) return { kind: 'notComparable' };
  const { n: n1 } = first.answers;
  const { n: n2 } = second.answers;
  if (Math.min(n1, n2) < Math.max(1, smallNumbers.percentagesFrom)) return { kind: 'smallBase' };
  const populationN: [number | null, number | null] = [first.populationN, second.populationN];
  const everybody = tested(independentDifference(k1, n1, k2, n2, { populationN }))!;
  const tally = pairs && tallyOf(pairs, category);
  const paired =
    pairs &&
    tally &&
    tested(pairedDifference(tally.gained, tally.lost, pairs.at.length, { populationN: inBoth(first, second) }));
  const others =
    pairs &&
    tally &&
    tested(
      independentDifference(
        k1 - tally.responses1,
        n1 - pairs.responses1,
        k2 - tally.responses2,
        n2 - pairs.responses2,
        { populationN: [restOf(first, pairs), restOf(second, pairs)] },
      ),
    );
  const enough = paired !== null && pairs!.at.length >= FEWEST_PAIRS;
  return {
    kind: 'compared',
    everybody,
    paired,
    others,
    decides: enough ? 'paired' : 'unpaired',
    decomposition: decomposition(
      { count: k1, n: n1, pairedCount: tally?.first ?? 0 },
      { count: k2, n: n2, pairedCount: tally?.second ?? 0 },
      pairs?.at.length ?? 0,
      FEWEST_PAIRS,
    ),
  };
}

/** How the pairs stand to one category. */
function tallyOf({ at, first, second }: Pairs, category: number) {
  const bit = 1 << category;
  const tally = { first: 0, second: 0, gained: 0, lost: 0, responses1: 0, responses2: 0 };
  for (const organisation of at) {
    const before = (first.chosen[organisation]! & bit) !== 0;
    const after = (second.chosen[organisation]! & bit) !== 0;
    if (before) {
      tally.first++;
      tally.responses1 += first.responses[organisation]!;
    }
    if (after) {
      tally.second++;
      tally.responses2 += second.responses[organisation]!;
    }
    if (after && !before) tally.gained++;
    if (before && !after) tally.lost++;
  }
  return tally;
}

/** Organisations that both waves are about. */
function inBoth({ population: first }: ComparedWave, { population: second }: ComparedWave): number | null {
  if (first === null || second === null) return null;
  return first.reduce((sum, member, at) => sum + (member & second[at]!), 0);
}

/** Organisations of a wave that are no pair. */
function restOf({ populationN }: ComparedWave, pairs: Pairs): number | null {
  return populationN === null ? null : Math.max(0, populationN - pairs.at.length);
}

function tested(
  difference: (Difference & { gained?: number; lost?: number }) | CompleteDifference | NoBase,
): TestedDifference | null {
  if (difference.kind === 'noBase') return null;
  const { estimate, n1, n2 } = difference;
  if (difference.kind === 'everybody') return { estimate, interval: null, p: null, method: 'everybody', n1, n2 };
  const { low, high, p, method, gained, lost } = difference;
  return {
    estimate,
    interval: [low, high],
    p,
    method,
    n1,
    n2,
    ...(gained !== undefined && { gained, lost }),
  };
}
