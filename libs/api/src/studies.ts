import { z } from 'zod';

const Key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);
const Instant = z.iso.datetime();

/** Every collection: items, and the cursor of the next page (null on the last). */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
export interface Page<T> {
  items: T[];
  next: string | null;
}

export const Study = z.object({
  key: z.string(),
  title: z.string(),
  description: z.string(),
  /** Rule 4: below these bases counts only, or nothing outside the study team. */
  percentagesFrom: z.number().int(),
  publishFrom: z.number().int(),
  /** By which variables whoever is not in the study team may filter and cross. */
  openDimensions: z.array(z.string()),
  /** From how many inhabitants the second, third and fourth size class begin. */
  sizeLimits: z.array(z.number().int()).length(3),
  /** Whether respondents see what their organisation answered in the wave before. */
  showPreviousAnswers: z.boolean(),
  waves: z.number().int(),
  /** Role of who asks: administrators are told `researcher`. */
  role: z.enum(['researcher', 'reader']),
});
export type Study = z.infer<typeof Study>;

/** Of rule 4 of the figures. */
export const Threshold = z.number().int().min(1).max(1000);
/** Single choices of the questionnaires and facts of the register. More than three together would leave hardly anything to show. */
export const OpenDimensions = z
  .array(z.string().min(1).max(200))
  .max(3)
  .refine((names) => new Set(names).size === names.length, { message: 'Noem elke variabele één keer' });
const Limit = z.number().int().min(1).max(10_000_000);

/** PATCH /studies/{study}: settings. New size limits hold for every wave of the study, so that waves stay comparable. */
export const ChangeStudy = z.object({
  sizeLimits: z
    .tuple([Limit, Limit, Limit])
    .refine(([first, second, third]) => first < second && second < third, {
      message: 'Elke grens is hoger dan de vorige',
    })
    .optional(),
  showPreviousAnswers: z.boolean().optional(),
  /** Rule 4 of the figures. */
  percentagesFrom: Threshold.optional(),
  publishFrom: Threshold.optional(),
  openDimensions: OpenDimensions.optional(),
});
export type ChangeStudy = z.infer<typeof ChangeStudy>;

export const WaveStatus = z.enum(['draft', 'open', 'closed', 'published']);
export type WaveStatus = z.infer<typeof WaveStatus>;

export const Wave = z.object({
  key: z.string(),
  title: z.string(),
  study: z.object({ key: z.string(), title: z.string() }),
  audience: z.string(),
  questionnaire: z.object({ key: z.string(), title: z.string(), version: z.number().int() }),
  status: WaveStatus,
  openAccess: z.boolean(),
  syntheticNote: z.string().nullable(),
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  /** Days after closing in which a response that was begun may still be completed. */
  graceDays: z.number().int(),
  /** N, null when the population is not a list (visitors). */
  population: z.number().int().nullable(),
  invited: z.number().int(),
  started: z.number().int(),
  completed: z.number().int(),
  /** Only figures from a report are known: no answers, nothing to import, export, cross or filter. */
  withoutMicrodata: z.boolean().optional(),
  /** Which report they are from. */
  publishedSource: z.string().nullable().optional(),
  /** Key of the wave that this one was made from. */
  previousWave: z.string().nullable().optional(),
  role: z.enum(['researcher', 'reader']),
  /** Whether who asks may see its figures: readers not while answers come in. */
  figuresShown: z.boolean().optional(),
});
export type Wave = z.infer<typeof Wave>;

/** PATCH /waves/{wave}: open, close, publish; move the dates. */
export const ChangeWave = z.object({
  status: WaveStatus.optional(),
  title: z.string().trim().min(1).max(200).optional(),
  opensAt: Instant.nullable().optional(),
  closesAt: Instant.nullable().optional(),
  graceDays: z.number().int().min(0).max(90).optional(),
});
export type ChangeWave = z.infer<typeof ChangeWave>;

/** POST /studies/{study}/waves: a draft wave with the newest published version, its population all organisations of a type valid today. */
export const CreateWave = z.object({
  key: Key,
  title: z.string().trim().min(1).max(200),
  questionnaire: z.string(),
  openAccess: z.boolean().default(false),
  population: z.enum(['municipality', 'library', 'ido-location']).nullable().default(null),
  opensAt: Instant.nullable().default(null),
  closesAt: Instant.nullable().default(null),
});
export type CreateWave = z.infer<typeof CreateWave>;

export const QuestionnaireSummary = z.object({
  key: z.string(),
  title: z.string(),
  audience: z.string(),
  versions: z.array(z.number().int()),
});
export type QuestionnaireSummary = z.infer<typeof QuestionnaireSummary>;

/** POST /waves/{wave}/invitations: links for organisations; the token is in the answer once, only a hash is kept. */
export const CreateInvitations = z.object({ organisations: z.array(z.string().max(20)).min(1).max(1000) });
export type CreateInvitations = z.infer<typeof CreateInvitations>;
export const Invitation = z.object({
  responseId: z.uuid(),
  organisation: z.string(),
  token: z.string(),
  link: z.string(),
});
export type Invitation = z.infer<typeof Invitation>;
