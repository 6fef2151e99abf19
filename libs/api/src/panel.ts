import { z } from 'zod';

/** What an organisation did in a wave. `outside`: it was not in the population. */
export const PanelState = z.enum(['completed', 'started', 'declined', 'invited', 'none', 'outside']);
export type PanelState = z.infer<typeof PanelState>;

/** One organisation of today. */
export const PanelItem = z.object({
  code: z.string(),
  name: z.string(),
  province: z.string().nullable(),
  /** What merged into it, as far as the waves know it. */
  predecessors: z.array(z.object({ code: z.string(), name: z.string() })),
  /** In the order of `waves`. `by`: codes of the predecessors that answered, when it was not the organisation itself. */
  waves: z.array(z.object({ state: PanelState, by: z.array(z.string()) })),
});
export type PanelItem = z.infer<typeof PanelItem>;

/** From one wave to the following one, in organisations of today. */
export const Retention = z.object({
  from: z.string(),
  to: z.string(),
  /** Answered the earlier wave. */
  before: z.number().int(),
  /** Of those, in the population of the later wave: what the share is over. */
  asked: z.number().int(),
  /** Of those, answered the later wave as well. */
  again: z.number().int(),
  share: z.number().nullable(),
  /** Answered the later wave and not the earlier one. */
  fresh: z.number().int(),
});
export type Retention = z.infer<typeof Retention>;

/** GET /studies/{study}/panel: a page of organisations with which waves they answered. */
export const Panel = z.object({
  audience: z.string(),
  audiences: z.array(z.string()),
  waves: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      opensAt: z.iso.datetime().nullable(),
      population: z.number().int(),
      completed: z.number().int(),
    }),
  ),
  retention: z.array(Retention),
  /** Organisations that the search lets through. */
  total: z.number().int(),
  items: z.array(PanelItem),
  next: z.string().nullable(),
});
export type Panel = z.infer<typeof Panel>;
