import { codingOf, type Cell, type Variable } from '@ido/questionnaire';
import { allOf, type Filter, type OrganisationAnswers } from '@ido/tabulation';
import type { QueryRunner } from 'typeorm';
import { cellExpressions, Parameters } from '../analysis/cell-sql';
import { conditionSql, type CellsOf } from '../analysis/condition-sql';
import type { WaveInSql } from '../analysis/counts-in-sql';

/** A question of a wave, and as which category of its trend each of its own counts: −1 for none. */
export interface AskedInSql {
  readonly variable: Variable;
  readonly categoryOf: readonly number[];
}

/** What the organisations of a wave answered; each answer has a place per organisation, in the order of `organisations`. */
export interface AnsweredInSql {
  /** Codes of those that a response counts of. */
  readonly organisations: readonly string[];
  /** By name of the variable: what the filters let through, and everything. */
  readonly answers: ReadonlyMap<string, { readonly within: OrganisationAnswers; readonly all: OrganisationAnswers }>;
}

interface Row {
  readonly organisation: string;
  readonly question: number;
  readonly responses: number;
  readonly least: number | null;
  readonly most: number | null;
  readonly allResponses: number;
  readonly allLeast: number;
  readonly allMost: number;
}

/** Every response, whatever it answered: tells which organisations there are. */
const EVERYONE = -1;

/**
 * What `answersInColumns` finds of organisations, made by PostgreSQL: grouped by organisation, so that what comes back is as large as the
 * population and not as the wave. Answers are told in the categories of the trend before they are grouped; an organisation is
 * divided when the least and the most of its masks differ. To be called within `oneSnapshot`.
 */
export async function organisationAnswersInSql(
  runner: QueryRunner,
  { waveId, codebook, attributes }: WaveInSql,
  asked: readonly AskedInSql[],
  filters: readonly Filter[],
): Promise<AnsweredInSql> {
  const parameters = new Parameters();
  const wave = parameters.add(waveId);
  const all = [...codebook, ...attributes.map(({ variable }) => variable)];
  const coding = codingOf({ variables: all });
  const sqlOf = cellExpressions(coding, attributes, parameters);
  const cellsOf: CellsOf = ({ name }) =>
    coding.cells.filter((cell) => cell.variable === name).map((cell) => ({ cell, sql: sqlOf(cell) }));
  const masks = asked.map((one, at) => `(${at}, ${maskSql(one, cellsOf(one.variable))})`);
  const condition = allOf(filters, null);
  const rows: Row[] = await runner.query(
    `SELECT r.organisation_code AS organisation, m.question,
            count(*) FILTER (WHERE s.inside)::int AS responses,
            min(m.chosen) FILTER (WHERE s.inside) AS least, max(m.chosen) FILTER (WHERE s.inside) AS most,
            count(*)::int AS "allResponses", min(m.chosen) AS "allLeast", max(m.chosen) AS "allMost"
     FROM response r
     LEFT JOIN wave_population p ON p.wave_id = r.wave_id AND p.organisation_code = r.organisation_code
     CROSS JOIN LATERAL (SELECT ${condition ? conditionSql(condition, all, cellsOf) : 'true'}) AS s (inside)
     CROSS JOIN LATERAL (VALUES ${[`(${EVERYONE}, 0)`, ...masks].join(', ')}) AS m (question, chosen)
     WHERE r.wave_id = ${wave} AND r.status = 'complete' AND r.counted
       AND r.organisation_code IS NOT NULL AND m.chosen IS NOT NULL
     GROUP BY 1, 2`,
    parameters.values,
  );
  const organisations = rows.filter(({ question }) => question === EVERYONE).map(({ organisation }) => organisation);
  const placeOf = new Map(organisations.map((code, at) => [code, at]));
  const answers = asked.map(({ variable }, question) => {
    const within = nobody(organisations.length);
    const everybody = nobody(organisations.length);
    for (const row of rows) {
      if (row.question !== question) continue;
      const at = placeOf.get(row.organisation)!;
      put(within, at, row.responses, row.least ?? 0, row.most ?? 0);
      put(everybody, at, row.allResponses, row.allLeast, row.allMost);
    }
    return [variable.name, { within, all: everybody }] as const;
  });
  return { organisations, answers: new Map(answers) };
}

function nobody(size: number): OrganisationAnswers {
  return { responses: new Int32Array(size), chosen: new Int32Array(size), divided: new Uint8Array(size) };
}

function put({ responses, chosen, divided }: OrganisationAnswers, at: number, n: number, least: number, most: number) {
  responses[at] = n;
  chosen[at] = least;
  divided[at] = least === most ? 0 : 1;
}

/** The mask of the categories of the trend that a response chose; null when it has no answer. */
function maskSql({ variable, categoryOf }: AskedInSql, cells: ReturnType<CellsOf>): string {
  const bitOf = (own: number) => (categoryOf[own]! >= 0 ? 1 << categoryOf[own]! : 0);
  const parts = cells.map(({ cell, sql }) => {
    const mask = cell.kind === 'category' ? categorySql(variable, sql, bitOf) : optionsSql(cell, sql, bitOf);
    return `CASE WHEN ${sql} > 1 THEN ${mask} ELSE 0 END`;
  });
  const answered = cells.map(({ sql }) => `${sql} > 1`).join(' OR ');
  return `CASE WHEN ${answered} THEN ${parts.join(' | ')} END`;
}

/** From 2 on the categories; an array of PostgreSQL begins at 1. */
function categorySql({ categories }: Variable, sql: string, bitOf: (own: number) => number): string {
  return `('{${categories.map((_, own) => bitOf(own)).join(',')}}'::int[])[${sql} - 1]`;
}

function optionsSql(
  { firstOption, options }: Pick<Cell, 'firstOption' | 'options'>,
  sql: string,
  bitOf: (own: number) => number,
): string {
  const ownMasks = new Map<number, number>();
  for (let option = 0; option < options; option++) {
    const bit = bitOf(firstOption + option);
    if (bit !== 0) ownMasks.set(bit, (ownMasks.get(bit) ?? 0) | (1 << option));
  }
  const parts = [...ownMasks].map(([bit, own]) => `CASE WHEN ((${sql} - 1) & ${own}) <> 0 THEN ${bit} ELSE 0 END`);
  return parts.length === 0 ? '0' : `(${parts.join(' | ')})`;
}
