import { OpenDimensions, StudyRole, Threshold } from '@ido/api';
import { z } from 'zod';

/** POST /studies. The two thresholds are those for small numbers (rule 4 of the figures). */
export const CreateStudy = z.object({
  key: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(100),
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(5000).default(''),
  percentagesFrom: Threshold.default(10),
  publishFrom: Threshold.default(5),
  openDimensions: OpenDimensions.default(['province', 'sizeClass']),
});
export type CreateStudy = z.infer<typeof CreateStudy>;

/** Somebody with a role in a study. */
export const StudyMember = z.object({ account: z.uuid(), email: z.string(), name: z.string(), role: StudyRole });
export type StudyMember = z.infer<typeof StudyMember>;

export const SetStudyMember = z.object({ role: StudyRole });
export type SetStudyMember = z.infer<typeof SetStudyMember>;
