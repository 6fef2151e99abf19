import { Injectable } from '@nestjs/common';
import type { Variable } from '@ido/questionnaire';
import type { ValueCount } from '@ido/statistics';
import { Disclosure, leavesOf, type Condition, type Weighting } from '@ido/tabulation';
import type { QueryRunner } from 'typeorm';
import { CodeVariables, type CodeVariable } from '../coding/code-variables';
import { Transactions } from '../database/transactions';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveWithRole } from '../studies/wave-row';
import { CodedResponsesRepository } from './coded-responses.repository';
import { ColumnStore } from './column-store';
import type { CountRequest, Counts } from './counts';
import { countsInMemory } from './counts-in-memory';
import { countsInSql, oneSnapshot, type WaveInSql } from './counts-in-sql';
import type { NumberSource } from './derived-attributes';
import { Disclosures } from './disclosures';
import { openCountsInSql } from './open-counts-in-sql';
import { PastColumns } from './past-columns';
import { PastTables } from './past-tables';
import { stateProblem } from './state-problems';
import type { WaveState } from './wave-state';
import { registerAttributes } from './register-attributes';
import { NOW, type TablesInSql } from './tables-in-sql';
import { valueCountsInSql } from './value-counts-in-sql';
import { weightedCountsInMemory, weightedCountsInSql, weightPartsInSql, type WeightedCounts } from './weighted-counts';
import { waveVariables, type ClassLimits, type WaveVariables } from './wave-variables';

/** What is to be counted, all of the same responses. */
export interface CountPlan {
  readonly requests: readonly CountRequest[];
  /** How often each value of a number was given, by condition. */
  readonly values?: readonly { readonly source: NumberSource; readonly where: Condition | null }[];
  /** The variables that readers may filter and cross by; null for the study team, from whom nothing is withheld. */
  readonly open: readonly Variable[] | null;
  /** Each request is also counted within the cells of a weighting. */
  readonly weighting?: Weighting | null;
}

/** What was counted, in the order of the plan. */
export interface Counted<P extends CountPlan> {
  readonly plan: P;
  readonly variables: WaveVariables;
  readonly counts: readonly Counts[];
  /** One list, or one per cell of the weighting; null for more different values than are counted. */
  readonly values: readonly (readonly (readonly ValueCount[])[] | null)[];
  /** Of each request, when a weighting was asked for. */
  readonly weighted: readonly WeightedCounts[];
  readonly disclosure: Disclosure | null;
  /** What was counted; null when that cannot be counted again in an earlier state: by libraries, which are known as they are now only. */
  readonly state: WaveState | null;
}

/** Counts a wave, as it is now or in an earlier state: in memory where everything that is asked is there, otherwise by the database. Both give the same counts. */
@Injectable()
export class WaveCounter {
  constructor(
    private readonly columns: ColumnStore,
    private readonly responses: CodedResponsesRepository,
    private readonly transactions: Transactions,
    private readonly versions: CompiledVersions,
    private readonly disclosures: Disclosures,
    private readonly codes: CodeVariables,
    private readonly past: PastColumns,
    private readonly pastTables: PastTables,
  ) {}

