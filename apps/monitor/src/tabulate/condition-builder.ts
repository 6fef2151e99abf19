import { parseWhere, printWhere, UnreadableFilter, type Condition } from '@ido/tabulation';

/** How a condition is added to what is there. */
export type Joining = 'and' | 'or' | 'andNot' | 'orNot';

/** The filter with a condition more; as it was when it cannot be read. */
export function withCondition(where: string, joining: Joining, variable: string, codes: readonly string[]): string {
  const is: Condition = { kind: 'is', variable, codes };
  const added: Condition = joining.endsWith('Not') ? { kind: 'not', condition: is } : is;
  if (where.trim() === '') return printWhere(added);
  const kind = joining.startsWith('and') ? 'and' : 'or';
  const before = parseWhere(where);
  const conditions = before.kind === kind ? [...before.conditions, added] : [before, added];
  return printWhere({ kind, conditions });
}

/** Why a filter cannot be read, as a sentence; null when it can, and when there is none. */
export function whyUnreadable(where: string): string | null {
  if (where.trim() === '') return null;
  try {
    parseWhere(where);
    return null;
  } catch (error) {
    if (error instanceof UnreadableFilter) return error.detail;
    throw error;
  }
}
