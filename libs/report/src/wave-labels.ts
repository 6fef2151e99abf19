const year = new Intl.DateTimeFormat('nl-NL', { year: 'numeric', timeZone: 'Europe/Amsterdam' });
const month = new Intl.DateTimeFormat('nl-NL', { month: 'short', year: 'numeric', timeZone: 'Europe/Amsterdam' });

/**
 * Short labels for waves on an axis: the year in which each opened; `okt. 2024` where two are of one year; the title of one without a date.
 * Waves that would still be called the same get their title.
 */
export function waveLabels(waves: readonly { readonly title: string; readonly opensAt: string | null }[]): string[] {
  const labelled = (format: Intl.DateTimeFormat) =>
    waves.map(({ opensAt, title }) => (opensAt === null ? title : format.format(new Date(opensAt))));
  const unique = (labels: readonly string[], at: number) => labels.filter((label) => label === labels[at]).length === 1;
  const years = labelled(year);
  const months = labelled(month);
  return waves.map(({ title }, at) => (unique(years, at) ? years[at]! : unique(months, at) ? months[at]! : title));
}
