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

/**
 * SQL for the value of each cell of a coded row with its attributes, over `response r` left joined to `wave_population p`. The
 * cells of the codebook come first, then one per attribute.
 */
export function cellExpressions(
  coding: Coding,
  attributes: readonly RegisterAttribute[],
  parameters: Parameters,
): Map<Cell, string> {
  const ofCodebook = coding.cells.length - attributes.length;
  return new Map(
    coding.cells.map((cell, at) => {
      const attribute = attributes[at - ofCodebook];
      return [cell, attribute ? attributeSql(attribute, parameters) : cellSql(cell)];
    }),
  );
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
