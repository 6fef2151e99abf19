import { useParams } from 'react-router';
import { useOwnOrganisation } from './own-organisation';
import { useTrend } from './queries';
import { TrendFrame } from './trend-frame';
import { useTrendSelection } from './use-trend-selection';

/** One question over waves: every answer as a line, every comparison with its test, and where a difference comes from. */
export default function TrendPage() {
  const { study = '', trend: key = '' } = useParams();
  const [selection, change, search] = useTrendSelection();
  const trend = useTrend(study, key, selection);
  const own = useOwnOrganisation(trend.data, selection, change);
  return <TrendFrame root="/onderzoeken" {...{ search, trend, selection, own }} onChange={change} />;
}
