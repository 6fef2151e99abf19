import { figureLabel } from '@ido/report';
import { useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { QuestionTrend } from '../trends/question-trend';
import { usePublicTrend } from '../trends/queries';
import { TrendsError } from '../trends/trends-error';
import { useTrendSelection } from '../trends/use-trend-selection';

/** One question over what was released, for anybody: every answer as a line, every comparison with its test. */
export default function PublicTrendPage() {
  const { study = '', trend: key = '' } = useParams();
  const [selection, change, search] = useTrendSelection();
  const { data, error, refetch, isFetching } = usePublicTrend(study, key, selection);
  const path = `/openbaar/${study}/trends`;
  if (error)
    return <TrendsError error={error} retry={() => void refetch()} all={`${path}/${encodeURIComponent(key)}`} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: `/openbaar/${study}`, label: data.study.title },
          { to: `${path}${search}`, label: texts.trends.back },
        ]}
      />
      <PageTitle>{figureLabel(data.title)}</PageTitle>
      <div className="ido-trends" aria-busy={isFetching}>
        <QuestionTrend answer={data} selection={selection} onChange={change} />
      </div>
    </>
  );
}
