import type { TrendDashboard } from '@ido/api';
import { dutchDate, dutchList } from '@ido/report';
import { texts } from '../texts';

/** Whether these are figures that were released, and not those of now. */
export function isReleased({ waves }: Pick<TrendDashboard, 'waves'>): boolean {
  return waves.some(({ release }) => release !== null);
}

/** When each wave was released: "2022 op 3 oktober 2022 (vrijgave 1) en 2024 op …"; empty for figures of now. */
export function releaseWords({ waves }: Pick<TrendDashboard, 'waves'>): string {
  const parts = waves.flatMap(({ label, release }) =>
    release ? [texts.trends.releaseOf(label, dutchDate(release.at), release.number)] : [],
  );
  return parts.length === 0 ? '' : texts.trends.releasedOn(dutchList(parts));
}
