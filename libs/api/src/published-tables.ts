import { z } from 'zod';

const Key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);

/** One row of a table in a report: a count, a percentage, or both. */
export const PublishedCategory = z
  .object({
    /** Left out: made from the label. */
    code: z.string().trim().min(1).max(100).optional(),
    label: z.string().trim().min(1).max(500),
    count: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
    /** Of the base, in [0, 100], with as many decimals as the report has. */
    percentage: z.number().min(0).max(100).nullable().default(null),
  })
  .refine(({ count, percentage }) => count !== null || percentage !== null, {
    path: ['percentage'],
    message: 'Vul een aantal of een percentage in',
  });
export type PublishedCategory = z.infer<typeof PublishedCategory>;

/** One question with its figures. */
export const PublishedQuestion = z.object({
  /** Name of the variable; the same as in the questionnaire of today makes it easier to link. */
  variable: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]*$/)
    .max(100),
  title: z.string().trim().min(1).max(1000),
  type: z.enum(['single', 'multiple']),
  trendKey: z.string().trim().min(1).max(200).optional(),
  /** n: what the percentages are over. */
  base: z.number().int().min(1).max(1_000_000_000),
  categories: z.array(PublishedCategory).min(1).max(200),
});
export type PublishedQuestion = z.infer<typeof PublishedQuestion>;

/** POST /studies/{study}/published-tables: a wave of which only figures from a report are known. */
export const CreatePublishedTables = z.object({
  key: Key,
  title: z.string().trim().min(1).max(200),
  audience: z.string().trim().min(1).max(100),
  /** Which report, with year and page: shown with every figure. */
  source: z.string().trim().min(1).max(500),
  /** N as the report gives it. */
  population: z.number().int().min(1).max(1_000_000_000).nullable().default(null),
  /** When it was held: its place among the waves. */
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime().nullable().default(null),
  tables: z.array(PublishedQuestion).min(1).max(200),
});
export type CreatePublishedTables = z.infer<typeof CreatePublishedTables>;
