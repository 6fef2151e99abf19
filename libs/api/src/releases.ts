import { z } from 'zod';
import { VariableBreakdown } from './figures';

/** POST /waves/{wave}/releases. */
export const CreateRelease = z.object({
  /** What somebody who reads the figures has to know, such as what was corrected. */
  note: z.string().trim().max(2000).default(''),
});
export type CreateRelease = z.infer<typeof CreateRelease>;

/** A number that is not what it was in the release before. Null: it was or is withheld, or was not there. */
export const ChangedCell = z.object({
  variable: z.string(),
  title: z.string(),
  /** Variable and category that the figures are crossed by; null for the whole. */
  by: z.string().nullable(),
  group: z.string().nullable(),
  /** Label of the category; null for the number of answers itself. */
  category: z.string().nullable(),
  before: z.number().int().nullable(),
  after: z.number().int().nullable(),
});
export type ChangedCell = z.infer<typeof ChangedCell>;

/** What was released, without its figures. */
export const Release = z.object({
  number: z.number().int(),
  at: z.iso.datetime(),
  author: z.string(),
  note: z.string(),
  /** To be pasted back. */
  reference: z.string(),
  /** SHA-256 of the figures as canonical JSON. */
  contentHash: z.string(),
  software: z.string(),
  responses: z.number().int().nullable(),
  /** How many numbers differ from the release before; null for the first. */
  changed: z.number().int().nullable(),
});
export type Release = z.infer<typeof Release>;

/** GET /waves/{wave}/releases/{number}. */
export const ReleaseWithChanges = Release.extend({ changes: z.array(ChangedCell) });
export type ReleaseWithChanges = z.infer<typeof ReleaseWithChanges>;

/** POST /waves/{wave}/releases/{number}/check: the figures made anew from what the release was made from. */
export const ReleaseCheck = z.object({ same: z.boolean(), contentHash: z.string(), again: z.string() });
export type ReleaseCheck = z.infer<typeof ReleaseCheck>;

/** The figures of a wave as they were released: as a whole, and by each open dimension. */
export const ReleasedFigures = z.object({
  wave: z.string(),
  questionnaire: z.object({ key: z.string(), version: z.number().int() }),
  population: z.number().int().nullable(),
  responses: z.number().int().nullable(),
  crossings: z.array(
    z.object({
      by: z.string().nullable(),
      title: z.string().nullable(),
      variables: z.array(VariableBreakdown),
      /** How many organisations and responses are in each group, null where not known or withheld. Releases from before this was kept have none. */
      groups: z
        .array(
          z.object({
            code: z.string(),
            population: z.number().int().nullable(),
            responses: z.number().int().nullable(),
          }),
        )
        .optional(),
    }),
  ),
});
export type ReleasedFigures = z.infer<typeof ReleasedFigures>;

/** GET /public/studies/{study}: what anybody may see. */
export const PublicStudy = z.object({
  key: z.string(),
  title: z.string(),
  description: z.string(),
  /** Waves that were released, newest first, each with its last release. */
  waves: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      audience: z.string(),
      opensAt: z.iso.datetime().nullable(),
      population: z.number().int().nullable(),
      syntheticNote: z.string().nullable(),
      release: Release.omit({ author: true }),
    }),
  ),
});
export type PublicStudy = z.infer<typeof PublicStudy>;

/** GET /public/waves/{wave}: the figures of its last release. */
export const PublicWave = z.object({
  study: z.object({ key: z.string(), title: z.string() }),
  title: z.string(),
  audience: z.string(),
  syntheticNote: z.string().nullable(),
  release: Release.omit({ author: true }),
  figures: ReleasedFigures,
});
export type PublicWave = z.infer<typeof PublicWave>;
