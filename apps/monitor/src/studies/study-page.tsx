import type { Wave } from '@ido/api';
import { dutchDate, dutchLastDay, dutchNumber, responseSentence } from '@ido/report';
import { Paragraph } from '@utrecht/component-library-react';
import { Link, useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { ErrorState } from '../parts/error-state';
import { PageSkeleton, Skeleton } from '../parts/skeleton';
import { StatusLabel } from '../parts/status-label';
import { WithoutMicrodata } from '../published/published-wave';
import { texts } from '../texts';
import { unitOf } from '../wave/unit';
import { useStudy, useWaves } from './queries';

/** A study as a row of waves. */
export default function StudyPage() {
  const { study: key = '' } = useParams();
  const study = useStudy(key);
  const waves = useWaves(key);
  const error = study.error ?? (waves.data ? null : waves.error);
  if (error && !study.data) return <ErrorState error={error} retry={() => void study.refetch()} />;
  if (!study.data) return <PageSkeleton />;
  return (
    <>
      <Breadcrumb trail={[{ to: '/onderzoeken', label: texts.studies.title }]} />
      <PageTitle>{study.data.title}</PageTitle>
      {study.data.description && <Paragraph lead>{study.data.description}</Paragraph>}
      <StudyLinks study={key} researcher={study.data.role === 'researcher'} />
      <h2 className="utrecht-heading-2">{texts.studies.wavesTitle}</h2>
      {error ? <ErrorState error={error} retry={() => void waves.refetch()} /> : null}
      {!waves.data && !error && <Skeleton lines={6} />}
      {waves.data?.length === 0 && <p className="ido-panel ido-empty">{texts.studies.noWaves}</p>}
      <ol className="ido-waves">
        {waves.data?.map((wave) => (
          <WaveCard key={wave.key} wave={wave} />
        ))}
      </ol>
    </>
  );
}

/** What is looked at and done over the waves of a study. */
function StudyLinks({ study, researcher }: { study: string; researcher: boolean }) {
  const { series } = texts;
  const className = 'utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action';
  return (
    <p className="ido-actions">
      <Link className={className} to={`/onderzoeken/${study}/trends`}>
        {texts.trends.link}
      </Link>
      <Link className={className} to={`/onderzoeken/${study}/bevindingen`}>
        {texts.findings.link}
      </Link>
      {researcher && (
        <>
          <Link className={className} to={`/onderzoeken/${study}/nieuwe-meting`}>
            {texts.newWave.link}
          </Link>
          <Link className={className} to={`/onderzoeken/${study}/panel`}>
            {series.panel.link}
          </Link>
          <Link className={className} to={`/onderzoeken/${study}/tabel-uit-rapport`}>
            {series.published.link}
          </Link>
          <Link className={className} to={`/onderzoeken/${study}/kleine-aantallen`}>
            {texts.smallNumbers.link}
          </Link>
        </>
      )}
    </p>
  );
}

function WaveCard({ wave }: { wave: Wave }) {
  const unit = unitOf(wave.audience);
  return (
    <li className="ido-panel ido-wave">
      <h3 className="utrecht-heading-4">
        <Link className="utrecht-link utrecht-link--html-a" to={`/metingen/${wave.key}`}>
          {wave.title}
        </Link>
      </h3>
      <p>
        <StatusLabel status={wave.status} /> {wave.withoutMicrodata && <WithoutMicrodata />}
      </p>
      <p className="ido-wave__response">{responseSentence(wave.completed, wave.population, unit)}</p>
      <dl className="ido-facts ido-facts--rows">
        <Fact term={texts.studies.period}>{periodOf(wave)}</Fact>
        <Fact term={texts.studies.population}>
          {wave.population === null ? texts.studies.noPopulation : `${dutchNumber(wave.population)} ${unit}`}
        </Fact>
        {!wave.openAccess && !wave.withoutMicrodata && (
          <Fact term={texts.studies.invited}>{dutchNumber(wave.invited)}</Fact>
        )}
        {!wave.withoutMicrodata && <Fact term={texts.studies.started}>{dutchNumber(wave.started)}</Fact>}
        <Fact term={texts.studies.completed}>{dutchNumber(wave.completed)}</Fact>
      </dl>
      {wave.syntheticNote && <p className="ido-card__synthetic">{texts.wave.synthetic(wave.syntheticNote)}</p>}
    </li>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function periodOf({ opensAt, closesAt }: Wave): string {
  if (opensAt === null && closesAt === null) return texts.unknownDate;
  if (closesAt === null) return texts.studies.from(dutchDate(opensAt ?? ''));
  if (opensAt === null) return texts.studies.until(dutchLastDay(closesAt));
  return texts.studies.between(dutchDate(opensAt), dutchLastDay(closesAt));
}
