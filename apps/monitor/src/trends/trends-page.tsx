import { Paragraph } from '@utrecht/component-library-react';
import { useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { PageSkeleton } from '../parts/skeleton';
import { useStudy } from '../studies/queries';
import { texts } from '../texts';
import { Dashboard } from './dashboard';
import { useOwnOrganisation } from './own-organisation';
import { useTrends } from './queries';
import { TrendsError } from './trends-error';
import { useTrendSelection } from './use-trend-selection';

/** What changed from wave to wave in a study; what is chosen stands in the address. */
export default function TrendsPage() {
  const { study: key = '' } = useParams();
  const [selection, change, search] = useTrendSelection();
  const study = useStudy(key);
  const trends = useTrends(key, selection);
  const error = study.error ?? trends.error;
  const own = useOwnOrganisation(trends.data, selection, change);
  if (error)
    return <TrendsError error={error} retry={() => void trends.refetch()} all={`/onderzoeken/${key}/trends`} />;
  if (!study.data || !trends.data) return <PageSkeleton />;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${key}`, label: study.data.title },
        ]}
      />
      <PageTitle>{texts.trends.titleOf(study.data.title)}</PageTitle>
      <Paragraph lead>{texts.trends.lead}</Paragraph>
      <div className="ido-trends" aria-busy={trends.isFetching}>
        <Dashboard
          answer={trends.data}
          selection={selection}
          onChange={change}
          own={own}
          pageOf={(trend) => `/onderzoeken/${key}/trends/${encodeURIComponent(trend)}${search}`}
        />
      </div>
    </>
  );
}
