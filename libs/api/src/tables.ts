import { z } from 'zod';
import { Dimension } from './figures';

const count = z.number().int().nullable();
const suppressed = z.enum(['primary', 'secondary']).optional();

/** One row in one column. `why` says why there is no percentage; `higherThan` names columns by their letter. */
export const TableCell = z.object({
  count,
  weighted: z.number().nullable().optional(),
  share: z.number().nullable(),
  percentage: z.number().int().nullable(),
  why: z.enum(['noBase', 'small', 'leftOut', 'suppressed']).optional(),
  suppressed,
  higherThan: z.array(z.string()),
  residual: z.number().nullable(),
});
export type TableCell = z.infer<typeof TableCell>;

/** n of a column; in a weighted table also the sum of weights and the effective n. */
export const TableBase = z.object({
  n: count,
  weighted: z.number().nullable().optional(),
  effectiveN: z.number().nullable().optional(),
  suppressed,
});
export type TableBase = z.infer<typeof TableBase>;

export const TableTest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('chiSquare'),
    statistic: z.number(),
    df: z.number().int(),
    p: z.number(),
    n: z.number().int(),
    cramersV: z.number(),
    smallExpected: z.boolean(),
  }),
  /** Where the expected counts are too small for chi-square. */
  z.object({ kind: z.literal('fisher'), p: z.number(), n: z.number().int(), cramersV: z.number() }),
  /** Of a weighted table; `n` without weights. */
  z.object({
    kind: z.literal('raoScott'),
    f: z.number(),
    numeratorDf: z.number(),
    denominatorDf: z.number(),
    p: z.number(),
    n: z.number().int(),
    cramersV: z.number(),
    smallExpected: z.boolean(),
  }),
  z.object({
    kind: z.literal('notTested'),
    why: z.enum([
      'multipleRows',
      'overlappingColumns',
      'withheld',
      'oneCategory',
      'noBase',
      'number',
      'smallExpected',
      'tooLarge',
      'noSpread',
    ]),
  }),
]);
export type TableTest = z.infer<typeof TableTest>;

export const TableColumn = z.object({
  block: z.number().int().nullable(),
  code: z.string(),
  label: z.string(),
  net: z.boolean(),
  letter: z.string().nullable(),
});
export type TableColumn = z.infer<typeof TableColumn>;

export const TableRow = z.object({
  code: z.string(),
  label: z.string(),
  kind: z.enum(['substantive', 'other', 'dontKnow', 'net']),
  cells: z.array(TableCell),
});
export type TableRow = z.infer<typeof TableRow>;

/** One row variable; `bases` one per column, `tests` one per block. */
export const TableSection = z.object({
  name: z.string(),
  title: z.string(),
  type: z.enum(['single', 'multiple', 'number', 'text', 'date']),
  bases: z.array(TableBase),
  rows: z.array(TableRow),
  numbers: z.array(
    z.object({
      /** `low` and `high`: the 95% interval of the mean. */
      measure: z.enum(['mean', 'standardError', 'low', 'high', 'sd', 'min', 'q1', 'median', 'q3', 'max']),
      values: z.array(z.number().nullable()),
    }),
  ),
  tests: z.array(TableTest),
});
export type TableSection = z.infer<typeof TableSection>;

/** Crossings of several variables: what page and files show. */
export const BannerTable = z.object({
  percent: z.enum(['column', 'row', 'total', 'none']),
  columns: z.array(TableColumn),
  blocks: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      overlapping: z.boolean(),
      first: z.number().int(),
      length: z.number().int(),
    }),
  ),
  sections: z.array(TableSection),
  weighting: z.string().nullable(),
  notes: z.array(z.string()),
});
export type BannerTable = z.infer<typeof BannerTable>;

/** A variable that can stand in the rows: also a number, which has no categories. */
export const TableVariable = Dimension.extend({
  type: z.enum(['single', 'multiple', 'number', 'text', 'date']),
});
export type TableVariable = z.infer<typeof TableVariable>;

/** GET /waves/{wave}/tables */
export const WaveTable = z.object({
  wave: z.string(),
  /** Where it comes from, to be pasted back; null when it cannot be made again. */
  reference: z.string().nullable(),
  /** The earlier state that was asked for; null: as it is now. */
  asOf: z.string().nullable(),
  population: z.number().int().nullable(),
  responses: z.number().int().nullable(),
  syntheticNote: z.string().nullable(),
  questionnaire: z.object({ key: z.string(), version: z.number().int() }),
  /** The whole filter in words; null without one. */
  where: z.string().nullable(),
  weights: z.string(),
  variables: z.array(TableVariable),
  dimensions: z.array(Dimension),
  table: BannerTable.nullable(),
});
export type WaveTable = z.infer<typeof WaveTable>;

/** GET /waves/{wave}/crosstabs/{row}/{column} */
export const Crosstab = z.object({
  wave: z.string(),
  /** Where it comes from, to be pasted back; null when it cannot be made again. */
  reference: z.string().nullable(),
  /** The earlier state that was asked for; null: as it is now. */
  asOf: z.string().nullable(),
  row: z.object({ name: z.string(), title: z.string() }),
  column: z.object({ name: z.string(), title: z.string() }),
  /** Respondents with an answer on the row variable, in any column or none; null when withheld. */
  n: count,
  percent: z.enum(['column', 'row', 'total', 'none']),
  columns: z.array(z.object({ code: z.string(), label: z.string(), letter: z.string().nullable(), base: TableBase })),
  rows: z.array(z.object({ code: z.string(), label: z.string(), total: TableCell, cells: z.array(TableCell) })),
  /** By row, then column; null without a test. */
  adjustedResiduals: z.array(z.array(z.number().nullable())).nullable(),
  test: TableTest,
  /** The p-value of the test; null without one. */
  p: z.number().nullable(),
  note: z.string(),
});
export type Crosstab = z.infer<typeof Crosstab>;

/** A table that was kept under a name: what it shows is in `query`, the part of the address after the question mark. */
export const SavedTable = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  owner: z.string(),
  /** Whether the reader may rename and delete it. */
  mine: z.boolean(),
  savedAt: z.iso.datetime(),
});
export type SavedTable = z.infer<typeof SavedTable>;

export const SaveTable = z.strictObject({
  name: z.string().trim().min(1).max(120),
  query: z.string().max(6_000),
});
export type SaveTable = z.infer<typeof SaveTable>;

/** Another name, or what it shows. */
export const ChangeSavedTable = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  query: z.string().max(6_000).optional(),
});
export type ChangeSavedTable = z.infer<typeof ChangeSavedTable>;
