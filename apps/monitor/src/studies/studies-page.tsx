import { Paragraph } from '@utrecht/component-library-react';
import { dutchNumber } from '@ido/report';
import { Link } from 'react-router';
import { PageTitle } from '../layout/page-title';
import { ErrorState } from '../parts/error-state';
import { Skeleton } from '../parts/skeleton';
import { NewStudy } from '../new-wave/new-study';
import { useSession } from '../session/session';
import { texts } from '../texts';
import { useStudies } from './queries';

/** The studies that the user may see. */
export default function StudiesPage() {
  const studies = useStudies();
  const administrator = useSession().data?.user?.administrator ?? false;
  if (studies.error && !studies.data) return <ErrorState error={studies.error} retry={() => void studies.refetch()} />;
  return (
    <>
      <PageTitle>{texts.studies.title}</PageTitle>
      {administrator && <NewStudy />}
      {!studies.data && (
        <div className="ido-panel" aria-busy="true">
          <Skeleton lines={3} />
        </div>
      )}
      {studies.data?.length === 0 && (
        <div className="ido-panel ido-empty">
          <p>
            <strong>{texts.studies.empty}</strong>
          </p>
          <p>{administrator ? texts.studies.emptyHelpAdministrator : texts.studies.emptyHelp}</p>
        </div>
      )}
      <ul className="ido-list">
        {studies.data?.map((study) => (
          <li key={study.key} className="ido-panel">
            <h2 className="utrecht-heading-3">
              <Link className="utrecht-link utrecht-link--html-a" to={`/onderzoeken/${study.key}`}>
                {study.title}
              </Link>
            </h2>
            {study.description && <Paragraph>{study.description}</Paragraph>}
            <p className="ido-quiet">{texts.studies.waves(dutchNumber(study.waves))}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
