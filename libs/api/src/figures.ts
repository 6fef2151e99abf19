import { z } from 'zod';
import { CleaningNote } from './cleaning';

const count = z.number().int().nullable();
const suppressed = z.enum(['primary', 'secondary']).optional();

export const CategoryFigure = z.object({
  code: z.string(),
  label: z.string(),
  kind: z.enum(['substantive', 'other', 'dontKnow']),
  count,
  share: z.number().nullable(),
  percentage: z.number().int().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  suppressed,
});
export type CategoryFigure = z.infer<typeof CategoryFigure>;

const figures = {
  eligible: count,
  answered: count,
  missing: count,
  base: count,
  categories: z.array(CategoryFigure),
  choices: z.array(z.number().int()).nullable().optional(),
  /** Of weighted figures; `count` and `base` stay unweighted. */
  effectiveN: z.number().nullable().optional(),
  suppressed,
};

/** One variable; `note` is the Dutch sentence under the figure, empty when there is nothing to say. */
export const VariableBreakdown = z.object({
  name: z.string(),
  title: z.string(),
  type: z.enum(['single', 'multiple', 'number', 'text', 'date']),
  role: z.enum(['financier', 'promotor', 'regievoerder', 'doorverwijzer', 'dienstverlener', 'beleidsmaker']).optional(),
  trendKey: z.string().optional(),
  chart: z.enum(['pie', 'bar', 'none']).optional(),
  ...figures,
  notes: z.array(z.string()),
  weighting: z.string().optional(),
  note: z.string(),
  groups: z.array(z.object({ code: z.string(), label: z.string(), ...figures })).optional(),
});
export type VariableBreakdown = z.infer<typeof VariableBreakdown>;

/** A variable that can be filtered or crossed by: of the questionnaire, or a fact of the register (province, sizeClass). */
export const Dimension = z.object({
  name: z.string(),
  title: z.string(),
  /** A respondent is in one category of a single choice, and in any number of a multiple choice. */
  type: z.enum(['single', 'multiple']),
  categories: z.array(z.object({ code: z.string(), label: z.string() })),
});
export type Dimension = z.infer<typeof Dimension>;

export const Breakdown = z.object({
  wave: z.string(),
  /** Organisations that the figures are about: under a filter on facts of the register, those that have them. */
  population: z.number().int().nullable(),
  /** Completed responses that the filter lets through; null when withheld. */
  responses: z.number().int().nullable(),
  syntheticNote: z.string().nullable(),
  /** To be pasted back: gives the same figures, whatever came in since. Null for figures from a report, which do not change. */
  reference: z.string().nullable(),
  /** The earlier state that was asked for; null: as it is now. */
  asOf: z.string().nullable(),
  questionnaire: z.object({ key: z.string(), version: z.number().int() }),
  filter: z.record(z.string(), z.array(z.string())),
  by: z.string().nullable(),
  base: z.enum(['answered', 'eligible']),
  excludeDontKnow: z.boolean(),
  /** `none`, or scheme and version: `raking-grootte.2`. */
  weights: z.string(),
  /** What the shares are weighted with; null: they are not. */
  weighting: z.object({ key: z.string(), title: z.string(), withoutWeight: z.number().int() }).nullable(),
  /** What cleaning does to these figures; null: nothing. */
  cleaning: CleaningNote.nullable(),
  dimensions: z.array(Dimension),
  variables: z.array(VariableBreakdown),
});
export type Breakdown = z.infer<typeof Breakdown>;
