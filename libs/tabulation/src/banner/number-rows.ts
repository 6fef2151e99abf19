import { meanFpc, weightedMean, type MeanWithError } from '@ido/statistics';
import type { BannerNumberRow, NumberMeasure } from './banner-table';
import type { ColumnCounts, SectionInput } from './banner-input';
import type { BannerShape } from './banner-shape';
import { columnPopulation } from './column-population';
import { numberSummary } from './number-summary';

const MEASURES: readonly NumberMeasure[] = [
  'mean',
  'standardError',
  'low',
  'high',
  'sd',
  'min',
  'q1',
  'median',
  'q3',
  'max',
];
/** The mean and how far it can be off. */
const OF_MEAN: readonly NumberMeasure[] = ['mean', 'standardError', 'low', 'high'];

/**
 * What a number variable comes to in every column. Below `percentagesFrom` values there is none: a mean of a few would tell what each of them gave. No quantiles, and no
 * smallest and largest, for whoever is not in the study team: they are answers of single respondents. In a weighted table there is the weighted mean alone.
 */
export function numberRows({ columns }: SectionInput, shape: BannerShape): BannerNumberRow[] {
  if (!columns.some(({ values }) => values)) return [];
  const { weighting } = shape.options;
  const summaries = columns.map((column, place) => summaryOf(column, place, shape));
  const forReaders = columns.some(({ marks }) => marks);
  const told = forReaders || weighting ? OF_MEAN : MEASURES;
  return told.map((measure) => ({ measure, values: summaries.map((summary) => summary?.[measure] ?? null) }));
}

function summaryOf(
  { values, marks }: ColumnCounts,
  place: number,
  shape: BannerShape,
): Partial<Record<NumberMeasure, number | null>> | null {
  if (!values || marks?.group) return null;
  const { weighting, smallNumbers } = shape.options;
  const all = values.flat();
  const mean = weighting ? weightedMean(weighting.design, values) : meanFpc(all, columnPopulation(shape, place));
  if (mean.kind === 'noBase' || mean.n < smallNumbers.percentagesFrom) return null;
  return { ...(weighting ? {} : numberSummary(all)), ...errorOf(mean) };
}

function errorOf({ mean, standardError, interval }: MeanWithError) {
  const [low, high] = interval.kind === 'interval' ? [interval.low, interval.high] : [null, null];
  return {
    mean,
    standardError: standardError.kind === 'standardError' ? standardError.standardError : null,
    low,
    high,
  };
}
