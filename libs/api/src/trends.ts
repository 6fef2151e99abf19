import { z } from 'zod';
import { Dimension, VariableBreakdown } from './figures';

const Interval = z.tuple([z.number(), z.number()]);
const count = z.number().int().nullable();

export const TrendMethod = z.enum(['score', 'fisher', 'mcnemar', 'mcnemarExact', 'everybody']);
export type TrendMethod = z.infer<typeof TrendMethod>;

/** A difference that was tested, second minus first, in percentage points. */
export const TrendTest = z.object({
  difference: z.number(),
  /** 95%; null when everybody answered. */
  interval: Interval.nullable(),
  p: z.number().nullable(),
  method: TrendMethod,
  n1: z.number().int(),
  n2: z.number().int(),
  /** Of pairs: chose it only the second time, only the first time. */
  gained: z.number().int().optional(),
  lost: z.number().int().optional(),
});
export type TrendTest = z.infer<typeof TrendTest>;

/** One category between two waves. */
export const TrendComparison = z.object({
  code: z.string(),
  label: z.string(),
  difference: z.number().nullable().describe('Percentage points, over everybody who answered; null when not compared'),
  interval: Interval.nullable().describe('Of that difference; the one of a paired test is in `paired`'),
  test: z
    .enum(['paired', 'unpaired'])
    .nullable()
    .describe('What decides whether it is chance: `paired` or `everybody`, with the interval there'),
  method: TrendMethod.nullable().describe('Of the test that decides, as is p'),
  p: z.number().nullable(),
  /** After Holm's correction for all comparisons of the page. */
  correctedP: z.number().nullable(),
  beyondChance: z.boolean(),
  notCompared: z.enum(['notComparable', 'smallBase', 'withheld']).nullable(),
  /** Everybody who answered, as independent groups. */
  everybody: TrendTest.nullable(),
  /** Organisations that answered both waves. */
  paired: TrendTest.nullable(),
  /** Responses of one of the waves only. */
  others: TrendTest.nullable(),
  /** Percentage points; `stayers` + `others` = `total`. */
  decomposition: z.object({ total: z.number(), stayers: z.number(), others: z.number() }).nullable(),
});
export type TrendComparison = z.infer<typeof TrendComparison>;

/** Two waves of a trend. */
export const TrendPair = z.object({
  from: z.string(),
  to: z.string(),
  /** False: the first and the last of more than two. */
  consecutive: z.boolean(),
  join: z.enum(['same', 'reworded', 'recoded', 'broken']),
  /** Of a break. */
  reason: z.enum(['notLinked', 'noCategoryLinked']).nullable(),
  /** Whether a researcher confirmed how the questions are linked. */
  confirmed: z.boolean(),
  note: z.string(),
  /** Organisations that answered the question in both; null when unknown or withheld. */
  pairs: count,
  /** Organisations whose answers in one wave differ (merged since), so that they are no pair. */
  divided: count,
  pairsWithheld: z.boolean(),
  comparisons: z.array(TrendComparison),
});
export type TrendPair = z.infer<typeof TrendPair>;

export const TrendFigure = z.object({
  code: z.string(),
  /** False: nothing in this wave counts as it. */
  comparable: z.boolean(),
  count,
  share: z.number().nullable(),
  percentage: z.number().int().nullable(),
  interval: Interval.nullable(),
});
export type TrendFigure = z.infer<typeof TrendFigure>;

