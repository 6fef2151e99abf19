/** States of a wave, in the order it goes through them. */
export type WaveStatus = 'draft' | 'open' | 'closed' | 'published';

/** What decides whether a wave takes answers. */
export interface WaveDates {
  readonly status: WaveStatus;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** Until when a response that was begun before closing may still be saved and completed; absent or null: not after closing. */
  readonly graceUntil?: Date | null;
}

/** Whether a link can be answered now, and if not, why. */
export type Availability =
  | { readonly kind: 'open' }
  /** Closed for who has not begun; this response was begun and may still be completed. */
  | { readonly kind: 'grace'; readonly until: Date }
  /** Null when no date has been set. */
  | { readonly kind: 'notYetOpen'; readonly opensAt: Date | null }
  /** Null when it was closed by hand, before or without its closing date. */
  | { readonly kind: 'closed'; readonly closedAt: Date | null }
  | { readonly kind: 'withdrawn'; readonly withdrawnAt: Date };

/**
 * Whether a wave takes answers at `now`. A withdrawn link stays withdrawn whatever the wave does. A draft wave is not yet open,
 * also when its opening date has passed: opening is an act of the researcher. An open wave opens at `opensAt` and is closed from `closesAt` on;
 * from then until `graceUntil` it still takes what was begun (`started`). What the researcher closed is closed for all.
 */
export function availabilityOf(wave: WaveDates, withdrawnAt: Date | null, now: Date, started = false): Availability {
  if (withdrawnAt !== null) return { kind: 'withdrawn', withdrawnAt };
  if (wave.status === 'draft') return { kind: 'notYetOpen', opensAt: future(wave.opensAt, now) };
  const closedAt = wave.closesAt !== null && wave.closesAt <= now ? wave.closesAt : null;
  const until = wave.graceUntil ?? null;
  if (wave.status === 'open' && closedAt !== null && started && until !== null && until > now)
    return { kind: 'grace', until };
  if (wave.status !== 'open' || closedAt !== null) return { kind: 'closed', closedAt };
  const opensAt = future(wave.opensAt, now);
  return opensAt === null ? { kind: 'open' } : { kind: 'notYetOpen', opensAt };
}

function future(date: Date | null, now: Date): Date | null {
  return date !== null && date > now ? date : null;
}
