import { z } from 'zod';

const Instant = z.iso.datetime();
/** What a clock in the Netherlands shows: `2026-11-30T09:00`. */
const WallClock = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
const Subject = z.string().trim().min(1).max(500);
const Body = z.string().trim().min(1).max(20_000);

export const TemplateKind = z.enum(['invitation', 'reminder', 'last-call', 'thanks', 'extension']);
export type TemplateKind = z.infer<typeof TemplateKind>;
export const MailingKind = z.enum([...TemplateKind.options, 'test']);
export type MailingKind = z.infer<typeof MailingKind>;

/** GET /studies/{study}/templates/{kind}: the text of the study, or the one that comes with the program. */
export const MessageTemplate = z.object({
  kind: TemplateKind,
  subject: z.string(),
  body: z.string(),
  /** Whether the study has no text of its own yet. */
  standard: z.boolean(),
  changedAt: Instant.nullable(),
  /** Fields that can be used in messages of this kind, with what they stand for. */
  fields: z.array(z.object({ name: z.string(), meaning: z.string() })),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;
export const ChangeTemplate = z.object({ subject: Subject, body: Body });
export type ChangeTemplate = z.infer<typeof ChangeTemplate>;

const ParticipantState = z.enum([
  'planned',
  'sent',
  'bounced',
  'opened',
  'started',
  'completed',
  'declined',
  'opted-out',
]);

/** Who a mailing is meant for, looked at when it starts; nothing given: everybody that a message of its kind may go to. */
export const Recipients = z.object({
  states: z.array(ParticipantState).max(8).optional(),
  participants: z.array(z.uuid()).max(1000).optional(),
});
export type Recipients = z.infer<typeof Recipients>;

/** POST /waves/{wave}/mailings. Without `scheduledAt` it starts at once. Thanks: from then on, whenever a response is completed. */
export const CreateMailing = z.object({
  kind: TemplateKind,
  /** Default: the text of the study. */
  subject: Subject.optional(),
  body: Body.optional(),
  /** An instant, or what a clock in the Netherlands shows (`2026-11-30T09:00`). */
  scheduledAt: z.union([Instant, WallClock]).optional(),
  ratePerSecond: z.number().int().min(1).max(1000).default(10),
  recipients: Recipients.default({}),
});
export type CreateMailing = z.infer<typeof CreateMailing>;

export const MailingStatus = z.enum(['planned', 'sending', 'paused', 'done', 'cancelled']);
export type MailingStatus = z.infer<typeof MailingStatus>;
export const MessageStatus = z.enum(['planned', 'handing-over', 'sent', 'uncertain', 'failed', 'skipped', 'outbox']);
export type MessageStatus = z.infer<typeof MessageStatus>;

const count = z.number().int();
export const MailingCounts = z.object({
  total: count,
  planned: count,
  handingOver: count,
  sent: count,
  uncertain: count,
  failed: count,
  skipped: count,
  outbox: count,
});
export type MailingCounts = z.infer<typeof MailingCounts>;

export const Mailing = z.object({
  id: z.uuid(),
  kind: MailingKind,
  subject: z.string(),
  body: z.string(),
  status: MailingStatus,
  scheduledAt: Instant,
  /** Whether the planned hour did not exist or existed twice, because summer time begins or ends. */
  clock: z.enum(['once', 'skipped', 'twice']),
  ratePerSecond: count,
  recipients: Recipients,
  createdBy: z.string(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  /** Why it stands still, or what is wrong with the mail server: a Dutch sentence. */
  detail: z.string().nullable(),
  /** When the mail server is tried again. */
  resumesAt: Instant.nullable(),
  counts: MailingCounts,
});
export type Mailing = z.infer<typeof Mailing>;

/** PATCH /waves/{wave}/mailings/{mailing}. */
export const ChangeMailing = z.object({ action: z.enum(['pause', 'resume', 'cancel']) });
export type ChangeMailing = z.infer<typeof ChangeMailing>;

/** POST /waves/{wave}/mailings/preview: the message as one contact would get it, and how many would get it. */
export const PreviewMailing = z.object({
  kind: TemplateKind,
  subject: z.string().max(500).optional(),
  body: z.string().max(20_000).optional(),
  participant: z.uuid().optional(),
  recipients: Recipients.default({}),
});
export type PreviewMailing = z.infer<typeof PreviewMailing>;
export const MailingPreview = z.object({
  /** Who the example is filled in for; null: nobody in particular. */
  participant: z.object({ id: z.uuid(), organisation: z.string(), name: z.string().nullable() }).nullable(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** What is wrong with the text; with these the mailing is refused. */
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
  /** How many would get it now. */
  recipients: count,
  /** Of how many organisations. */
  organisations: count,
  /** Contacts that would not, by reason. */
  skipped: z.array(z.object({ reason: z.string(), detail: z.string(), count })),
});
export type MailingPreview = z.infer<typeof MailingPreview>;

/** POST /waves/{wave}/mailings/test: a message to whoever asks, filled in for an example. */
export const TestMailing = z.object({
  kind: TemplateKind,
  subject: Subject.optional(),
  body: Body.optional(),
  participant: z.uuid().optional(),
});
export type TestMailing = z.infer<typeof TestMailing>;

export const MessageSummary = z.object({
  id: z.uuid(),
  mailing: z.uuid(),
  kind: MailingKind,
  status: MessageStatus,
  participant: z.uuid().nullable(),
  organisation: z.string().nullable(),
  name: z.string().nullable(),
  /** Null: not looked up yet, or removed with the contact. */
  address: z.string().nullable(),
  messageId: z.string().nullable(),
  subject: z.string().nullable(),
  attempts: count,
  nextAttemptAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  detail: z.string().nullable(),
});
export type MessageSummary = z.infer<typeof MessageSummary>;

/** GET /waves/{wave}/messages/{message}: with its text as long as that is kept: in the outbox, and while it is uncertain. */
export const Message = MessageSummary.extend({ text: z.string().nullable(), html: z.string().nullable() });
export type Message = z.infer<typeof Message>;

/** POST /waves/{wave}/messages/{message}/again: what a person decides on an uncertain message. Not sent again, it counts as sent. */
export const DecideMessage = z.object({ decision: z.enum(['send', 'keep']) });
export type DecideMessage = z.infer<typeof DecideMessage>;

/** What became of delivery reports: of how many messages, and which recipients changed. */
export const BounceReport = z.object({
  /** Messages in the file. */
  messages: count,
  /** Of those, delivery status notifications. */
  reports: count,
  hard: count,
  soft: count,
  /** Reports that say nothing new: delays, deliveries, known before. */
  unchanged: count,
  /** Recipients of reports that no message was found for. */
  unmatched: z.array(z.string()),
});
export type BounceReport = z.infer<typeof BounceReport>;

/** POST /unsubscriptions: the token of the address in the message. Asking again changes nothing. */
export const Unsubscribe = z.object({ token: z.string().min(1).max(100) });
export type Unsubscribe = z.infer<typeof Unsubscribe>;
export const Unsubscribed = z.object({ study: z.string(), wave: z.string() });
export type Unsubscribed = z.infer<typeof Unsubscribed>;
