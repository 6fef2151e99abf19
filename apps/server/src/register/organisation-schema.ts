import { z } from 'zod';
import { PageQuery } from '../http/paging';

const OrganisationType = z.enum(['municipality', 'library', 'ido-location']);

/** An entry of the register. Dates are days; `validTo` is the first day on which it is no more. */
export const Organisation = z.object({
  code: z.string(),
  type: OrganisationType,
  name: z.string(),
  province: z.string().nullable(),
  inhabitants: z.number().int().nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  successorCode: z.string().nullable(),
});
export type Organisation = z.infer<typeof Organisation>;

/** `search`: part of the name, or the code. `on`: only those that existed on that day. */
export const OrganisationQuery = PageQuery.extend({
  type: OrganisationType.optional(),
  search: z.string().trim().max(100).optional(),
  province: z.string().max(100).optional(),
  on: z.iso.date().optional(),
});
export type OrganisationQuery = z.infer<typeof OrganisationQuery>;
