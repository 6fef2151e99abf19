import type { Cell, Coding } from '@ido/questionnaire';
import type { RegisterAttribute } from './register-attributes';

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
 * come first, then one per attribute. Parameters are added for the cells that are asked for: PostgreSQL refuses one that is not used.
 */
export function cellExpressions(
  coding: Coding,
  attributes: readonly RegisterAttribute[],
  parameters: Parameters,
): SqlOfCell {
  const ofCodebook = coding.cells.length - attributes.length;
  const known = new Map<Cell, string>();
  return (cell) => {
    const attribute = attributes[coding.cells.indexOf(cell) - ofCodebook];
    const sql = known.get(cell) ?? (attribute ? attributeSql(attribute, parameters) : cellSql(cell));
    known.set(cell, sql);
    return sql;
  };
}

function cellSql({ offset, bytes }: Cell): string {
  const byte = (at: number) => `get_byte(r.coded, ${at})`;
  return bytes === 1 ? byte(offset) : `(${byte(offset)} * 256 + ${byte(offset + 1)})`;
}

/** 0 outside the population, 1 when not known, then the categories: as `codedAttributes` has it. */
function attributeSql({ column, variable }: RegisterAttribute, parameters: Parameters): string {
  const codes = parameters.add(variable.categories.map(({ code }) => code));
  return `CASE WHEN p.organisation_code IS NULL THEN 0 ELSE 1 + coalesce(array_position(${codes}::text[], p.${column}), 0) END`;
}
