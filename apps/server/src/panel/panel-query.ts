import { z } from 'zod';
import { PageQuery } from '../http/paging';

/** What a panel can be asked. */
export const PanelQuery = PageQuery.extend({
  search: z.string().max(200).optional().describe('Words of the name, the code or the name of a merged organisation'),
  audience: z.string().max(100).optional().describe('Audience of the waves; the first one without'),
});
export type PanelQuery = z.infer<typeof PanelQuery>;
