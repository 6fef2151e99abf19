import { z } from 'zod';
import { NamedOrganisation, OrganisationType } from './register';

/** Who a wave is about: everyone of a type, narrowed down by province and size class (empty: all), or a list of codes. */
export const PopulationRule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('choice'),
    type: OrganisationType,
    provinces: z.array(z.string().max(50)).max(20).default([]),
    sizeClasses: z.array(z.string().max(20)).max(10).default([]),
    /** Day on which they have to exist; null: the day on which the wave opens. */
    on: z.iso.date().nullable().default(null),
  }),
  z.object({ kind: z.literal('list'), codes: z.array(z.string().trim().min(1).max(20)).min(1).max(10_000) }),
]);
export type PopulationRule = z.infer<typeof PopulationRule>;

/** N of a class; `code` is null for organisations of which the province or size is not known. */
export const PopulationClass = z.object({ code: z.string().nullable(), label: z.string(), n: z.number().int() });
export type PopulationClass = z.infer<typeof PopulationClass>;

/** The population of a wave with N per province and size class: every class there is, in the order of the register, also where N is 0. */
export const Population = z.object({
  rule: PopulationRule.nullable(),
  /** When it was frozen: from then on a change needs a reason. */
  frozenAt: z.iso.datetime().nullable(),
  total: z.number().int(),
  provinces: z.array(PopulationClass),
  sizeClasses: z.array(PopulationClass),
  /** N per province and size class together; only what occurs. */
  cells: z.array(z.object({ province: z.string().nullable(), sizeClass: z.string().nullable(), n: z.number().int() })),
  /** From how many inhabitants the second, third and fourth size class begin. */
  sizeLimits: z.array(z.number().int()),
  /** Changes since it was frozen. */
  changes: z.number().int(),
});
export type Population = z.infer<typeof Population>;

/** PUT /waves/{wave}/population. `rule` null: the population is no list (visitors). `reason` is required once it is frozen. */
export const SetPopulation = z.object({
  rule: PopulationRule.nullable(),
  reason: z.string().trim().min(3).max(1000).optional(),
});
export type SetPopulation = z.infer<typeof SetPopulation>;

/** Answer of PUT: the population as it is (or, on a dry run, would be), and who comes and goes. */
export const PopulationOutcome = Population.extend({
  dryRun: z.boolean(),
  added: z.array(NamedOrganisation),
  removed: z.array(NamedOrganisation),
});
export type PopulationOutcome = z.infer<typeof PopulationOutcome>;

/** An organisation of a population, with the facts as they were when it was fixed. */
export const PopulationMember = NamedOrganisation.extend({
  province: z.string().nullable(),
  sizeClass: z.string().nullable(),
  inhabitants: z.number().int().nullable(),
  /** What it has been merged into since. */
  successor: NamedOrganisation.nullable(),
  response: z.enum(['none', 'invited', 'draft', 'complete']),
});
export type PopulationMember = z.infer<typeof PopulationMember>;

/** A change of a frozen population. */
export const PopulationChange = z.object({
  at: z.iso.datetime(),
  /** Name of who made it. */
  actor: z.string(),
  reason: z.string(),
  added: z.array(NamedOrganisation),
  removed: z.array(NamedOrganisation),
});
export type PopulationChange = z.infer<typeof PopulationChange>;
