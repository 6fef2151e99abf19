import type { CategoryPair, Variable, Verdict } from '@ido/questionnaire';

/** How one variable of a wave relates to one of a later wave, as the concordance of their questionnaires has it. */
export interface TrendLink {
  readonly from: string | null;
  readonly to: string | null;
  readonly verdict: Verdict;
  readonly categories: readonly CategoryPair[];
  readonly confirmed: boolean;
  readonly note: string;
}

/** Why a line breaks: nothing says that it is the same question, or none of its categories is one of the other's. */
export type BreakReason = 'notLinked' | 'noCategoryLinked';

/** How the question of one wave goes on from the wave before it. */
export type Join =
  | {
      readonly kind: 'joined';
      readonly verdict: 'same' | 'reworded' | 'recoded';
      readonly confirmed: boolean;
      readonly note: string;
    }
  | { readonly kind: 'broken'; readonly reason: BreakReason };

/** The question as it was asked in one wave. */
export interface TrendStep {
  /** Place of the wave among those given. */
  readonly wave: number;
  readonly variable: Variable;
  /** Steps of one segment can be compared; the last segment is the newest. */
  readonly segment: number;
  /** For each category of the variable: the category of the segment that it counts as, −1 for none. */
  readonly categoryOf: readonly number[];
  /** With the step before; null for the first. */
  readonly join: Join | null;
}

/** One question over waves. */
export interface TrendChain {
  /** Trend key of the newest variable; its name when it has none. */
  readonly key: string;
  readonly steps: readonly TrendStep[];
  /** The variable whose categories each segment is told in: the newest of it. */
  readonly segments: readonly Variable[];
}

/** A wave as far as its questions are concerned. */
export interface TrendCodebook {
  readonly variables: readonly Variable[];
}

/** The links from an older wave to a newer one, by their places. */
export type LinkBetween = (older: number, newer: number) => readonly TrendLink[];

/** More categories than this are no trend that can be read, and do not fit the mask that answers are kept as. */
export const MOST_TREND_CATEGORIES = 30;

/** Whether figures over waves can be made of a variable: a choice of at most thirty categories. */
export function hasTrend({ categories }: Pick<Variable, 'categories'>): boolean {
  return categories.length > 0 && categories.length <= MOST_TREND_CATEGORIES;
}

/**
 * Every question of the waves as a chain, the questions of the newest wave first, in its order; then those that were only asked earlier.
 * Each variable of each wave is in one chain at most.
 * A chain is followed back from its newest variable by the links between waves: `same`, `reworded` and `recoded` join; a recoded
 * question goes on in the categories that were mapped. Where nothing links but the trend key is the same, the chain goes on after a
 * break. A wave that did not ask the question is passed over.
 * @param waves from old to new
 */
export function trendChains(waves: readonly TrendCodebook[], link: LinkBetween): TrendChain[] {
  const taken = new Set<string>();
  const chains: TrendChain[] = [];
  for (let wave = waves.length - 1; wave >= 0; wave--) {
    for (const variable of waves[wave]!.variables) {
      if (taken.has(placeOf(wave, variable.name)) || !hasTrend(variable)) continue;
      const chain = chainFrom(waves, wave, variable, link);
      for (const step of chain.steps) taken.add(placeOf(step.wave, step.variable.name));
      chains.push(chain);
    }
  }
  return chains;
}

function chainFrom(waves: readonly TrendCodebook[], newest: number, variable: Variable, link: LinkBetween): TrendChain {
  const key = trendKeyOf(variable, waves[newest]!.variables);
  // Found from new to old; segments are numbered from the newest until all are known.
  const found: { -readonly [K in keyof TrendStep]: TrendStep[K] }[] = [
    { wave: newest, variable, segment: 0, categoryOf: variable.categories.map((_, at) => at), join: null },
  ];
  const segments = [variable];
  for (let wave = newest - 1; wave >= 0; wave--) {
    const newer = found[found.length - 1]!;
    const row = link(wave, newer.wave).find(({ from, to }) => from !== null && to === newer.variable.name);
    const { variables } = waves[wave]!;
    const older = row
      ? variables.find(({ name }) => name === row.from)
      : variables.find((one) => trendKeyOf(one, variables) === key);
    if (!older || !hasTrend(older)) continue;
    const categoryOf = row ? throughLink(older, newer, row.categories) : [];
    if (row && categoryOf.some((at) => at >= 0)) {
      const { confirmed, note } = row;
      newer.join = { kind: 'joined', verdict: joiningVerdict(row.verdict), confirmed, note };
      found.push({ wave, variable: older, segment: segments.length - 1, categoryOf, join: null });
    } else {
      newer.join = { kind: 'broken', reason: row ? 'noCategoryLinked' : 'notLinked' };
      segments.push(older);
      const own = older.categories.map((_, at) => at);
      found.push({ wave, variable: older, segment: segments.length - 1, categoryOf: own, join: null });
    }
  }
  const last = segments.length - 1;
  return {
    key,
    steps: found.toReversed().map((step) => ({ ...step, segment: last - step.segment })),
    segments: segments.toReversed(),
  };
}

/** A pair of variables is never `new` or `dropped`; whoever says so of one is taken to have recoded it. */
export function joiningVerdict(verdict: Verdict): 'same' | 'reworded' | 'recoded' {
  return verdict === 'same' || verdict === 'reworded' ? verdict : 'recoded';
}

function throughLink(older: Variable, newer: TrendStep, categories: readonly CategoryPair[]): number[] {
  const to = new Map(categories.map((pair) => [pair.from, pair.to]));
  return older.categories.map(({ code }) => {
    const at = newer.variable.categories.findIndex((category) => category.code === to.get(code));
    return at < 0 ? -1 : newer.categoryOf[at]!;
  });
}

/** Rows of a matrix share the key of their question: then the name says which is meant. */
export function trendKeyOf(variable: Variable, all: readonly Variable[]): string {
  const { trendKey, name } = variable;
  const alone = trendKey !== undefined && all.filter((other) => other.trendKey === trendKey).length === 1;
  return alone ? trendKey : name;
}

function placeOf(wave: number, name: string): string {
  return `${wave} ${name}`;
}
