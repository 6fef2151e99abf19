import { FieldError, QuestionnaireSummary } from '@ido/api';
import { z } from 'zod';

/** SurveyJS JSON; what is in it is judged when it is compiled. */
const Definition = z.record(z.string(), z.unknown());

/** `versions` are the published ones; `drafts` can still change. */
export const QuestionnaireWithDrafts = QuestionnaireSummary.extend({ drafts: z.array(z.number().int()) });
export type QuestionnaireWithDrafts = z.infer<typeof QuestionnaireWithDrafts>;

export const CreateQuestionnaire = z.object({
  key: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(100),
  title: z.string().trim().min(1).max(200),
  audience: z.string().trim().min(1).max(100),
  definition: Definition,
});
export type CreateQuestionnaire = z.infer<typeof CreateQuestionnaire>;

export const WriteVersion = z.object({ definition: Definition });
export type WriteVersion = z.infer<typeof WriteVersion>;

const Category = z.object({
  code: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]),
  label: z.string(),
  kind: z.enum(['substantive', 'other', 'dontKnow']),
  exclusive: z.boolean(),
});
const Variable = z.object({
  name: z.string(),
  title: z.string(),
  type: z.enum(['single', 'multiple', 'number', 'text', 'date']),
  question: z.string(),
  item: z.string().optional(),
  questionType: z.string(),
  categories: z.array(Category),
  required: z.boolean(),
  routed: z.boolean(),
  page: z.string().optional(),
  role: z.string().optional(),
  trendKey: z.string().optional(),
  chart: z.enum(['pie', 'bar', 'none']).optional(),
});

/** A version with its codebook. `publishedAt` is null for a draft; `unsupported` says what keeps a draft from being published. */
export const QuestionnaireVersion = z.object({
  questionnaire: z.string(),
  number: z.number().int(),
  contentHash: z.string(),
  publishedAt: z.iso.datetime().nullable(),
  definition: Definition,
  variables: z.array(Variable),
  unsupported: z.array(FieldError),
});
export type QuestionnaireVersion = z.infer<typeof QuestionnaireVersion>;
