import { z } from 'zod';

const Instant = z.iso.datetime();

export const ParticipantState = z.enum([
  'planned',
  'sent',
  'bounced',
  'opened',
  'started',
  'completed',
  'declined',
  'opted-out',
]);
export type ParticipantState = z.infer<typeof ParticipantState>;

/** An organisation's contact in a wave, for its researchers. Contact data are in no export or figure. */
export const Participant = z.object({
  id: z.uuid(),
  organisation: z.object({
    code: z.string(),
    name: z.string(),
    province: z.string().nullable(),
    sizeClass: z.string().nullable(),
  }),
  responseId: z.uuid(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  /** Of all contacts of an organisation one owns the response. */
  owner: z.boolean(),
  state: ParticipantState,
  stateAt: Instant,
  /** What the last bounce said of the address. */
  emailStatus: z.enum(['ok', 'soft', 'hard']),
  /** Since when the contact wants no messages, whatever the state. */
  optedOutAt: Instant.nullable(),
  note: z.string(),
  /** Links that open the response for this contact now. */
  links: z.number().int(),
  createdAt: Instant,
});
export type Participant = z.infer<typeof Participant>;

/** GET /waves/{wave}/participants. `total`: all that the search and filters let through. */
export const ParticipantPage = z.object({
  items: z.array(Participant),
  next: z.string().nullable(),
  total: z.number().int(),
});
export type ParticipantPage = z.infer<typeof ParticipantPage>;

const Text = z.string().max(2000);
const contact = {
  /** Null or empty: the contact has no address, and gets a letter. */
  email: Text.nullable().optional(),
  name: Text.nullable().optional(),
  phone: Text.nullable().optional(),
  note: z.string().max(5000).optional(),
  /** An address that looks odd (a slip, look-alike letters, somebody else's) is meant so. */
  acceptDoubtful: z.boolean().optional(),
};

/** POST /waves/{wave}/participants. The first contact of an organisation is its owner, whatever `owner` says. */
export const CreateParticipant = z.object({
  organisation: z.string().max(20),
  owner: z.boolean().optional(),
  ...contact,
});
export type CreateParticipant = z.infer<typeof CreateParticipant>;

/** PATCH: what is absent stays. Another owner is chosen with `owner: true`; an owner cannot be unmade without another. */
export const ChangeParticipant = z.object({ owner: z.literal(true).optional(), ...contact });
export type ChangeParticipant = z.infer<typeof ChangeParticipant>;

/** One change of a contact's state; `from` is null when it came into being. `cause` is a Dutch sentence for the screen. */
export const ParticipantEvent = z.object({
  number: z.number().int(),
  at: Instant,
  from: ParticipantState.nullable(),
  to: ParticipantState,
  cause: z.string(),
  actor: z.string(),
});
export type ParticipantEvent = z.infer<typeof ParticipantEvent>;

/** POST …/events: what a researcher heard or did outside the platform (a telephone call, a letter that was posted). */
export const RecordEvent = z.object({
  event: z.enum(['sent', 'declined', 'reconsidered', 'opted-out']),
  cause: z.string().trim().min(1).max(200),
});
export type RecordEvent = z.infer<typeof RecordEvent>;

/** A link that was made now; it cannot be asked for again. */
export const ParticipantLink = z.object({ token: z.string(), link: z.string() });
export type ParticipantLink = z.infer<typeof ParticipantLink>;

/** POST /waves/{wave}/letters: for whom. */
export const CreateLetters = z.object({ participants: z.array(z.uuid()).min(1).max(500) });
export type CreateLetters = z.infer<typeof CreateLetters>;

/** What a printed letter needs. The link is made for it and cannot be asked for again. */
export const Letter = z.object({
  participant: z.uuid(),
  organisation: z.string(),
  name: z.string().nullable(),
  link: z.string(),
  /** QR code of the link: an SVG path (`d`) in a square of `size` × `size`, quiet zone included. */
  qr: z.object({ size: z.number().int(), path: z.string() }),
});
export type Letter = z.infer<typeof Letter>;
