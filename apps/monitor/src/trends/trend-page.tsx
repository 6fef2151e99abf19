import { figureLabel } from '@ido/report';
import { useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useOwnOrganisation } from './own-organisation';
import { QuestionTrend } from './question-trend';
import { useTrend } from './queries';
import { TrendsError } from './trends-error';
import { useTrendSelection } from './use-trend-selection';

/** One question over waves: every answer as a line, every comparison with its test, and where a difference comes from. */
export default function TrendPage() {
  const { study = '', trend: key = '' } = useParams();
  const [selection, change, search] = useTrendSelection();
  const { data, error, refetch, isFetching } = useTrend(study, key, selection);
  const own = useOwnOrganisation(data, selection, change);
  const path = `/onderzoeken/${study}/trends`;
  if (error)
    return <TrendsError error={error} retry={() => void refetch()} all={`${path}/${encodeURIComponent(key)}`} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: `/onderzoeken/${study}`, label: data.study.title },
          { to: `${path}${search}`, label: texts.trends.back },
        ]}
      />
      <PageTitle>{figureLabel(data.title)}</PageTitle>
      <div className="ido-trends" aria-busy={isFetching}>
        <QuestionTrend answer={data} selection={selection} onChange={change} own={own} />
      </div>
    </>
  );
}
