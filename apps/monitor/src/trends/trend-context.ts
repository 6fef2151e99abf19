import type { TrendDashboard, TrendDetail } from '@ido/api';
import { dutchList, type TrendContext } from '@ido/report';
import { texts } from '../texts';
import { unitOf } from '../wave/unit';
import { releaseWords } from './release-words';

type Answered = Pick<
  TrendDashboard | TrendDetail,
  'waves' | 'audience' | 'study' | 'filter' | 'dimensions' | 'panel' | 'organisation' | 'comparisons'
>;

/** What a drawing of these answers has to say about itself. */
export function trendContext(answer: Answered): TrendContext {
  return {
    waves: answer.waves,
    unit: unitOf(answer.audience),
    source: [answer.study.title, releaseWords(answer)].filter(Boolean).join('. '),
    selection: selectionWords(answer),
    organisation: answer.organisation?.name ?? null,
    comparisons: answer.comparisons,
  };
}

function selectionWords({ filter, dimensions, panel }: Answered): string {
  const parts = Object.entries(filter).map(([name, codes]) => {
    const dimension = dimensions.find((one) => one.name === name);
    const labels = codes.map((code) => dimension?.categories.find((one) => one.code === code)?.label ?? code);
    return `${(dimension?.title ?? name).toLowerCase()} ${dutchList(labels)}`;
  });
  if (panel === 'matched') parts.push(texts.trends.matched);
  return parts.length === 0 ? '' : texts.trends.selectionOf(parts.join('; '));
}
