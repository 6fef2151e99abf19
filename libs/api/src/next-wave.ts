import { z } from 'zod';

const Instant = z.iso.datetime();
/** An instant, or what a clock in the Netherlands shows (`2026-11-30T09:00`). */
export const Moment = z.union([Instant, z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)]);
export type Moment = z.infer<typeof Moment>;
const Key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);
const OrganisationName = z.object({ code: z.string(), name: z.string() });

/** What happens to the population when a next wave is made, in the words of the register. */
export const PopulationCarryOver = z.discriminatedUnion('kind', [
  /** `from` merged into `to`, which takes their place. */
  z.object({
    kind: z.literal('merged'),
    from: z.array(OrganisationName),
    to: OrganisationName,
    /** Whether the successor was in the population already. */
    already: z.boolean(),
    on: z.iso.date().nullable(),
  }),
  /** It no longer exists, and nothing took its place. */
  z.object({ kind: z.literal('ended'), organisation: OrganisationName, on: z.iso.date().nullable() }),
  /** The rule of the population chooses it now, and did not before. */
  z.object({ kind: z.literal('added'), organisation: OrganisationName, on: z.iso.date().nullable() }),
  /** The rule of the population does not choose it any more. */
  z.object({ kind: z.literal('outside'), organisation: OrganisationName }),
  /** It is in another size class or province than in the wave before. */
  z.object({
    kind: z.literal('reclassified'),
    organisation: OrganisationName,
    what: z.enum(['province', 'sizeClass']),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
]);
export type PopulationCarryOver = z.infer<typeof PopulationCarryOver>;

/** GET /waves/{wave}/next: what the next wave would be. Nothing is made. */
export const NextWavePlan = z.object({
  /** Proposals for the form. */
  key: z.string(),
  title: z.string(),
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  questionnaire: z.object({
    key: z.string(),
    title: z.string(),
    /** Of the wave before. */
    from: z.number().int(),
    /** The newest published one. */
    to: z.number().int(),
    /** Null when the version stays the same: nothing to confirm. */
    concordance: z.object({ total: z.number().int(), confirmed: z.number().int() }).nullable(),
  }),
  population: z.object({
    before: z.number().int(),
    after: z.number().int(),
    changes: z.array(PopulationCarryOver),
  }),
  contacts: z.object({
    carried: z.number().int(),
    organisations: z.number().int(),
    /** Not carried: asked for no more messages, or had their data removed, or of an organisation that is no longer there. */
    optedOut: z.number().int(),
    erased: z.number().int(),
    withoutOrganisation: z.number().int(),
    /** Carried, but the address could not be reached. */
    unreachable: z.number().int(),
    /** The same address at several merged organisations becomes one contact. */
    duplicates: z.number().int(),
  }),
  /** Message texts belong to the study and need not be carried. */
  templates: z.number().int(),
  /** Messages on the clock as in the wave before, as far from the opening; made paused, so that nothing goes before somebody says so. */
  mailings: z.array(z.object({ kind: z.string(), subject: z.string(), scheduledAt: Instant })),
});
export type NextWavePlan = z.infer<typeof NextWavePlan>;

/** POST /waves/{wave}/next: a draft of the next wave. Links are new; answers, states and secrets stay where they are. */
export const CreateNextWave = z.object({
  key: Key,
  title: z.string().trim().min(1).max(200),
  opensAt: Moment.nullable().default(null),
  /** Left out: as long after the opening as in the wave before. */
  closesAt: Moment.nullable().optional(),
  contacts: z.boolean().default(true),
  schedule: z.boolean().default(true),
});
export type CreateNextWave = z.infer<typeof CreateNextWave>;
