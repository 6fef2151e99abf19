/** How a class is doing against its target. */
export type TargetState =
  | 'reached'
  /** Not yet reached, and not behind a straight line from opening to closing. */
  | 'on-course'
  | 'behind'
  /** The wave has closed without it. */
  | 'missed';

/** A target with where it stands. */
export interface TargetProgress {
  readonly state: TargetState;
  /** Completed responses that the target asks for: rounded up. */
  readonly needed: number;
  /** How many are still to come; 0 when reached. */
  readonly missing: number;
}

/** From when to when answers are taken; null where no date is set. */
export interface Period {
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** The researcher closed the wave by hand. */
  readonly closed: boolean;
}

/**
 * Where a class of `population` members stands against a target in (0, 1]. Behind: fewer completed than a straight line from opening to closing asks
 * for at `now`, in whole responses rounded down; without both dates it is never behind before the wave closes.
 */
export function targetProgress(
  target: number,
  { completed, population }: { readonly completed: number; readonly population: number },
  { opensAt, closesAt, closed }: Period,
  now: Date,
): TargetProgress {
  // The tiny subtraction undoes that 0.07 × 100 is 7.000000000000001.
  const needed = Math.ceil(target * population - 1e-9);
  const missing = Math.max(0, needed - completed);
  if (missing === 0) return { state: 'reached', needed, missing };
  if (closed || (closesAt !== null && closesAt <= now)) return { state: 'missed', needed, missing };
  if (opensAt === null || closesAt === null) return { state: 'on-course', needed, missing };
  const elapsed = Math.max(0, (now.getTime() - opensAt.getTime()) / (closesAt.getTime() - opensAt.getTime()));
  return { state: completed < Math.floor(needed * elapsed) ? 'behind' : 'on-course', needed, missing };
}

/** One Dutch sentence about a target, with what to do when it is behind. `label` names the class: `Drenthe`, `alle organisaties`. */
export function targetSentence(label: string, { state, needed, missing }: TargetProgress): string {
  switch (state) {
    case 'reached':
      return `${label}: doel van ${needed} gehaald.`;
    case 'on-course':
      return `${label}: op koers, nog ${missing} van ${needed} te gaan.`;
    case 'behind':
      return `${label}: loopt achter, nog ${missing} van ${needed} te gaan. Stuur een herinnering of bel na.`;
    case 'missed':
      return `${label}: doel niet gehaald, ${missing} van ${needed} te weinig.`;
  }
}
