import { dutchDate, responseSentence } from '@ido/report';
import { Paragraph } from '@utrecht/component-library-react';
import { Link, useParams } from 'react-router';
import { isStatus } from '../api/problem-error';
import { PageTitle } from '../layout/page-title';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { unitOf } from '../wave/unit';
import { usePublicStudy } from './queries';

/** A study for anybody: the waves that were released. */
export default function PublicStudyPage() {
  const { study: key = '' } = useParams();
  const study = usePublicStudy(key);
  const { published: said } = texts;
  if (isStatus(study.error, 404)) {
    return (
      <>
        <PageTitle>{said.waves}</PageTitle>
        <Message type="info">{said.notThere}</Message>
      </>
    );
  }
  if (study.error && !study.data) return <ErrorState error={study.error} retry={() => void study.refetch()} />;
  if (!study.data) return <PageSkeleton />;
  return (
    <>
      <PageTitle>{study.data.title}</PageTitle>
      {study.data.description && <Paragraph lead>{study.data.description}</Paragraph>}
      <p>{said.studyLead}</p>
      <p className="ido-actions">
        <Link
          className="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action"
          to={`/openbaar/${key}/trends`}
        >
          {texts.trends.publicLink}
        </Link>
      </p>
      <h2 className="utrecht-heading-2">{said.waves}</h2>
      <ol className="ido-waves">
        {study.data.waves.map((wave) => (
          <li key={wave.key} className="ido-panel ido-wave">
            <h3 className="utrecht-heading-4">
              <Link className="utrecht-link utrecht-link--html-a" to={`/openbaar/${key}/${wave.key}`}>
                {wave.title}
              </Link>
            </h3>
            {wave.release.responses !== null && (
              <p className="ido-wave__response">
                {responseSentence(wave.release.responses, wave.population, unitOf(wave.audience))}
              </p>
            )}
            <p>{said.released(dutchDate(wave.release.at), wave.release.number)}</p>
            {wave.syntheticNote && <p className="ido-card__synthetic">{texts.wave.synthetic(wave.syntheticNote)}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
