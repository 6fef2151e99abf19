import { z } from 'zod';

/** One field that is wrong, in an answer with status 400. */
export const FieldError = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** What every refusal looks like (RFC 9457). `type` is `urn:ido-monitor:problem:<code>`; title and detail are Dutch sentences that can be shown. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(FieldError).optional(),
  })
  .loose();
export type Problem = z.infer<typeof Problem>;
