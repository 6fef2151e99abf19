import { sizeClass } from '@ido/catalogue';
import {
  carryContacts,
  nextPopulation,
  shiftMoment,
  successorAt,
  wallClockMoment,
  wallClockOf,
  type CarriedContacts,
  type EarlierContact,
  type NextPopulation,
} from '@ido/fieldwork';
import type { Candidate, MemberFacts, PopulationState } from '../population/population.repository';
import type { CarriedMailing, EarlierMailing } from './next-wave.repository';

/** What is known of the wave before. */
export interface WaveBefore {
  readonly state: Pick<PopulationState, 'rule' | 'sizeLimits'>;
  readonly members: readonly MemberFacts[];
  readonly register: readonly (Candidate & { readonly successorCode: string | null })[];
  readonly contacts: readonly EarlierContact[];
  readonly mailings: readonly EarlierMailing[];
  readonly opensAt: Date | null;
}

/** What the next wave takes over. */
export interface TakenOver {
  /** Null when the wave is not about a list of organisations. */
  readonly population: NextPopulation | null;
  readonly contacts: CarriedContacts;
  readonly mailings: readonly CarriedMailing[];
}

/**
 * What of a wave goes to one that opens at `opensAt`: the population on that day with mergers, contacts of organisations in it, and the schedule as far
 * from the opening (none without both openings).
 * @param day `YYYY-MM-DD` of the opening, or today
 */
export function takeOver(before: WaveBefore, opensAt: Date | null, day: string): TakenOver {
  const register = before.register.map((one) => ({
    ...one,
    sizeClass: one.inhabitants === null ? null : sizeClass(one.inhabitants, before.state.sizeLimits),
  }));
  const population =
    before.members.length === 0 ? null : nextPopulation(before.members, before.state.rule, register, day);
  const byCode = new Map(register.map((one) => [one.code, one]));
  const members = new Set(population?.members ?? []);
  const contacts = carryContacts(before.contacts, (code) => {
    const now = successorAt(code, day, byCode);
    return members.has(now) ? now : null;
  });
  const opening = before.opensAt;
  const mailings =
    opening === null || opensAt === null
      ? []
      : before.mailings.map((mailing): CarriedMailing => {
          const scheduledAt = shiftMoment(mailing.scheduledAt, opening, opensAt);
          return { ...mailing, scheduledAt, clock: wallClockMoment(wallClockOf(scheduledAt))?.clock ?? 'once' };
        });
  return { population, contacts, mailings };
}
