import { z } from 'zod';
import { NamedOrganisation } from './register';

/** Which of several responses of one organisation counts. */
export const WhichCounts = z.enum(['all', 'first', 'last', 'most-complete', 'by-hand']);
export type WhichCounts = z.infer<typeof WhichCounts>;

/** PUT /studies/{study}/which-counts: for every wave of the study. */
export const SetWhichCounts = z.object({ whichCounts: WhichCounts });
export type SetWhichCounts = z.infer<typeof SetWhichCounts>;

/** When a response is flagged; null: not looked at. */
export const FlagSettings = z.object({
  tooFast: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('minutes'), minutes: z.number().min(0.1).max(600) }),
      z.object({ kind: z.literal('share-of-median'), share: z.number().min(0.01).max(1) }),
    ])
    .nullable(),
  /** Number of rows of a matrix with the same answer. */
  straightLineFrom: z.number().int().min(2).max(100).nullable(),
});
export type FlagSettings = z.infer<typeof FlagSettings>;

export const FlagKind = z.enum(['too-fast', 'straight-line', 'rule', 'duplicate']);
export type FlagKind = z.infer<typeof FlagKind>;

export const Flag = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('too-fast'), minutes: z.number(), limit: z.number() }),
  z.object({ kind: z.literal('straight-line'), question: z.string(), title: z.string(), rows: z.number().int() }),
  z.object({ kind: z.literal('rule'), entry: z.number().int(), title: z.string() }),
  z.object({ kind: z.literal('duplicate'), responses: z.number().int() }),
]);
export type Flag = z.infer<typeof Flag>;

export const Verdict = z.enum(['excluded', 'accepted']);
export type Verdict = z.infer<typeof Verdict>;

/** What the cleaning log does to the figures of a wave. */
export const CleaningNote = z.object({
  /** Responses excluded by review. */
  excluded: z.number().int(),
  /** Responses that are not the one that counts for their organisation. */
  notCounting: z.number().int(),
  correctedAnswers: z.number().int(),
});
export type CleaningNote = z.infer<typeof CleaningNote>;

/** How the review of a wave stands. */
export const CleaningOverview = CleaningNote.extend({
  /** Completed responses, and those that count. */
  responses: z.number().int(),
  counted: z.number().int(),
  /** Responses that were looked at for flags: the last ones of a large wave. */
  examined: z.number().int(),
  /** Flagged and not judged yet. */
  open: z.number().int(),
  accepted: z.number().int(),
  /** Responses with at least one corrected answer. */
  corrected: z.number().int(),
  /** Per flag, of every rule by itself: responses that have it and are not judged yet. */
  flags: z.array(
    z.object({
      kind: FlagKind,
      entry: z.number().int().nullable(),
      title: z.string().nullable(),
      open: z.number().int(),
    }),
  ),
  flagSettings: FlagSettings,
  whichCounts: WhichCounts,
  /** Organisations with several completed responses. */
  severalResponses: z.number().int(),
  medianMinutes: z.number().nullable(),
  /** Below so many minutes a response is too fast; null: not looked at. */
  fastLimit: z.number().nullable(),
  /** Entries in the log. */
  entries: z.number().int(),
  /** The log is being replayed over a large wave: how far it is. Null: everything is up to date. */
  replaying: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
});
export type CleaningOverview = z.infer<typeof CleaningOverview>;

/** What a list of responses can be narrowed to. `flagged`: with a flag and not judged yet. */
export const ReviewState = z.enum(['flagged', 'accepted', 'excluded', 'not-counting', 'corrected', 'all']);
export type ReviewState = z.infer<typeof ReviewState>;

/** A completed response in review. */
export const ReviewedResponse = z.object({
  id: z.uuid(),
  organisation: NamedOrganisation.nullable(),
  reference: z.string(),
  completedAt: z.iso.datetime(),
  /** From first to last moment; null when not known, as of an imported response. */
  minutes: z.number().nullable(),
  flags: z.array(Flag),
  verdict: Verdict.nullable(),
  counted: z.boolean(),
  correctedAnswers: z.number().int(),
});
export type ReviewedResponse = z.infer<typeof ReviewedResponse>;

