import { z } from 'zod';
import { WaveStatus } from './studies';

const Instant = z.iso.datetime();
const Day = z.iso.date();
const Share = z.number().min(0).max(1);
const count = z.number().int();

/** How far the organisations of a wave are. `delivered`: invited, and not every message came back. */
export const ProgressCounts = z.object({
  invited: count,
  delivered: count,
  opened: count,
  started: count,
  completed: count,
});
export type ProgressCounts = z.infer<typeof ProgressCounts>;

/** One class of the population. `rate`: completed over population; shares are null before anybody completed. */
export const ClassProgress = ProgressCounts.extend({
  code: z.string(),
  label: z.string(),
  population: count,
  rate: Share.nullable(),
  shareOfResponse: Share.nullable(),
  shareOfPopulation: Share.nullable(),
});
export type ClassProgress = z.infer<typeof ClassProgress>;

/** Whether the response mirrors the population in this respect; `test` is null where there is nothing to test. */
export const Representativeness = z.object({
  sentence: z.string(),
  test: z
    .object({
      statistic: z.number(),
      df: count,
      pValue: z.number(),
      method: z.enum(['exact', 'chi-square']),
      smallExpected: z.boolean(),
    })
    .nullable(),
});
export type Representativeness = z.infer<typeof Representativeness>;

export const TargetVariable = z.enum(['total', 'province', 'sizeClass']);
export type TargetVariable = z.infer<typeof TargetVariable>;

/** PUT /waves/{wave}/targets: the part of a class, or with code '' of the whole wave, that should have completed at closing. */
export const Target = z
  .object({ variable: TargetVariable, code: z.string().max(100), share: z.number().gt(0).max(1) })
  .refine(({ variable, code }) => (variable === 'total') === (code === ''), {
    path: ['code'],
    message: 'Alleen het doel voor de hele meting heeft geen code',
  });
export type Target = z.infer<typeof Target>;
export const Targets = z.object({ targets: z.array(Target).max(100) });
export type Targets = z.infer<typeof Targets>;

/** A target with where it stands. */
export const TargetProgress = z.object({
  variable: TargetVariable,
  code: z.string(),
  label: z.string(),
  share: Share,
  population: count,
  completed: count,
  needed: count,
  missing: count,
  state: z.enum(['reached', 'on-course', 'behind', 'missed']),
  /** Dutch. */
  sentence: z.string(),
});
export type TargetProgress = z.infer<typeof TargetProgress>;

/** What of a wave decides who can still answer. */
const answeringUntil = {
  status: WaveStatus,
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  graceDays: count,
  /** Until when a response that was begun may still be completed; null when there is no closing date. */
  graceUntil: Instant.nullable(),
};

/** GET /waves/{wave}/progress. */
export const Progress = z.object({
  wave: z.string(),
  ...answeringUntil,
  /** N; null when the population is no list: then only `started` and `completed` are counted, in responses. */
  population: count.nullable(),
  counts: ProgressCounts,
  /** Completed over N. */
  rate: Share.nullable(),
  /** Every day in the Netherlands from the first to the last, with sums so far. */
  days: z.array(z.object({ day: Day, started: count, completed: count, startedSoFar: count, completedSoFar: count })),
  /** Mailings by the day on which they went out (or are planned), with how many messages were sent. */
  mailings: z.array(
    z.object({ id: z.string(), kind: z.string(), day: Day, at: Instant, status: z.string(), sent: count }),
  ),
  classes: z.array(
    z.object({
      variable: z.enum(['province', 'sizeClass']),
      title: z.string(),
      rows: z.array(ClassProgress),
      representativeness: Representativeness,
    }),
  ),
  targets: z.array(TargetProgress),
});
export type Progress = z.infer<typeof Progress>;

/** Data of the event `progress` of GET /waves/{wave}/progress/events (`text/event-stream`): what the large numbers show. */
export const ProgressEvent = z.object({ ...answeringUntil, population: count.nullable(), counts: ProgressCounts });
export type ProgressEvent = z.infer<typeof ProgressEvent>;

/** States of an organisation: that of the contact who came furthest, or `not-invited`. */
export const OrganisationState = z.enum([
  'not-invited',
  'planned',
  'sent',
  'bounced',
  'opened',
  'started',
  'completed',
  'declined',
  'opted-out',
]);
export type OrganisationState = z.infer<typeof OrganisationState>;

/** Where a draft was left. `question` null: everything is filled in, but it was not sent. */
export const Step = z.object({
  question: z.string().nullable(),
  title: z.string().nullable(),
  page: z.string().nullable(),
  shown: count,
  answered: count,
});
export type Step = z.infer<typeof Step>;

/** GET /waves/{wave}/progress/organisations: one organisation of the population. */
export const OrganisationProgress = z.object({
  code: z.string(),
  name: z.string(),
  province: z.string().nullable(),
  sizeClass: z.string().nullable(),
  state: OrganisationState,
  lastActivityAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  /** Of a response that was begun and not completed. */
  step: Step.nullable(),
});
export type OrganisationProgress = z.infer<typeof OrganisationProgress>;

/** GET /waves/{wave}/progress/steps: how long it takes, and where people stop. */
export const Steps = z.object({
  /** Median of the minutes from begin to sending, over `timed` responses (the newest ten thousand at most). */
  medianMinutes: z.number().nullable(),
  timed: count,
  drafts: count,
  /** Drafts that were looked at: the newest five thousand at most. */
  looked: count,
  stops: z.array(
    z.object({ question: z.string().nullable(), title: z.string().nullable(), page: z.string().nullable(), count }),
  ),
});
export type Steps = z.infer<typeof Steps>;
