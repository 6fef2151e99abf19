import type { Condition } from './condition';
import { written } from './words';

/** A condition as `parseWhere` reads it: the same condition always gives the same text. */
export function printWhere(condition: Condition): string {
  switch (condition.kind) {
    case 'is':
      return `${written(condition.variable)}:${condition.codes.map(written).join(',')}`;
    case 'not':
      return `NOT ${within(condition.condition, 'not')}`;
    default:
      return condition.conditions
        .map((part) => within(part, condition.kind))
        .join(condition.kind === 'and' ? ' AND ' : ' OR ');
  }
}

/** Brackets where the words around would be read first. */
function within(condition: Condition, outer: Condition['kind']): string {
  const joins = condition.kind === 'and' || condition.kind === 'or';
  const bare = !joins || (condition.kind === 'and' && outer === 'or');
  return bare ? printWhere(condition) : `(${printWhere(condition)})`;
}
