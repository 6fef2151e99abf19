import type { MergeValues } from '@ido/fieldwork';

/** What messages say of a contact, its organisation and the wave. */
export interface MessageFacts {
  readonly organisation: string;
  readonly name: string | null;
  readonly reference: string | null;
  readonly study: string;
  readonly wave: string;
  /** From this moment on the wave takes no answers. */
  readonly closesAt: Date | null;
}

const DAY = new Intl.DateTimeFormat('nl-NL', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/Amsterdam',
});

/** Facts as values of merge fields, with the two addresses of this message. */
export function mergeValues(facts: MessageFacts, link: string | null, leave: string | null): MergeValues {
  return {
    organisatie: facts.organisation,
    naam: facts.name,
    link,
    // The last moment that still counts: a wave that closes at midnight is open through the day before.
    sluitingsdatum: facts.closesAt === null ? null : DAY.format(new Date(facts.closesAt.getTime() - 1)),
    kenmerk: facts.reference,
    onderzoek: facts.study,
    meting: facts.wave,
    afmelden: leave,
  };
}

/** Addresses of links in messages. */
export const answerAddress = (publicUrl: string, token: string) => `${publicUrl}/i/${token}`;
export const leaveAddress = (publicUrl: string, token: string) => `${publicUrl}/afmelden/${token}`;
