import { codingOf, type Variable } from '@ido/questionnaire';
import type { ValueCount } from '@ido/statistics';
import type { Condition } from '@ido/tabulation';
import type { QueryRunner } from 'typeorm';
import { cellExpressions, Parameters } from './cell-sql';
import { conditionSql, type CellsOf } from './condition-sql';
import { partSql, type PartsInSql, type WaveInSql } from './counts-in-sql';
import type { NumberSource } from './derived-attributes';
import { NOW, responsesSql } from './tables-in-sql';

/** Different values beyond this are no number to be summarised: they would fill the memory of the server. */
export const MOST_VALUES = 200_000;

/**
 * How often each value of a number was given, among the responses that hold to the condition.
 * @param parts who is in none is not counted; null: everyone is one part
 * @returns one list per part; null for more different values than are counted
 */
export async function valueCountsInSql(
  runner: QueryRunner,
  { waveId, codebook, attributes, codes, tables = NOW }: WaveInSql,
  source: NumberSource,
  condition: Condition | null,
  parts: PartsInSql | null = null,
): Promise<ValueCount[][] | null> {
  const parameters = new Parameters();
  const wave = parameters.add(waveId);
  const all: Variable[] = [...codebook, ...attributes.map(({ variable }) => variable)];
  const coding = codingOf({ variables: all });
  const sqlOf = cellExpressions(coding, attributes, parameters, codes, tables);
  const cellsOf: CellsOf = (variable) =>
    coding.cells.filter((cell) => cell.variable === variable.name).map((cell) => ({ cell, sql: sqlOf(cell) }));
  const value = source.sql(parameters);
  const holds = condition ? ` AND ${conditionSql(condition, all, cellsOf)}` : '';
  const rows: (ValueCount & { part: number })[] = await runner.query(
    `SELECT ${parts ? partSql(parts, cellsOf) : '0'} AS part, ${value} AS value, count(*)::float8 AS count
     FROM ${responsesSql(tables)}
     WHERE r.wave_id = ${wave} AND r.status = 'complete' AND r.counted AND ${value} IS NOT NULL${holds}
     GROUP BY 1, 2 LIMIT ${MOST_VALUES + 1}`,
    parameters.values,
  );
  if (rows.length > MOST_VALUES) return null;
  const found = Array.from({ length: parts?.codes.length ?? 1 }, (): ValueCount[] => []);
  for (const { part, ...counted } of rows) found[part]?.push(counted);
  return found;
}
