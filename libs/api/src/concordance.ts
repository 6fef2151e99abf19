import { z } from 'zod';

/** A questionnaire version in an address: `gemeenten-regierol.2`. */
export const VersionReference = z.object({ key: z.string(), version: z.number().int() });
export type VersionReference = z.infer<typeof VersionReference>;

/** What became of a question: gelijk, anders geformuleerd, anders ingedeeld, nieuw, vervallen. */
export const ConcordanceVerdict = z.enum(['same', 'reworded', 'recoded', 'new', 'dropped']);
export type ConcordanceVerdict = z.infer<typeof ConcordanceVerdict>;

/** Code of the older version and the code of the newer one that it counts as; null when there is none. Several may count as one. */
export const CategoryPair = z.object({ from: z.string().max(200), to: z.string().max(200).nullable() });
export type CategoryPair = z.infer<typeof CategoryPair>;

/** A variable as it was asked in one of the two versions. */
export const ConcordanceSide = z.object({
  name: z.string(),
  title: z.string(),
  type: z.enum(['single', 'multiple', 'number', 'text', 'date']),
  trendKey: z.string().nullable(),
  categories: z.array(z.object({ code: z.string(), label: z.string() })),
});
export type ConcordanceSide = z.infer<typeof ConcordanceSide>;

/** One row: proposed, or confirmed by a researcher. */
export const ConcordanceItem = z.object({
  from: ConcordanceSide.nullable(),
  to: ConcordanceSide.nullable(),
  verdict: ConcordanceVerdict,
  categories: z.array(CategoryPair),
  note: z.string(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
  /** How the pair was found; null when none was. */
  foundBy: z.enum(['trendKey', 'name', 'text', 'person']).nullable(),
  /** How much the titles are alike, in [0, 1]. */
  similarity: z.number().nullable(),
  differences: z.array(z.enum(['type', 'title', 'labels', 'categories', 'routing'])),
  /** Names of variables in the other version that it might belong to. Not empty: a person has to decide. */
  candidates: z.array(z.string()),
});
export type ConcordanceItem = z.infer<typeof ConcordanceItem>;

/** GET /concordances/{fromVersion}/{toVersion}. */
export const Concordance = z.object({
  from: VersionReference.extend({ title: z.string() }),
  to: VersionReference.extend({ title: z.string() }),
  total: z.number().int(),
  confirmed: z.number().int(),
  /** Whether the asker may confirm. */
  editable: z.boolean(),
  items: z.array(ConcordanceItem),
});
export type Concordance = z.infer<typeof Concordance>;

/**
 * PUT /concordances/{fromVersion}/{toVersion}: what a researcher decided. Each replaces whatever there was about its variables; what is not
 * named stays. `confirmed: false` takes a decision back: the proposal shows again.
 */
export const ConcordanceDecision = z.object({
  from: z.string().max(500).nullable(),
  to: z.string().max(500).nullable(),
  verdict: ConcordanceVerdict,
  categories: z.array(CategoryPair).max(1000).default([]),
  note: z.string().trim().max(2000).default(''),
  confirmed: z.boolean().default(true),
});
export type ConcordanceDecision = z.infer<typeof ConcordanceDecision>;
export const DecideConcordance = z.object({ items: z.array(ConcordanceDecision).min(1).max(2000) });
export type DecideConcordance = z.infer<typeof DecideConcordance>;
