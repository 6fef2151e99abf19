import type { Variable } from '@ido/questionnaire';
import { allOf, selectWhere, splitHistograms, weightCells, type Columns, type Weighting } from '@ido/tabulation';
import type { QueryRunner } from 'typeorm';
import type { CountRequest, Counts } from './counts';
import { partsInSql, type PartsInSql, type WaveInSql } from './counts-in-sql';

/** What was counted within each cell of a weighting, in memory or in SQL: everything weighted follows from it. */
export interface WeightedCounts {
  /** Responses per cell, whatever is filtered on. */
  readonly sizes: readonly number[];
  /** Responses that count but are in no cell: they have no weight. */
  readonly withoutWeight: number;
  /** Per cell, under the filters. */
  readonly cells: readonly Pick<Counts, 'variables'>[];
}

/** Counts in columns: one pass per variable, one more per category of a crossing. */
export function weightedCountsInMemory(columns: Columns, request: CountRequest, weighting: Weighting): WeightedCounts {
  const parts = weightCells(columns, weighting);
  const count = weighting.cells.length;
  const sizes = new Array<number>(count + 1).fill(0);
  for (const part of parts) sizes[part]!++;
  const { variables, filters, where = null, by, nets = [] } = request;
  const selection = selectWhere(columns, allOf(filters, where));
  const groups = by && [...by.categories.map(({ code }) => [code]), ...nets];
  const within = groups?.map((codes) =>
    selectWhere(columns, allOf([...filters, { variable: by!.name, codes }], where)),
  );
  const counted = variables.map((variable) => ({
    total: splitHistograms(columns, variable, parts, count, selection),
    groups: within?.map((group) => splitHistograms(columns, variable, parts, count, group)) ?? null,
  }));
  return {
    sizes: sizes.slice(0, count),
    withoutWeight: sizes[count]!,
    cells: weighting.cells.map((_, cell) => ({
      variables: counted.map(({ total, groups }) => ({
        total: total[cell]!,
        groups: groups && groups.map((group) => group[cell]!),
      })),
    })),
  };
}

/** The same counts, made by PostgreSQL; to be called within `oneSnapshot`. */
export async function weightedCountsInSql(
  runner: QueryRunner,
  wave: WaveInSql,
  request: CountRequest,
  weighting: Weighting,
): Promise<WeightedCounts> {
  const parts = weightPartsInSql(wave, weighting);
  const everyone = { variables: [], filters: [], by: null };
  const sizes = (await partsInSql(runner, wave, everyone, parts)).map(({ responses }) => responses);
  const [all] = await partsInSql(runner, wave, everyone, { variables: [], codes: [[]] });
  return {
    sizes,
    withoutWeight: (all?.responses ?? 0) - sizes.reduce((sum, size) => sum + size, 0),
    cells: await partsInSql(runner, wave, request, parts),
  };
}

/** The cells of a weighting as parts that the database counts apart. */
export function weightPartsInSql({ attributes }: WaveInSql, { variables, cells }: Weighting): PartsInSql {
  const facts = variables.map((name): Variable => {
    const attribute = attributes.find(({ variable }) => variable.name === name);
    if (!attribute) throw new Error(`there is no fact ${name} to weigh by`);
    return attribute.variable;
  });
  return { variables: facts, codes: cells.map(({ codes }) => codes) };
}
