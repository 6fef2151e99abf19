import type { Trend } from '@ido/api';
import { texts } from '../texts';

/** Trends that stand under one heading: a role of the municipality, or null for questions that belong to none. */
export interface TrendSection {
  readonly role: NonNullable<Trend['role']> | null;
  readonly title: string;
  readonly trends: readonly Trend[];
}

/** The trends by role, in the order in which the questionnaire first asks about each; what belongs to none comes last. */
export function roleSectionsOf(trends: readonly Trend[]): TrendSection[] {
  const roles = [...new Set(trends.map(({ role }) => role ?? null))];
  return roles
    .toSorted((a, b) => Number(a === null) - Number(b === null))
    .map((role) => ({
      role,
      title: role === null ? texts.trends.otherRole : texts.roles[role],
      trends: trends.filter((trend) => (trend.role ?? null) === role),
    }));
}
