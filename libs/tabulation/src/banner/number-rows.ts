import type { BannerNumberRow, NumberMeasure } from './banner-table';
import type { BannerOptions, SectionInput } from './banner-input';
import { numberSummary } from './number-summary';

const MEASURES: readonly NumberMeasure[] = ['mean', 'sd', 'min', 'q1', 'median', 'q3', 'max'];

/**
 * What a number variable comes to in every column. Below `percentagesFrom` values there is none: a mean of a few would tell what each of them gave. No quantiles, and no
 * smallest and largest, for whoever is not in the study team: they are answers of single respondents.
 */
export function numberRows({ columns }: SectionInput, { smallNumbers }: BannerOptions): BannerNumberRow[] {
  if (!columns.some(({ values }) => values)) return [];
  const summaries = columns.map(({ values, marks }) => {
    if (!values || marks?.group) return null;
    const summary = numberSummary(values);
    return summary.kind === 'summary' && summary.n >= smallNumbers.percentagesFrom ? summary : null;
  });
  const forReaders = columns.some(({ marks }) => marks);
  const told = forReaders ? MEASURES.filter((measure) => measure === 'mean') : MEASURES;
  return told.map((measure) => ({ measure, values: summaries.map((summary) => summary?.[measure] ?? null) }));
}
