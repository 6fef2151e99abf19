import type { TrendDashboard } from '@ido/api';
import { provinces, sizeClasses, sizeClassLabels } from '@ido/catalogue';
import { isOpen } from './open-trends';
import { sizeLimitsOf, type TrendSource } from './trend-source';
import type { TrendsFor } from './trends-for';

/** The facts that trends can be filtered by and that are open to whom they are for, in every wave; size classes are called as in the last one. */
export function trendDimensions(sources: readonly TrendSource[], asked: TrendsFor): TrendDashboard['dimensions'] {
  const last = sources.at(-1);
  const sizes: Readonly<Record<string, string>> = sizeClassLabels(last && sizeLimitsOf(last));
  const type = 'single' as const;
  return [
    { name: 'province', title: 'Provincie', type, categories: provinces.map((code) => ({ code, label: code })) },
    {
      name: 'sizeClass',
      title: 'Grootte van de gemeente',
      type,
      categories: sizeClasses.map((code) => ({ code, label: sizes[code] ?? code })),
    },
  ].filter(({ name }) => sources.every((source) => isOpen(source, asked, name)));
}
