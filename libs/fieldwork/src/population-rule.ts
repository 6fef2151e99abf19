/** The three kinds of organisations that a population can be of. */
export type OrganisationType = 'municipality' | 'library' | 'ido-location';

/** Who a wave is about: everyone of a type, narrowed down by province and size; or a list. */
export type PopulationRule =
  | {
      readonly kind: 'choice';
      readonly type: OrganisationType;
      /** Empty: all provinces. */
      readonly provinces: readonly string[];
      /** Codes of size classes. Empty: all sizes, unknown ones included. */
      readonly sizeClasses: readonly string[];
      /** Day on which the organisations have to exist, `YYYY-MM-DD`; null: the day on which the population is fixed. */
      readonly on: string | null;
    }
  | { readonly kind: 'list'; readonly codes: readonly string[] };

/** What of an organisation decides whether it belongs to a population. */
export interface PopulationCandidate {
  readonly code: string;
  readonly type: OrganisationType;
  readonly province: string | null;
  /** Null when its inhabitants are not known. */
  readonly sizeClass: string | null;
  readonly validFrom: string;
  /** First day on which it existed no more; null while it exists. */
  readonly validTo: string | null;
}

/** Who belongs to a population, and what of a list the register does not know. */
export interface SelectedPopulation<T extends PopulationCandidate> {
  readonly members: readonly T[];
  /** Codes of the list that are in no register. */
  readonly unknown: readonly string[];
}

/**
 * The organisations that a rule chooses. A list is taken as it is, also where an organisation no longer exists: whoever made it
 * may want the municipalities of then.
 * @param today `YYYY-MM-DD`, where the rule names no day
 */
export function selectPopulation<T extends PopulationCandidate>(
  rule: PopulationRule,
  register: readonly T[],
  today: string,
): SelectedPopulation<T> {
  if (rule.kind === 'list') {
    const wanted = new Set(rule.codes);
    const members = register.filter(({ code }) => wanted.has(code));
    for (const { code } of members) wanted.delete(code);
    return { members, unknown: [...wanted] };
  }
  const on = rule.on ?? today;
  const provinces = new Set<string | null>(rule.provinces);
  const sizes = new Set<string | null>(rule.sizeClasses);
  const members = register.filter(
    ({ type, province, sizeClass, validFrom, validTo }) =>
      type === rule.type &&
      validFrom <= on &&
      (validTo === null || on < validTo) &&
      (provinces.size === 0 || provinces.has(province)) &&
      (sizes.size === 0 || sizes.has(sizeClass)),
  );
  return { members, unknown: [] };
}

/** N of one class; null is the class of those whose province or size is not known. */
export interface ClassCount {
  readonly code: string | null;
  readonly n: number;
}

/** How many organisations a population has, and in which classes. */
export interface PopulationCounts {
  readonly total: number;
  readonly provinces: readonly ClassCount[];
  readonly sizeClasses: readonly ClassCount[];
  /** N per province and size class together; only what occurs. */
  readonly cells: ReadonlyArray<{
    readonly province: string | null;
    readonly sizeClass: string | null;
    readonly n: number;
  }>;
}

/** N of a population per province, per size class and per both; classes in order of code, the unknown last. */
export function populationCounts(
  members: ReadonlyArray<Pick<PopulationCandidate, 'province' | 'sizeClass'>>,
): PopulationCounts {
  const cells = new Map<string, { province: string | null; sizeClass: string | null; n: number }>();
  for (const { province, sizeClass } of members) {
    const key = JSON.stringify([province, sizeClass]);
    const cell = cells.get(key);
    cells.set(key, { province, sizeClass, n: (cell?.n ?? 0) + 1 });
  }
  return {
    total: members.length,
    provinces: countedBy(members.map(({ province }) => province)),
    sizeClasses: countedBy(members.map(({ sizeClass }) => sizeClass)),
    cells: [...cells.values()].sort((a, b) => inOrder(a.province, b.province) || inOrder(a.sizeClass, b.sizeClass)),
  };
}

function countedBy(values: ReadonlyArray<string | null>): ClassCount[] {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([code, n]) => ({ code, n })).sort((a, b) => inOrder(a.code, b.code));
}

function inOrder(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.localeCompare(b, 'nl');
}

/** What a change of a population comes down to, in order of code. */
export interface PopulationDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Who comes and who goes when a population becomes another one. */
export function populationDifference(before: readonly string[], after: readonly string[]): PopulationDifference {
  const [then, now] = [new Set(before), new Set(after)];
  return {
    added: [...now].filter((code) => !then.has(code)).sort(),
    removed: [...then].filter((code) => !now.has(code)).sort(),
  };
}
