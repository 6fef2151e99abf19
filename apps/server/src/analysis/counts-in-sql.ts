import { codingOf, type Cell, type Variable } from '@ido/questionnaire';
import { allOf, binsOf, type VariableHistograms } from '@ido/tabulation';
import type { QueryRunner } from 'typeorm';
import type { CodeVariable } from '../coding/code-variables';
import { cellExpressions, Parameters, type SqlAttribute } from './cell-sql';
import { conditionSql, codesSql, type CellsOf } from './condition-sql';
import type { CountRequest, Counts } from './counts';
import { NOW, responsesSql, type TablesInSql } from './tables-in-sql';

/** A wave that the database counts: one that is too large for memory, or of which something is asked that is not in memory. */
export interface WaveInSql {
  readonly waveId: number;
  /** Followed by the variables of `codes`. */
  readonly codebook: readonly Variable[];
  readonly codes?: readonly CodeVariable[];
  readonly attributes: readonly SqlAttribute[];
  /** Default: the wave as it is now. */
  readonly tables?: TablesInSql;
}

/** One thing that is counted by value in the same pass; a null value is not counted. */
interface Measure {
  readonly sql: string;
  readonly counts: Float64Array;
}

interface CountRow {
  part: number;
  measure: number;
  value: number;
  category: number | null;
  count: number;
}

/** Parts of the responses that are counted apart: those with these categories of facts, one of each. */
export interface PartsInSql {
  readonly variables: readonly Variable[];
  readonly codes: readonly (readonly string[])[];
}

/**
 * The counts of `countsInMemory`, made by PostgreSQL: one statement over the wave for the totals, one more when crossed, to be
 * called within `oneSnapshot`. What is counted are integers from `get_byte`, grouped, so that PostgreSQL can divide the work and Citus too.
 */
export async function countsInSql(runner: QueryRunner, wave: WaveInSql, request: CountRequest): Promise<Counts> {
  const total = await countOnce(runner, wave, request, null);
  const groups = request.by === null ? null : await countOnce(runner, wave, request, request.by);
  return {
    responses: total.responses,
    variables: request.variables.map((_, at) => ({
      total: total.groups[0]![at]!,
      groups: groups && groups.groups.map((group) => group[at]!),
    })),
  };
}

/** As `countsInSql`, within each part; who is in none is not counted. */
export async function partsInSql(
  runner: QueryRunner,
  wave: WaveInSql,
  request: CountRequest,
  parts: PartsInSql,
): Promise<Counts[]> {
  const total = await countOnce(runner, wave, request, null, parts);
  const groups = request.by === null ? null : await countOnce(runner, wave, request, request.by, parts);
  const crossed = request.by ? request.by.categories.length + (request.nets?.length ?? 0) : 0;
  return parts.codes.map((_, part) => ({
    responses: total.sizes[part]!,
    variables: request.variables.map((__, at) => ({
      total: total.groups[part]![at]!,
      groups: groups && groups.groups.slice(part * crossed, (part + 1) * crossed).map((group) => group[at]!),
    })),
  }));
}

/** Counts that have to be of the same responses. */
export async function oneSnapshot<T>(runner: QueryRunner, count: () => Promise<T>): Promise<T> {
  await runner.startTransaction('REPEATABLE READ');
  try {
    return await count();
  } finally {
    await runner.rollbackTransaction();
  }
}

/** Counts every variable of the request, as a whole or within each category of `by`; part after part when there are parts. */
async function countOnce(
  runner: QueryRunner,
  { waveId, codebook, attributes, codes, tables = NOW }: WaveInSql,
  { variables, filters, where = null, nets = [] }: CountRequest,
  by: Variable | null,
  parts: PartsInSql | null = null,
): Promise<{ responses: number; sizes: number[]; groups: VariableHistograms[][] }> {
  const parameters = new Parameters();
  const wave = parameters.add(waveId);
  const all = [...codebook, ...attributes.map(({ variable }) => variable)];
  const coding = codingOf({ variables: all });
  const sqlOf = cellExpressions(coding, attributes, parameters, codes, tables);
  const cellsOf: CellsOf = ({ name }) =>
    coding.cells.filter((cell) => cell.variable === name).map((cell) => ({ cell, sql: sqlOf(cell) }));

  const crossed = by ? by.categories.length + nets.length : 1;
  const groups = Array.from({ length: crossed * (parts?.codes.length ?? 1) }, () => {
    const everyone: Measure = { sql: '0', counts: new Float64Array(1) };
    const counted = variables.map((variable) => measuresOf(variable, cellsOf(variable)));
    return { everyone, counted, measures: [everyone, ...counted.flatMap(({ measures }) => measures)] };
  });
  const condition = allOf(filters, where);
  const conditions = condition ? [conditionSql(condition, all, cellsOf)] : [];
  const measures = groups[0]!.measures.map(({ sql }, at) => `(${at}, ${sql})`);
  const rows: CountRow[] = await runner.query(
    `SELECT ${parts ? partSql(parts, cellsOf) : '0'} AS part, m.measure, m.value, ${by ? 'g.category' : 'NULL::int AS category'}, count(*)::float8 AS count
     FROM ${responsesSql(tables)}
     CROSS JOIN LATERAL (VALUES ${measures.join(', ')}) AS m (measure, value)
     ${by ? `CROSS JOIN LATERAL (${categoriesSql(by, nets, cellsOf)}) AS g (category)` : ''}
     WHERE ${[`r.wave_id = ${wave}`, "r.status = 'complete' AND r.counted", 'm.value IS NOT NULL', ...conditions].join(' AND ')}
     GROUP BY 1, 2, 3, 4`,
    parameters.values,
  );
  for (const { part, measure, value, category, count } of rows) {
    const group = groups[part * crossed + (category ?? 0)];
    // Who is in no part comes after the last one.
    if (group) group.measures[measure]!.counts[value] = count;
  }
  return {
    responses: groups[0]?.everyone.counts[0] ?? 0,
    sizes: groups.filter((_, at) => at % crossed === 0).map(({ everyone }) => everyone.counts[0]!),
    groups: groups.map(({ counted }) => counted.map(({ histograms }) => histograms())),
  };
}

