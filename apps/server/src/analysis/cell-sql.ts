import type { Cell, Coding } from '@ido/questionnaire';
import type { CodeVariable } from '../coding/code-variables';
import type { DerivedAttribute } from './derived-attributes';
import type { RegisterAttribute } from './register-attributes';
import { NOW, type TablesInSql } from './tables-in-sql';

/** A variable that is not in the coded row. */
export type SqlAttribute = RegisterAttribute | DerivedAttribute;

/** Values of the parameters of a statement that is being written. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and gives its place: `$3`. */
  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/** SQL for the value of a cell. */
export type SqlOfCell = (cell: Cell) => string;

/**
 * SQL for the cells of a coded row with its attributes, over `response r` left joined to `wave_population p`. The cells of the codebook
 * come first, then those of codes. Parameters are added for the cells that are asked for: PostgreSQL refuses one that is not used.
 */
export function cellExpressions(
  coding: Coding,
  attributes: readonly SqlAttribute[],
  parameters: Parameters,
  codes: readonly CodeVariable[] = [],
  tables: TablesInSql = NOW,
): SqlOfCell {
  const known = new Map<Cell, string>();
  const made = (cell: Cell) => {
    const attribute = attributes.find(({ variable }) => variable.name === cell.variable);
    if (attribute) return attributeSql(attribute, cell, parameters);
    const coded = codes.find(({ variable }) => variable.name === cell.variable);
    return coded ? codesSql(coded, cell, coding, parameters, tables) : cellSql(cell);
  };
  return (cell) => {
    const sql = known.get(cell) ?? made(cell);
    known.set(cell, sql);
    return sql;
  };
}

/** SQL of a cell of the coded row of the codebook. */
export function cellSql({ offset, bytes }: Cell): string {
  const byte = (at: number) => `get_byte(r.coded, ${at})`;
  return bytes === 1 ? byte(offset) : `(${byte(offset)} * 256 + ${byte(offset + 1)})`;
}

/** 0 without a text, 1 when no codes count for it, then the mask of its codes: as `CodedTexts` has it. */
function codesSql(
  { frameId, text, numbers }: CodeVariable,
  cell: Cell,
  { cells }: Coding,
  parameters: Parameters,
  { codedTexts }: TablesInSql,
) {
  const given = cells.find(({ variable }) => variable === text);
  if (!given) throw new Error(`there is no question ${text} to be coded`);
  const question = parameters.add(text);
  const bits = numbers
    .slice(cell.firstOption, cell.firstOption + cell.options)
    .map((code, bit) => `CASE WHEN ${Number(code)} = ANY (t.codes) THEN ${1 << bit} ELSE 0 END`);
  return `CASE WHEN ${cellSql(given)} < 2 THEN 0 ELSE 1 + coalesce((
    SELECT ${bits.join(' + ')} FROM ${codedTexts} t
     WHERE t.wave_id = r.wave_id AND t.response_id = r.id AND t.frame_id = ${Number(frameId)}
       AND t.text_hash = md5(coalesce(r.clean_answers, r.answers) ->> ${question}::text)), 0) END`;
}

/** 0 outside the population, 1 when not known, then the categories: as `codedAttributes` has it. */
function attributeSql(attribute: SqlAttribute, cell: Cell, parameters: Parameters): string {
  if ('sqlOf' in attribute) return attribute.sqlOf(cell, parameters);
  const { column, variable } = attribute;
  const codes = parameters.add(variable.categories.map(({ code }) => code));
  return `CASE WHEN p.organisation_code IS NULL THEN 0 ELSE 1 + coalesce(array_position(${codes}::text[], p.${column}), 0) END`;
}
