import { codingOf, type Cell, type Variable } from '@ido/questionnaire';
import type { DisclosureCell, OpenCounts } from '@ido/tabulation';
import type { QueryRunner } from 'typeorm';
import { cellExpressions, Parameters } from './cell-sql';
import { dontKnowMask, type WaveInSql } from './counts-in-sql';
import { NOW, responsesSql } from './tables-in-sql';

interface CountRow {
  at: number[];
  measure: number;
  /** 0 not asked, 1 asked, 2 answered "weet ik niet" only, 3 answered otherwise. */
  state: number;
  count: number;
}

/** The counts of `openCountsOf`, made by PostgreSQL in one statement for all variables. */
export async function openCountsInSql(
  runner: QueryRunner,
  { waveId, codebook, attributes, codes, tables = NOW }: WaveInSql,
  dimensions: readonly Variable[],
  variables: readonly Variable[],
): Promise<OpenCounts> {
  const parameters = new Parameters();
  const wave = parameters.add(waveId);
  const coding = codingOf({ variables: [...codebook, ...attributes.map(({ variable }) => variable)] });
  const sqlOf = cellExpressions(coding, attributes, parameters, codes, tables);
  const cellsOf = ({ name }: Variable) => coding.cells.filter((cell) => cell.variable === name);
  const place = dimensions.map((dimension) => {
    const value = sqlOf(cellsOf(dimension)[0]!);
    return `CASE WHEN ${value} < 2 THEN ${dimension.categories.length} ELSE ${value} - 2 END`;
  });
  const states = variables.map((variable) => {
    const cells = cellsOf(variable).map((cell) => stateSql(variable, cell, sqlOf(cell)));
    return cells.length === 0 ? '0' : `greatest(${cells.join(', ')})`;
  });
  const measures = ['3', ...states].map((state, at) => `(${at}, ${state})`);
  const rows: CountRow[] = await runner.query(
    `SELECT ARRAY[${place.join(', ')}]::int[] AS at, m.measure, m.state, count(*)::float8 AS count
     FROM ${responsesSql(tables)}
     CROSS JOIN LATERAL (VALUES ${measures.join(', ')}) AS m (measure, state)
     WHERE r.wave_id = ${wave} AND r.status = 'complete' AND r.counted AND m.state > 0
     GROUP BY 1, 2, 3`,
    parameters.values,
  );
  const cells = measures.map(() => new Map<string, { at: number[]; sizes: number[] }>());
  for (const { at, measure, state, count } of rows) {
    const key = at.join();
    const cell = cells[measure]!.get(key) ?? { at, sizes: [0, 0, 0] };
    for (let size = 0; size < state; size++) cell.sizes[size]! += count;
    cells[measure]!.set(key, cell);
  }
  const inOrder = variables.map(({ name }) => name);
  return {
    dimensions,
    responses: [...cells[0]!.values()].map(({ at, sizes }): DisclosureCell => ({ at, sizes: [sizes[0]!] })),
    variable: ({ name }) => {
      const counted = cells[1 + inOrder.indexOf(name)];
      if (!counted || !inOrder.includes(name)) throw new RangeError(`variable ${name} was not counted`);
      return [...counted.values()];
    },
  };
}

/** What is known of whoever has this value of a cell, as `variableCells` has it. */
function stateSql(variable: Variable, cell: Cell, value: string): string {
  const dontKnow =
    cell.kind === 'category'
      ? variable.categories.flatMap(({ kind }, at) => (kind === 'dontKnow' ? [2 + at] : []))
      : [];
  const only =
    cell.kind === 'mask'
      ? `((${value} - 1) & ${~dontKnowMask(variable, cell)}) = 0`
      : dontKnow.length > 0
        ? `${value} IN (${dontKnow.join(', ')})`
        : 'false';
  return `CASE WHEN ${value} < 2 THEN ${value} WHEN ${only} THEN 2 ELSE 3 END`;
}
