/** What happened on one day in the Netherlands. */
export interface DayCounts {
  /** `2026-11-22` */
  readonly day: string;
  readonly started: number;
  readonly completed: number;
}

/** A day with what had happened up to and including it. */
export interface ProgressDay extends DayCounts {
  readonly startedSoFar: number;
  readonly completedSoFar: number;
}

const DAY_MS = 86_400_000;
/** No curve is longer than this: five years. What happened before its first day counts in its sums. */
const MOST_DAYS = 1_827;

/**
 * Every day from the first on which something happened (or from `from`, when that is earlier) to the last (or to `until`, when that is later), also those on which
 * nothing did. Days that stand in the list more than once are added up. Empty when nothing happened and no day is given.
 */
export function progressDays(counts: readonly DayCounts[], from: string | null, until: string | null): ProgressDay[] {
  const byDay = new Map<number, { started: number; completed: number }>();
  for (const { day, started, completed } of counts) {
    const before = byDay.get(numberOf(day)) ?? { started: 0, completed: 0 };
    byDay.set(numberOf(day), { started: before.started + started, completed: before.completed + completed });
  }
  const given = [from, until].flatMap((day) => (day === null ? [] : [numberOf(day)]));
  const all = [...byDay.keys(), ...given];
  if (all.length === 0) return [];
  const first = all.reduce((a, b) => Math.min(a, b));
  const last = all.reduce((a, b) => Math.max(a, b));
  const days: ProgressDay[] = [];
  let [startedSoFar, completedSoFar] = [0, 0];
  for (let number = first; number <= last; number++) {
    const { started = 0, completed = 0 } = byDay.get(number) ?? {};
    startedSoFar += started;
    completedSoFar += completed;
    if (last - number < MOST_DAYS) days.push({ day: dayOf(number), started, completed, startedSoFar, completedSoFar });
  }
  return days;
}

const numberOf = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