  /**
   * @param plan makes of what can be asked what is asked; called again when it turns out that the database has to count
   * @param limits of the classes of numbers
   * @param state an earlier one; null: as it is now
   * @throws ProblemError of `stateProblem` for an earlier state that cannot be made any more
   */
  async count<P extends CountPlan>(
    wave: WaveWithRole,
    plan: (variables: WaveVariables) => P,
    limits: ClassLimits = new Map(),
    state: WaveState | null = null,
  ): Promise<Counted<P>> {
    const { compiled } = await this.versions.get(wave.versionId);
    const codebook = compiled.codebook.variables;
    const inMemory = state ? await this.past.get(wave, state) : await this.columns.get(wave);
    if (inMemory) {
      const { attributes, population, columns, codes } = inMemory;
      const variables = waveVariables(codebook, attributes, population, limits, codes);
      const made = plan(variables);
      if (!made.values?.length && !asksFor(made, variables.derived)) {
        // Nothing is awaited in between: the columns go on changing.
        const counts = made.requests.map((request) => countsInMemory(columns, request));
        const { weighting } = made;
        const weighted = weighting
          ? made.requests.map((request) => weightedCountsInMemory(columns, request, weighting))
          : [];
        const disclosure = made.open && this.disclosures.of(inMemory, wave.publishFrom, made.open);
        return { plan: made, variables, counts, values: [], weighted, disclosure, state: inMemory.madeFrom };
      }
      if (state) {
        if (asksFor(made, variables.onlyNow)) throw stateProblem.notKept();
        const counted = await this.pastTables.count(wave, state, inMemory, (runner, tables) =>
          countedInSql(runner, inSql(wave, codebook, codes, variables, tables), made, variables, wave.publishFrom),
        );
        return { ...counted, state };
      }
    }
    return this.transactions.read((runner) =>
      // All of one moment, so that it is the state that is told with it.
      oneSnapshot(runner, async () => {
        const population = await this.responses.population(runner, wave.id);
        const attributes = registerAttributes(population, codebook, wave.sizeLimits);
        const codes = await this.codes.of(runner, wave.id, codebook);
        const variables = waveVariables(codebook, attributes, population, limits, codes);
        const made = plan(variables);
        const source = inSql(wave, codebook, codes, variables, NOW);
        const counted = await countedInSql(runner, source, made, variables, wave.publishFrom);
        const now = await this.responses.state(runner, wave.id);
        return { ...counted, state: asksFor(made, variables.onlyNow) ? null : now };
      }),
    );
  }
}

/** The wave as the database counts it, in these tables. */
function inSql(
  { id }: WaveWithRole,
  codebook: readonly Variable[],
  codes: readonly CodeVariable[],
  { attributes, derived }: WaveVariables,
  tables: TablesInSql,
): WaveInSql {
  const coded = [...codebook, ...codes.map(({ variable }) => variable)];
  return { waveId: id, codebook: coded, codes, attributes: [...attributes, ...derived], tables };
}

/** What the plan asks, counted by the database; to be called within one transaction. */
async function countedInSql<P extends CountPlan>(
  runner: QueryRunner,
  wave: WaveInSql,
  plan: P,
  variables: WaveVariables,
  publishFrom: number,
): Promise<Omit<Counted<P>, 'state'>> {
  const { requests, weighting, open } = plan;
  const counts: Counts[] = [];
  for (const request of requests) counts.push(await countsInSql(runner, wave, request));
  const weighted: WeightedCounts[] = [];
  for (const request of weighting ? requests : [])
    weighted.push(await weightedCountsInSql(runner, wave, request, weighting!));
  const values: (ValueCount[][] | null)[] = [];
  const parts = weighting ? weightPartsInSql(wave, weighting) : null;
  for (const { source, where } of plan.values ?? [])
    values.push(await valueCountsInSql(runner, wave, source, where, parts));
  const counted = new Map(requests.flatMap((request) => request.variables.map((one) => [one.name, one])));
  const openCounts = open && (await openCountsInSql(runner, wave, open, [...counted.values()]));
  const disclosure = openCounts && new Disclosure(openCounts, publishFrom);
  return { plan, variables, counts, values, weighted, disclosure };
}

/** Whether one of these is asked for. */
function asksFor({ requests }: CountPlan, variables: WaveVariables['derived']): boolean {
  const names = new Set(variables.map(({ variable }) => variable.name));
  return requests.some(({ variables: rows, filters, where, by }) =>
    [
      ...rows.map(({ name }) => name),
      ...filters.map(({ variable }) => variable),
      ...(where ? leavesOf(where).map(({ variable }) => variable) : []),
      ...(by ? [by.name] : []),
    ].some((name) => names.has(name)),
  );
}
