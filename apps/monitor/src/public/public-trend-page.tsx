import { useParams } from 'react-router';
import { usePublicTrend } from '../trends/queries';
import { TrendFrame } from '../trends/trend-frame';
import { useTrendSelection } from '../trends/use-trend-selection';

/** One question over what was released, for anybody: every answer as a line, every comparison with its test. */
export default function PublicTrendPage() {
  const { study = '', trend: key = '' } = useParams();
  const [selection, change, search] = useTrendSelection();
  const trend = usePublicTrend(study, key, selection);
  return <TrendFrame root="/openbaar" {...{ search, trend, selection }} onChange={change} />;
}
