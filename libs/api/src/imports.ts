import { z } from 'zod';

/** One refused cell. `row` counts records, the header is row 1; `column` is '' when the whole row is meant. */
export const ImportError = z.object({
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  detail: z.string(),
});
export type ImportError = z.infer<typeof ImportError>;

/** State and report of an import. `errors` holds the first thousand; all of them at `…/errors`. */
export const Import = z.object({
  id: z.uuid(),
  status: z.enum(['running', 'done', 'refused', 'failed']),
  dryRun: z.boolean(),
  partial: z.boolean(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  bytesTotal: z.number().nullable(),
  bytesRead: z.number(),
  rows: z.number().int(),
  /** Rows with nothing wrong. They are stored when `status` is `done` and it was no dry run. */
  accepted: z.number().int(),
  /** Numbers of the rows that were refused, at most the first thousand. */
  rejected: z.array(z.number().int()),
  errorCount: z.number().int(),
  errors: z.array(ImportError),
  detail: z.string().nullable(),
});
export type Import = z.infer<typeof Import>;
