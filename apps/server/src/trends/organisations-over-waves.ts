import { successorAt, wallClockOf, type MergerFacts } from '@ido/fieldwork';
import type { Filter, Owners } from '@ido/tabulation';
import { filtersOf, registerOf, withinFilters, type TrendSource } from './trend-source';

/** Which organisations the waves of a trend have in common: what has merged by the day of the last wave is its successor. */
export class OrganisationsOverWaves {
  private readonly numbers = new Map<string, number>();
  private readonly register: ReadonlyMap<string, MergerFacts>;
  private readonly day: string;
  private readonly owners: readonly Int32Array[];

  constructor(
    private readonly sources: readonly TrendSource[],
    mergers: readonly MergerFacts[],
  ) {
    this.register = new Map(mergers.map((facts) => [facts.code, facts]));
    const last = sources.at(-1)?.wave.opensAt ?? new Date();
    this.day = wallClockOf(last).slice(0, 10);
    this.owners = sources.map(({ of }) => Int32Array.from(codesOf(of), (code) => this.numberOf(code)));
    // Whoever is only in a population has a number too, before anything is made that has one place per organisation.
    for (const source of sources)
      for (const { organisation } of registerOf(source).population) this.numberOf(organisation);
  }

  /** Number of an organisation of any wave, under the code that it had then. */
  numberOf(code: string): number {
    const now = successorAt(code, this.day, this.register);
    const known = this.numbers.get(now);
    if (known !== undefined) return known;
    this.numbers.set(now, this.numbers.size);
    return this.numbers.size - 1;
  }

  /** Whose the responses of a wave are; null when they are nobody's, or only figures are known. */
  ownersOf(wave: number): Owners | null {
    const { of } = this.sources[wave]!;
    if (codesOf(of).length === 0) return null;
    return { organisationOf: this.owners[wave]!, organisations: this.numbers.size };
  }

  /** One place per organisation: 1 for those of the population of a wave that the filters let through; null when it has no list. */
  populationOf(wave: number, filters: readonly Filter[]): Uint8Array | null {
    const { population, attributes } = registerOf(this.sources[wave]!);
    if (population.length === 0) return null;
    const members = new Uint8Array(this.numbers.size);
    for (const { organisation } of withinFilters(population, attributes, filtersOf(attributes, filters) ?? []))
      members[this.numberOf(organisation)] = 1;
    return members;
  }
}

/** Codes that the owners of the responses of a wave had then. */
function codesOf(of: TrendSource['of']): readonly string[] {
  if (of.kind === 'memory') return of.data.organisations;
  return of.kind === 'sql' ? of.answered.organisations : [];
}
