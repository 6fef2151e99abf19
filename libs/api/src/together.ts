import { z } from 'zod';
import { StoredState, TakenOver } from './answering';

const Instant = z.iso.datetime();
const Reason = z.string().trim().max(2000);

/** A link of a colleague. What the colleague is called is what the history shows. */
export const ColleagueLink = z.object({
  id: z.uuid(),
  label: z.string(),
  createdAt: Instant,
  /** When it was first used. */
  openedAt: Instant.nullable(),
});
export type ColleagueLink = z.infer<typeof ColleagueLink>;

/** POST /answering/colleagues: a link to the same response for somebody else. */
export const CreateColleague = z.object({ name: z.string().trim().max(80).optional() });
export type CreateColleague = z.infer<typeof CreateColleague>;

/** The link itself is in this answer alone: only a hash of it is kept. */
export const CreatedColleague = ColleagueLink.extend({ link: z.string() });
export type CreatedColleague = z.infer<typeof CreatedColleague>;

/**
 * GET /answering/state: what is stored now, without the questionnaire. Cheap enough to ask every few seconds with `If-None-Match`:
 * 304 as long as nothing changed.
 */
export const AnsweringState = StoredState.extend({
  /** Who made the newest revision; null before the first. */
  author: z.string().nullable(),
  declinedAt: Instant.nullable(),
  erasedAt: Instant.nullable(),
  reopened: z.object({ at: Instant, reason: z.string() }).nullable(),
});
export type AnsweringState = z.infer<typeof AnsweringState>;

/** What happened to the response as a whole. `reference` only of completions. */
export const AnsweringEvent = z.object({
  kind: z.enum(['completed', 'reopened', 'erased', 'reopening-requested']),
  at: Instant,
  author: z.string(),
  reason: z.string().nullable(),
  reference: z.string().nullable(),
});
export type AnsweringEvent = z.infer<typeof AnsweringEvent>;

/** GET /answering/history: who answered what and when. Authors are labels or names, never e-mail addresses. */
export const AnsweringHistory = z.object({
  /** What the bearer of this link is called. */
  you: z.string(),
  /** Per question that was ever answered its last change, the newest first. */
  questions: z.array(z.object({ question: z.string(), author: z.string(), at: Instant })),
  /** The newest first. */
  events: z.array(AnsweringEvent),
});
export type AnsweringHistory = z.infer<typeof AnsweringHistory>;

/** POST /answering/reopening-requests. */
export const RequestReopening = z.object({ reason: Reason.default('') });
export type RequestReopening = z.infer<typeof RequestReopening>;

/** A wish to change answers that were sent in. */
export const ReopeningRequest = z.object({ at: Instant, reason: z.string(), author: z.string() });
export type ReopeningRequest = z.infer<typeof ReopeningRequest>;

/** POST /answering/decline; DELETE takes it back. */
export const Decline = z.object({ reason: Reason.default('') });
export type Decline = z.infer<typeof Decline>;

/** Since when the organisation does not take part. */
export const Declined = z.object({ declinedAt: Instant });
export type Declined = z.infer<typeof Declined>;

/** POST /answering/removal: what is to be removed, for good. */
export const Removal = z
  .object({ answers: z.boolean().default(false), contact: z.boolean().default(false) })
  .refine(({ answers, contact }) => answers || contact, { path: ['answers'], message: 'Kies wat er weg moet' });
export type Removal = z.infer<typeof Removal>;

/** What was removed, and what that does to the figures. */
export const Removed = z.object({ answers: z.boolean(), contact: z.boolean(), countedResponses: z.int() });
export type Removed = z.infer<typeof Removed>;

/** GET /waves/{wave}/opening: what the start page of an open wave says. */
export const WaveOpening = z.object({
  key: z.string(),
  title: z.string(),
  study: z.object({ title: z.string() }),
  syntheticNote: z.string().nullable(),
});
export type WaveOpening = z.infer<typeof WaveOpening>;

/** How far a response is, as the list of responses can be narrowed to. */
export const ResponseFilter = z.enum(['requested', 'draft', 'complete', 'declined', 'erased']);
export type ResponseFilter = z.infer<typeof ResponseFilter>;

/** GET /waves/{wave}/responses: one response in the list of a researcher. */
export const ResponseSummary = z.object({
  id: z.uuid(),
  organisation: z.object({ code: z.string(), name: z.string() }).nullable(),
  status: z.enum(['invited', 'draft', 'complete']),
  revision: z.int(),
  /** Who made the newest revision; null before the first. */
  author: z.string().nullable(),
  /** When something was last saved, declined or removed; null when nothing ever was. */
  lastActivityAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  /** Stays after reopening, so that it can be found by what the respondent has on paper. */
  reference: z.string().nullable(),
  declinedAt: Instant.nullable(),
  declineReason: z.string().nullable(),
  erasedAt: Instant.nullable(),
  reopenedAt: Instant.nullable(),
  /** The oldest request that nobody has acted on. */
  request: ReopeningRequest.nullable(),
});
export type ResponseSummary = z.infer<typeof ResponseSummary>;

/** GET /waves/{wave}/responses/{response}/revisions: one earlier state, without the answers. */
export const ResponseRevisionSummary = z.object({
  revision: z.int(),
  /** `erased`: here the answers were removed. */
  status: z.enum(['invited', 'draft', 'complete', 'reopened', 'erased']),
  author: z.string(),
  at: Instant,
  /** Questions whose answer differs from the revision before. */
  changed: z.array(z.object({ question: z.string(), title: z.string() })),
});
export type ResponseRevisionSummary = z.infer<typeof ResponseRevisionSummary>;

/** GET /waves/{wave}/responses/{response}: one response with what was taken over from the wave before. */
export const ResponseDetail = ResponseSummary.extend({ takenOver: TakenOver });
export type ResponseDetail = z.infer<typeof ResponseDetail>;

/** POST /waves/{wave}/responses/{response}/reopening: the respondent reads the reason. */
export const Reopening = z.object({ reason: Reason.min(1) });
export type Reopening = z.infer<typeof Reopening>;
