import { z } from 'zod';

const name = z.string().min(1).max(100);

/** How a wave is weighted: by one fact of the register, or raked over several; classes taken together; no weight above so many times the mean. */
export const WeightingDefinition = z
  .object({
    method: z.enum(['class', 'raking']),
    variables: z.array(name).min(1).max(5),
    merged: z
      .array(z.object({ variable: name, code: name, into: name }))
      .max(100)
      .default([]),
    mostTimesMean: z.number().min(1.01).max(100).nullable().default(null),
  })
  .refine(({ method, variables }) => (method === 'class' ? variables.length === 1 : variables.length > 1), {
    error: 'Kies één kenmerk voor wegen per klasse, of twee of meer kenmerken',
    path: ['variables'],
  });
export type WeightingDefinition = z.infer<typeof WeightingDefinition>;

const FittedClass = z.object({
  code: z.string(),
  label: z.string(),
  population: z.number(),
  respondents: z.number().int(),
  weighted: z.number(),
});

/** How weights fit and how they are spread; 1 is the mean weight. */
export const WeightingFit = z.object({
  kind: z.literal('fitted'),
  populationN: z.number(),
  respondents: z.number().int(),
  /** Responses that count but of which a fact is not known: they have no weight. */
  withoutWeight: z.number().int(),
  /** Organisations of the population of which a fact is not known: they are left out. */
  unknownInPopulation: z.number().int(),
  passes: z.number().int(),
  spread: z.object({
    min: z.number(),
    max: z.number(),
    quantiles: z.object({ p5: z.number(), p25: z.number(), p50: z.number(), p75: z.number(), p95: z.number() }),
    histogram: z.array(z.object({ from: z.number(), to: z.number(), n: z.number().int() })),
  }),
  effectiveN: z.number(),
  designEffect: z.number(),
  trimmed: z.number().int(),
  margins: z.array(z.object({ variable: z.string(), title: z.string(), classes: z.array(FittedClass) })),
});
export type WeightingFit = z.infer<typeof WeightingFit>;

/** POST /waves/{wave}/weightings/preview: what fitting gives, or why it gives no weights. */
export const WeightingOutcome = z.discriminatedUnion('kind', [
  WeightingFit,
  z.object({
    kind: z.literal('empty-classes'),
    variable: z.string(),
    title: z.string(),
    classes: z.array(z.object({ code: z.string(), label: z.string(), population: z.number() })),
    /** What they can be taken together with. */
    others: z.array(z.object({ code: z.string(), label: z.string() })),
  }),
  z.object({
    kind: z.literal('not-converged'),
    variable: z.string(),
    title: z.string(),
    label: z.string(),
    reached: z.number(),
    total: z.number(),
  }),
  z.object({ kind: z.literal('bound-too-low') }),
  z.object({ kind: z.literal('no-respondents') }),
]);
export type WeightingOutcome = z.infer<typeof WeightingOutcome>;

/** POST /waves/{wave}/weightings: fits and keeps. With the key of a scheme it becomes a new version of it. */
export const SaveWeighting = z.object({
  key: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Gebruik kleine letters, cijfers en streepjes')
    .max(60)
    .refine((key) => key !== 'none', 'Dit woord betekent: zonder weging'),
  title: z.string().trim().min(3).max(100),
  definition: WeightingDefinition,
});
export type SaveWeighting = z.infer<typeof SaveWeighting>;

/** One fit of a scheme. It never changes. */
export const WeightingVersion = z.object({
  version: z.number().int(),
  definition: WeightingDefinition,
  fit: WeightingFit,
  author: z.string(),
  at: z.iso.datetime(),
});
export type WeightingVersion = z.infer<typeof WeightingVersion>;

/** A weighting scheme; versions from new to old. */
export const WeightingScheme = z.object({
  key: z.string(),
  title: z.string(),
  /** The version that is meant when none is named. */
  current: z.number().int(),
  versions: z.array(WeightingVersion),
});
export type WeightingScheme = z.infer<typeof WeightingScheme>;

/** GET /waves/{wave}/weightings: the schemes, and the facts that can be weighted by. */
export const Weightings = z.object({
  schemes: z.array(WeightingScheme),
  facts: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      classes: z.array(
        z.object({ code: z.string(), label: z.string(), population: z.number().int(), respondents: z.number().int() }),
      ),
    }),
  ),
});
export type Weightings = z.infer<typeof Weightings>;

/** PUT /waves/{wave}/weightings/{scheme}/current */
export const CurrentVersion = z.object({ version: z.number().int().min(1) });
export type CurrentVersion = z.infer<typeof CurrentVersion>;
