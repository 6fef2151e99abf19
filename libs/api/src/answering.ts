import { z } from 'zod';

/** Answers as SurveyJS keeps them; what is in them is checked against the questionnaire, not here. */
export const Answers = z.record(z.string(), z.unknown());
export type Answers = z.infer<typeof Answers>;

const Instant = z.iso.datetime();

/** Proof of completion, for the respondent. `reference` can be read over the telephone. */
export const Receipt = z.object({ responseId: z.uuid(), completedAt: Instant, reference: z.string() });
export type Receipt = z.infer<typeof Receipt>;

/** Which answers were taken over from an earlier wave and not changed since: question name → key of that wave. */
export const TakenOver = z.record(z.string().max(200), z.string().max(100));
export type TakenOver = z.infer<typeof TakenOver>;

/** What the respondent's page needs. */
export const Answering = z.object({
  study: z.object({ key: z.string(), title: z.string() }),
  wave: z.object({
    key: z.string(),
    title: z.string(),
    closesAt: Instant.nullable(),
    /** Until when what was begun before closing can still be completed; null when that is not later than `closesAt`. */
    graceUntil: Instant.nullable().optional(),
    syntheticNote: z.string().nullable(),
    openAccess: z.boolean(),
  }),
  organisation: z.object({ code: z.string(), name: z.string() }).nullable(),
  questionnaire: z.object({
    key: z.string(),
    version: z.number().int(),
    contentHash: z.string(),
    definition: z.record(z.string(), z.unknown()),
  }),
  status: z.enum(['invited', 'draft', 'complete']),
  revision: z.number().int(),
  answers: Answers,
  savedAt: Instant.nullable(),
  receipt: Receipt.nullable(),
  /** Answers of the same organisation in the wave before; null when there are none. */
  previousAnswers: z
    .object({
      wave: z.object({ key: z.string(), title: z.string() }),
      answers: Answers,
      /** Name of the organisation whose answers these are, when it has merged into this one since; empty when they are its own. */
      mergedFrom: z.array(z.string()).default([]),
    })
    .nullable(),
  /** Whose link this is, and what its bearer is called in the history. */
  link: z.object({ kind: z.enum(['personal', 'colleague', 'open']), author: z.string() }),
  /** When the organisation said not to take part; null when it did not, or came back from it. */
  declinedAt: Instant.nullable(),
  /** When and why a researcher opened it again; null when that did not happen, or it has been sent in since. */
  reopened: z.object({ at: Instant, reason: z.string() }).nullable(),
  /** When the answers were removed at the respondent's wish. */
  erasedAt: Instant.nullable(),
});
export type Answering = z.infer<typeof Answering>;

/** `takenOver`: answers taken over from the wave before since `revision`; earlier ones stay known until their answer changes. */
export const SaveAnswers = z.object({
  revision: z.number().int().min(0).max(2_147_483_647),
  answers: Answers,
  takenOver: TakenOver.optional(),
});
export type SaveAnswers = z.infer<typeof SaveAnswers>;

export const Saved = z.object({ revision: z.number().int(), savedAt: Instant });
export type Saved = z.infer<typeof Saved>;

/**
 * What is stored now: member `stored` of the problems `revision-conflict` and `already-completed` (409) of PUT and completion.
 * Its members but `status` stand in the problem itself too, whose own `status` is that of HTTP (RFC 9457). When `status` is
 * `complete`, `receipt` is there.
 */
export const StoredState = z.object({
  revision: z.number().int(),
  answers: Answers,
  savedAt: Instant.nullable(),
  status: z.enum(['invited', 'draft', 'complete']),
  receipt: Receipt.nullable(),
});
export type StoredState = z.infer<typeof StoredState>;

/** POST /waves/{wave}/responses of an open wave: starts a response, or registers one at once with `complete: true`. */
export const StartResponse = z
  .object({ answers: Answers.optional(), complete: z.boolean().optional() })
  .refine((body) => !body.complete || body.answers !== undefined, {
    path: ['answers'],
    message: 'answers are needed with complete: true',
  });
export type StartResponse = z.infer<typeof StartResponse>;

/** `receipt` only when it was registered at once. */
export const StartedResponse = z.object({ token: z.string(), receipt: Receipt.optional() });
export type StartedResponse = z.infer<typeof StartedResponse>;