const RuleEffect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), question: z.string().min(1).max(200), value: z.unknown() }),
  z.object({ kind: z.literal('clear'), question: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('flag'), title: z.string().trim().min(3).max(200) }),
]);
export type RuleEffect = z.infer<typeof RuleEffect>;

const reason = z.string().trim().min(3).max(1000);

/**
 * POST /waves/{wave}/cleaning/entries. `rule`: where a SurveyJS expression holds, an answer is set or cleared, or the response is flagged.
 * `edit`: one question of one response gets another answer, null for none. `choose`: the response that counts for its organisation.
 */
export const NewCleaningEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), expression: z.string().trim().min(1).max(2000), effect: RuleEffect, reason }),
  z.object({
    kind: z.literal('edit'),
    response: z.uuid(),
    question: z.string().min(1).max(200),
    value: z.unknown(),
    reason,
  }),
  z.object({ kind: z.literal('exclude'), response: z.uuid(), reason }),
  z.object({ kind: z.literal('accept'), response: z.uuid(), reason }),
  z.object({ kind: z.literal('choose'), response: z.uuid(), reason }),
  z.object({ kind: z.literal('revoke'), entry: z.number().int().min(1), reason }),
]);
export type NewCleaningEntry = z.infer<typeof NewCleaningEntry>;

/** An entry of the log. It never changes; `revokedBy` is the entry that revoked it. */
export const CleaningEntry = z.object({
  number: z.number().int(),
  kind: z.enum(['rule', 'edit', 'exclude', 'accept', 'choose', 'revoke']),
  response: z
    .object({ id: z.uuid(), reference: z.string().nullable(), organisation: NamedOrganisation.nullable() })
    .nullable(),
  rule: z.object({ expression: z.string(), effect: RuleEffect }).nullable(),
  /** Null also when it was emptied on request of the respondent. */
  edit: z.object({ question: z.string(), title: z.string(), was: z.unknown(), value: z.unknown() }).nullable(),
  revokes: z.number().int().nullable(),
  reason: z.string(),
  author: z.string(),
  at: z.iso.datetime(),
  revokedBy: z.number().int().nullable(),
});
export type CleaningEntry = z.infer<typeof CleaningEntry>;

/** What an entry does: responses that change, and those for which it cannot be followed. `entry` null on a dry run. */
export const CleaningEffect = z.object({
  entry: z.number().int().nullable(),
  /** Responses whose answers, or whether they count, change; of a rule that flags: those that it flags. Null: still being worked out. */
  responses: z.number().int().nullable(),
  impossible: z.number().int().nullable(),
});
export type CleaningEffect = z.infer<typeof CleaningEffect>;

/** One question of a response: as it was sent in and as it counts. Values as in the answers; labels for the screen. */
export const ReviewedAnswer = z.object({
  question: z.string(),
  title: z.string(),
  questionType: z.string(),
  /** Whether it is asked, given the clean answers. */
  shown: z.boolean(),
  raw: z.unknown(),
  clean: z.unknown(),
  rawText: z.string(),
  cleanText: z.string(),
  /** What can be answered: of a choice its options, of a matrix its rows and their options. Empty for texts, numbers and dates. */
  options: z.array(z.object({ value: z.unknown(), label: z.string() })),
  rows: z.array(z.object({ code: z.string(), label: z.string() })),
  multiple: z.boolean(),
  number: z.boolean(),
});
export type ReviewedAnswer = z.infer<typeof ReviewedAnswer>;

/** A response in review with its answers and what was decided about it. */
export const ReviewedResponseDetail = ReviewedResponse.extend({
  answers: z.array(ReviewedAnswer),
  history: z.array(CleaningEntry),
  /** Other completed responses of the same organisation. */
  others: z.array(
    z.object({ id: z.uuid(), reference: z.string(), completedAt: z.iso.datetime(), counted: z.boolean() }),
  ),
});
export type ReviewedResponseDetail = z.infer<typeof ReviewedResponseDetail>;

/** The log replayed anew over the raw answers, beside what is stored: SHA-256 over the clean data of the wave. */
export const ReplayCheck = z.object({
  responses: z.number().int(),
  hash: z.string(),
  replayed: z.string(),
  same: z.boolean(),
});
export type ReplayCheck = z.infer<typeof ReplayCheck>;
