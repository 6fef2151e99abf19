import { Paragraph } from '@utrecht/component-library-react';
import { useParams } from 'react-router';
import { isStatus } from '../api/problem-error';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { Dashboard } from '../trends/dashboard';
import { usePublicTrends } from '../trends/queries';
import { TrendsError } from '../trends/trends-error';
import { useTrendSelection } from '../trends/use-trend-selection';

/** What changed from wave to wave in what was released of a study, for anybody; what is chosen stands in the address. */
export default function PublicTrendsPage() {
  const { study = '' } = useParams();
  const [selection, change, search] = useTrendSelection();
  const trends = usePublicTrends(study, selection);
  const path = `/openbaar/${study}/trends`;
  if (isStatus(trends.error, 404)) {
    return (
      <>
        <PageTitle>{texts.trends.publicLink}</PageTitle>
        <Message type="info">{texts.published.notThere}</Message>
      </>
    );
  }
  if (trends.error) return <TrendsError error={trends.error} retry={() => void trends.refetch()} all={path} />;
  if (!trends.data) return <PageSkeleton />;
  return (
    <>
      <Breadcrumb trail={[{ to: `/openbaar/${study}`, label: trends.data.study.title }]} />
      <PageTitle>{texts.trends.publicTitleOf(trends.data.study.title)}</PageTitle>
      <Paragraph lead>{texts.trends.publicLead}</Paragraph>
      <div className="ido-trends" aria-busy={trends.isFetching}>
        <Dashboard
          answer={trends.data}
          selection={selection}
          onChange={change}
          pageOf={(trend) => `${path}/${encodeURIComponent(trend)}${search}`}
        />
      </div>
    </>
  );
}
