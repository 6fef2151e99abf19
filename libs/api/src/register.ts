import { z } from 'zod';
import { ImportError } from './imports';

export const OrganisationType = z.enum(['municipality', 'library', 'ido-location']);
export type OrganisationType = z.infer<typeof OrganisationType>;

/** First day of which the register that comes with the program is complete: what begins then existed already. */
export const REGISTER_BEGINS = '2022-01-01';

const Day = z.iso.date();
const Inhabitants = z.number().int().min(0).max(20_000_000);
const Code = z.string().trim().min(2).max(20);

/** An entry of the register. Dates are days; `validTo` is the first day on which it is no more; `inhabitants` the newest count. */
export const Organisation = z.object({
  code: z.string(),
  type: OrganisationType,
  name: z.string(),
  province: z.string().nullable(),
  inhabitants: z.number().int().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  successorCode: z.string().nullable(),
});
export type Organisation = z.infer<typeof Organisation>;

/** GET /organisations/classes: what organisations can be filtered by. */
export const RegisterClasses = z.object({
  provinces: z.array(z.string()),
  /** By the limits in general use; a study can have limits of its own. */
  sizeClasses: z.array(z.object({ code: z.string(), label: z.string() })),
});
export type RegisterClasses = z.infer<typeof RegisterClasses>;

/** An organisation by its name. */
export const NamedOrganisation = z.object({ code: z.string(), name: z.string() });
export type NamedOrganisation = z.infer<typeof NamedOrganisation>;

/** From when until when a library serves a municipality; `validTo` is the first day on which it no longer does. */
const Service = NamedOrganisation.extend({ validFrom: Day, validTo: Day.nullable() });

/** GET /organisations/{code}: the entry with its history. */
export const OrganisationDetail = Organisation.extend({
  note: z.string(),
  /** Counts by day, newest first. */
  inhabitantsHistory: z.array(z.object({ referenceDate: Day, inhabitants: z.number().int() })),
  successor: NamedOrganisation.nullable(),
  /** What was merged into it directly. */
  predecessors: z.array(NamedOrganisation.extend({ mergedOn: Day.nullable() })),
  /** Of a library: which municipalities it serves or served. */
  municipalities: z.array(Service),
  /** Of a municipality: by which libraries it is or was served. */
  libraries: z.array(Service),
  /** Waves that you may see and that it, or what merged into it (`as`), is or was about. */
  waves: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      study: z.string(),
      as: NamedOrganisation,
      /** How far its response is; `none` when it was not invited. */
      response: z.enum(['none', 'invited', 'draft', 'complete']),
    }),
  ),
  /** When staff changed it; null for what came with the program. */
  changedAt: z.iso.datetime().nullable(),
});
export type OrganisationDetail = z.infer<typeof OrganisationDetail>;

/** PATCH /organisations/{code}. What is not named stays; `inhabitants` adds counts, `serves` replaces what it serves from `servesFrom` on. */
export const ChangeOrganisation = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  province: z.string().max(50).nullable().optional(),
  validFrom: Day.optional(),
  validTo: Day.nullable().optional(),
  successorCode: Code.nullable().optional(),
  inhabitants: z
    .array(z.object({ referenceDate: Day, inhabitants: Inhabitants }))
    .max(50)
    .optional(),
  serves: z.array(Code).max(400).optional(),
  servesFrom: Day.optional(),
  note: z.string().trim().max(1000).optional(),
});
export type ChangeOrganisation = z.infer<typeof ChangeOrganisation>;

/** POST /organisations/imports: what the file said, and what came of it. All rows or none; `errors` holds the first thousand. */
export const RegisterImport = z.object({
  status: z.enum(['done', 'refused']),
  dryRun: z.boolean(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  rows: z.number().int(),
  accepted: z.number().int(),
  /** Of the accepted rows: organisations that are new, that change, and that are as they were. */
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.array(z.number().int()),
  errorCount: z.number().int(),
  errors: z.array(ImportError),
  detail: z.string().nullable(),
});
export type RegisterImport = z.infer<typeof RegisterImport>;

/** POST /organisations/mentions: texts that others are going to read, to look for names in. */
export const FindMentions = z.object({ texts: z.array(z.string().max(1000)).max(30) });
export type FindMentions = z.infer<typeof FindMentions>;

/** Per text, in the same order, the names of organisations that occur in it. A name can be an ordinary word too. */
export const Mentions = z.object({ names: z.array(z.array(z.string())) });
export type Mentions = z.infer<typeof Mentions>;