/** The part that a response is in, by index; the number of parts when it is in none. */
export function partSql({ variables, codes }: PartsInSql, cellsOf: CellsOf): string {
  const cells = variables.map((variable) => ({ variable, sql: cellsOf(variable)[0]!.sql }));
  const whens = codes.flatMap((one, part) => {
    const values = cells.map(({ variable }, at) => variable.categories.findIndex(({ code }) => code === one[at]));
    if (values.includes(-1)) return [];
    const holds = cells.map(({ sql }, at) => `${sql} = ${values[at]! + 2}`).join(' AND ');
    return [`WHEN ${holds || 'true'} THEN ${part}`];
  });
  return whens.length === 0 ? `${codes.length}` : `CASE ${whens.join(' ')} ELSE ${codes.length} END`;
}

/** What is counted of one variable, and how the counts become its histograms. */
function measuresOf(variable: Variable, cells: ReturnType<CellsOf>) {
  const histograms = cells.map(({ cell, sql }): Measure => ({ sql, counts: new Float64Array(binsOf(variable, cell)) }));
  const ofCells = histograms.map(({ counts }) => counts);
  if (cells.length <= 1) return { measures: histograms, histograms: (): VariableHistograms => ({ cells: ofCells }) };
  // What several cells only tell together: how many options were chosen, and whether all were "weet ik niet".
  const eligible = `${cells[0]!.sql} > 0`;
  const chosen = cells.map(({ sql }) => `bit_count((${sql} - 1)::bit(16))`).join(' + ');
  const substantive = cells.map(({ cell, sql }) => `((${sql} - 1) & ${~dontKnowMask(variable, cell)})`).join(' | ');
  const choices: Measure = {
    sql: `CASE WHEN ${eligible} THEN (${chosen})::int END`,
    counts: new Float64Array(variable.categories.length + 1),
  };
  const onlyDontKnow: Measure = {
    sql: `CASE WHEN ${eligible} AND ${chosen} > 0 AND (${substantive}) = 0 THEN 0 END`,
    counts: new Float64Array(1),
  };
  return {
    measures: [...histograms, choices, onlyDontKnow],
    histograms: (): VariableHistograms => ({
      cells: ofCells,
      choices: [...choices.counts],
      onlyDontKnow: onlyDontKnow.counts[0]!,
    }),
  };
}

/** The categories of `by` that a response is in, by index: one row each, none when it has no answer. */
function categoriesSql(by: Variable, nets: readonly (readonly string[])[], cellsOf: CellsOf): string {
  const rows = cellsOf(by).flatMap(({ cell, sql }) => {
    if (cell.kind === 'category') return [`SELECT ${sql} - 2 WHERE ${sql} >= 2`];
    return Array.from(
      { length: cell.options },
      (_, option) => `SELECT ${cell.firstOption + option} WHERE ${sql} > 0 AND ((${sql} - 1) & ${1 << option}) <> 0`,
    );
  });
  const together = nets.map((codes, at) => `SELECT ${by.categories.length + at} WHERE ${codesSql(by, codes, cellsOf)}`);
  return [...rows, ...together].join(' UNION ALL ');
}

/** The bits of a mask cell that stand for "weet ik niet". */
export function dontKnowMask(variable: Variable, { firstOption, options }: Cell): number {
  let mask = 0;
  for (let option = 0; option < options; option++) {
    if (variable.categories[firstOption + option]?.kind === 'dontKnow') mask |= 1 << option;
  }
  return mask;
}
