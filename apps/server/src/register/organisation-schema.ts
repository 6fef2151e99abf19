import { OrganisationType } from '@ido/api';
import { z } from 'zod';
import { PageQuery } from '../http/paging';

/**
 * `search`: part of the name, or the code. `on`: only those that existed on that day. `sizeClass`: by inhabitants and the limits in general
 * use. `sort`: what to order by, with `-` in front the other way round; unknown inhabitants count as fewest.
 */
export const OrganisationQuery = PageQuery.extend({
  type: OrganisationType.optional(),
  search: z.string().trim().max(100).optional(),
  province: z.string().max(100).optional(),
  sizeClass: z.enum(['klein', 'middel', 'groot', 'zeer-groot']).optional(),
  on: z.iso.date().optional(),
  sort: z.enum(['name', '-name', 'inhabitants', '-inhabitants']).default('name'),
});
export type OrganisationQuery = z.infer<typeof OrganisationQuery>;
