import { responseRate } from './response-rate';

/** How far a set of organisations is. Each later step is part of the one before, but for responses that came without invitation. */
export interface ProgressCounts {
  /** Something was sent to a contact, or a personal link was handed out. */
  readonly invited: number;
  /** Invited, and not every message to it came back. */
  readonly delivered: number;
  readonly opened: number;
  readonly started: number;
  readonly completed: number;
}

/** One class of organisations (a province, a size class) of a wave. */
export interface ClassCounts extends ProgressCounts {
  readonly code: string;
  readonly label: string;
  /** Organisations of the population in this class. */
  readonly population: number;
}

/** The same with what follows from it. Shares are unrounded in [0, 1]; null where there is nothing to be a share of. */
export interface ClassProgress extends ClassCounts {
  /** Completed over the population of the class. */
  readonly rate: number | null;
  /** Part of all who completed that is in this class. */
  readonly shareOfResponse: number | null;
  /** Part of the population that is in this class. */
  readonly shareOfPopulation: number | null;
}

/** Classes of one wave, each beside the whole. @throws RangeError when more completed than a class has members. */
export function classProgress(classes: readonly ClassCounts[]): ClassProgress[] {
  const completed = classes.reduce((total, one) => total + one.completed, 0);
  const population = classes.reduce((total, one) => total + one.population, 0);
  return classes.map((one) => ({
    ...one,
    rate: rateOf(one.completed, one.population),
    shareOfResponse: completed === 0 ? null : one.completed / completed,
    shareOfPopulation: population === 0 ? null : one.population / population,
  }));
}

/** Completed over the population, or null when there is no rate. @throws RangeError when more completed than there are. */
export function rateOf(completed: number, population: number | null): number | null {
  const rate = responseRate(completed, population);
  return rate.kind === 'rate' ? rate.share : null;
}
