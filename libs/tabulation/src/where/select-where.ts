import type { Columns } from '../columns';
import { select, type Selection } from '../selection';
import type { Condition } from './condition';

/**
 * The responses for which a condition holds, in the row order of the columns; null for all of them.
 * @throws UnknownVariable, UnknownCode
 */
export function selectWhere(columns: Columns, condition: Condition | null): Selection {
  return condition && holding(columns, condition);
}

/** One byte per response, 0 or 1; the caller may write in it. */
function holding(columns: Columns, condition: Condition): Uint8Array {
  if (condition.kind === 'is') return select(columns, [condition])!;
  if (condition.kind === 'not') {
    const passes = holding(columns, condition.condition);
    for (let row = 0; row < passes.length; row++) passes[row]! ^= 1;
    return passes;
  }
  const [first, ...others] = condition.conditions;
  const passes = first ? holding(columns, first) : new Uint8Array(columns.rows).fill(condition.kind === 'and' ? 1 : 0);
  for (const other of others) {
    const also = holding(columns, other);
    if (condition.kind === 'and') for (let row = 0; row < passes.length; row++) passes[row]! &= also[row]!;
    else for (let row = 0; row < passes.length; row++) passes[row]! |= also[row]!;
  }
  return passes;
}