/** One wave of a trend. */
export const TrendPoint = z.object({
  wave: z.string(),
  /** Who answered; null when withheld. */
  n: count,
  population: count,
  suppressed: z.enum(['primary', 'secondary']).optional(),
  figures: z.array(TrendFigure),
  /** Codes that the organisation beside it chose; null when it did not answer, or its merged predecessors differ. */
  own: z.array(z.string()).nullable(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** One question over waves. */
export const Trend = z.object({
  key: z.string(),
  title: z.string(),
  type: VariableBreakdown.shape.type,
  role: VariableBreakdown.shape.role,
  /** What the lines are of. */
  categories: z.array(
    z.object({ code: z.string(), label: z.string(), kind: z.enum(['substantive', 'other', 'dontKnow']) }),
  ),
  /** The category that stands for the question where there is room for one. */
  headline: z.string().nullable(),
  /** From old to new; waves that did not ask it are left out. */
  points: z.array(TrendPoint),
  pairs: z.array(TrendPair),
});
export type Trend = z.infer<typeof Trend>;

/** A wave of the trends of a study, from old to new. */
export const TrendWave = z.object({
  key: z.string(),
  title: z.string(),
  /** Short, for an axis: `2024`, or `okt. 2024` when there are more of that year. */
  label: z.string(),
  opensAt: z.iso.datetime().nullable(),
  population: count,
  /** Who sent in, as far as the filter goes; null when withheld. */
  responses: count,
  /** False: figures from a report, without answers. */
  microdata: z.boolean(),
  /** The release that the figures are read from; null: they are as they are now. */
  release: z.object({ number: z.number().int(), at: z.iso.datetime() }).nullable(),
  syntheticNote: z.string().nullable(),
});
export type TrendWave = z.infer<typeof TrendWave>;

const common = {
  study: z.object({ key: z.string(), title: z.string() }),
  audience: z.string(),
  audiences: z.array(z.string()),
  panel: z.enum(['all', 'matched']),
  filter: z.record(z.string(), z.array(z.string())),
  dimensions: z.array(Dimension),
  /** The organisation that is laid beside it. */
  organisation: z.object({ code: z.string(), name: z.string() }).nullable(),
  /** Whom the user may lay beside it; empty: nobody. */
  organisations: z.array(z.object({ code: z.string(), name: z.string() })),
  waves: z.array(TrendWave),
  /** How many comparisons the p-values are corrected for, together. */
  comparisons: z.number().int(),
};

/** A province in the last wave with answers. */
export const ProvinceTile = z.object({
  code: z.string(),
  population: z.number().int(),
  /** Organisations that sent in; null when withheld. */
  completed: count,
  n: count,
  count,
  share: z.number().nullable(),
  percentage: z.number().int().nullable(),
});
export type ProvinceTile = z.infer<typeof ProvinceTile>;

/** GET /studies/{study}/trends and /public/studies/{study}/trends: the dashboard. Per question the tests of its headline, of consecutive waves. */
export const TrendDashboard = z.object({
  ...common,
  /** Of the last wave with answers, in a sentence: "151 van 342 gemeenten, 44%; grote gemeenten oververtegenwoordigd". */
  response: z.string(),
  /** What changed most beyond chance since the wave before, in Dutch; or that nothing did. */
  sentences: z.array(z.string()),
  trends: z.array(Trend),
  /** Provinces of the last wave with the headline of one question; null when it knows none. */
  tiles: z
    .object({ wave: z.string(), trend: z.string(), category: z.string(), provinces: z.array(ProvinceTile) })
    .nullable(),
});
export type TrendDashboard = z.infer<typeof TrendDashboard>;

/** GET /studies/{study}/trends/{trendKey}, and the same below /public: one question, every category, with the breakdown of each wave. */
export const TrendDetail = z.object({
  ...common,
  ...Trend.shape,
  /**
   * To be pasted back: gives the same figures, whatever came in since: the state of every wave, how they are linked, what was asked. Null when that cannot be
   * made again (a wave that is too large), and for figures that were released, which do not change.
   */
  reference: z.string().nullable(),
  /** The earlier state that was asked for; null: as it is now. */
  asOf: z.string().nullable(),
  points: z.array(TrendPoint.extend({ breakdown: VariableBreakdown.nullable() })),
});
export type TrendDetail = z.infer<typeof TrendDetail>;
