import type { Cell, Variable } from '@ido/questionnaire';
import type { Condition } from '@ido/tabulation';

/** SQL of a variable's cells, with their layout. */
export type CellsOf = (variable: Variable) => readonly { readonly cell: Cell; readonly sql: string }[];

/** SQL of a condition: never null, as `selectWhere` has it. Variables and codes are known to exist. */
export function conditionSql(condition: Condition, variables: readonly Variable[], cellsOf: CellsOf): string {
  switch (condition.kind) {
    case 'is': {
      const variable = variables.find(({ name }) => name === condition.variable);
      if (!variable) throw new Error(`there is no variable ${condition.variable}`);
      return codesSql(variable, condition.codes, cellsOf);
    }
    case 'not':
      return `NOT ${conditionSql(condition.condition, variables, cellsOf)}`;
    default: {
      const parts = condition.conditions.map((part) => conditionSql(part, variables, cellsOf));
      return `(${parts.join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
  }
}

/** Condition that a response has one of the codes. */
export function codesSql(variable: Variable, codes: readonly string[], cellsOf: CellsOf): string {
  const indices = codes.map((code) => variable.categories.findIndex((category) => category.code === code));
  const conditions = cellsOf(variable).map(({ cell, sql }) => {
    if (cell.kind === 'category')
      return indices.length === 0 ? 'false' : `${sql} IN (${indices.map((at) => at + 2).join(', ')})`;
    const mask = indices
      .filter((at) => at >= cell.firstOption && at < cell.firstOption + cell.options)
      .reduce((bits, at) => bits | (1 << (at - cell.firstOption)), 0);
    return `(${sql} > 0 AND ((${sql} - 1) & ${mask}) <> 0)`;
  });
  return `(${conditions.join(' OR ')})`;
}
