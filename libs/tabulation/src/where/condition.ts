import type { Filter } from '../request';

/**
 * Which responses a figure is about. `is` holds for a response with one of the codes: of a multiple choice, at least one of them chosen.
 * `not` holds for everyone else, also for who was not asked or gave no answer.
 */
export type Condition =
  | { readonly kind: 'is'; readonly variable: string; readonly codes: readonly string[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] };

/** A filter in words is at most this long, in characters. */
export const MOST_CHARACTERS = 4_000;
/** Brackets and `NOT` within each other. */
export const MOST_DEPTH = 10;
/** Codes in all. */
export const MOST_CODES = 500;

/** All filters hold, and the condition; null when there is nothing to hold. */
export function allOf(filters: readonly Filter[], condition: Condition | null): Condition | null {
  const conditions: Condition[] = [
    ...filters.map(({ variable, codes }): Condition => ({ kind: 'is', variable, codes })),
    ...(condition ? [condition] : []),
  ];
  const [only] = conditions;
  return conditions.length <= 1 ? (only ?? null) : { kind: 'and', conditions };
}

/** Every `is` of a condition, in order. */
export function leavesOf(condition: Condition): { readonly variable: string; readonly codes: readonly string[] }[] {
  switch (condition.kind) {
    case 'is':
      return [condition];
    case 'not':
      return leavesOf(condition.condition);
    default:
      return condition.conditions.flatMap(leavesOf);
  }
}

/**
 * Whether a condition holds, from whether each `is` does. Where one is not known (null), neither are those that hang on it: `not` of unknown is
 * unknown, `and` is false as soon as one is false, `or` is true as soon as one is true (Kleene's logic).
 */
export function holds(
  condition: Condition,
  known: (variable: string, codes: readonly string[]) => boolean | null,
): boolean | null {
  switch (condition.kind) {
    case 'is':
      return known(condition.variable, condition.codes);
    case 'not': {
      const inner = holds(condition.condition, known);
      return inner === null ? null : !inner;
    }
    default: {
      const deciding = condition.kind === 'or';
      const parts = condition.conditions.map((part) => holds(part, known));
      if (parts.includes(deciding)) return deciding;
      return parts.includes(null) ? null : !deciding;
    }
  }
}
