import type { VariableBreakdown } from '@ido/api';
import type { Role } from './selection';

/** Cards that stand under one heading: a role of the municipality, or null for questions that belong to none. */
export interface RoleSection {
  readonly role: Role | null;
  readonly variables: readonly VariableBreakdown[];
}

/**
 * The questions by role, roles in the order in which the questionnaire first asks about them. A follow-up without a role
 * stays with the question before it. With `only`, that role alone.
 */
export function roleSections(variables: readonly VariableBreakdown[], only: Role | null): RoleSection[] {
  const sections = new Map<Role | null, VariableBreakdown[]>();
  let before: VariableBreakdown | null = null;
  for (const variable of variables) {
    const follows: boolean = before !== null && variable.name.startsWith(`${before.name}-`);
    const role: Role | null = variable.role ?? (follows ? (before?.role ?? null) : null);
    sections.set(role, [...(sections.get(role) ?? []), variable]);
    if (!follows) before = variable;
  }
  return [...sections]
    .filter(([role]) => only === null || role === only)
    .map(([role, of]) => ({ role, variables: of }));
}

/** The roles that the questionnaire asks about, in its order. */
export function rolesOf(variables: readonly VariableBreakdown[]): Role[] {
  return roleSections(variables, null).flatMap(({ role }) => (role === null ? [] : [role]));
}
