import type { Wave, WaveStatus } from '@ido/api';
import { dutchDate, dutchLastDay, dutchNumber, responseSentence } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Confirmation } from '../parts/confirmation';
import { Message } from '../parts/message';
import { StatusLabel } from '../parts/status-label';
import { WithoutMicrodata } from '../published/published-wave';
import { texts } from '../texts';
import { useChangeWave } from './queries';

/** How far the wave is, and for researchers the buttons to open and close it. */
export function WaveState({ wave, unit }: { wave: Wave; unit: string }) {
  return (
    <section className="ido-panel ido-state" aria-label={texts.wave.response}>
      <div className="ido-state__main">
        <p className="ido-state__response">
          <span className="ido-quiet">{texts.wave.response}</span>
          <strong>{responseSentence(wave.completed, wave.population, unit)}</strong>
        </p>
        {wave.population !== null && wave.population > 0 && (
          <progress
            className="ido-meter"
            value={wave.completed}
            max={wave.population}
            aria-label={texts.wave.response}
          />
        )}
      </div>
      <dl className="ido-facts">
        <Fact term={texts.studies.state}>
          <StatusLabel status={wave.status} /> {wave.withoutMicrodata && <WithoutMicrodata />}
        </Fact>
        <Fact term={texts.wave.opens}>{wave.opensAt ? dutchDate(wave.opensAt) : texts.unknownDate}</Fact>
        <Fact term={texts.wave.closes}>{wave.closesAt ? dutchLastDay(wave.closesAt) : texts.unknownDate}</Fact>
        {!wave.withoutMicrodata && (
          <Fact term={texts.wave.inProgress}>
            {texts.wave.inProgressOf(dutchNumber(wave.started), dutchNumber(wave.completed))}
          </Fact>
        )}
        <Fact term={texts.wave.questionnaire}>
          {texts.wave.questionnaireVersion(wave.questionnaire.title, wave.questionnaire.version)}
        </Fact>
      </dl>
      {wave.role === 'researcher' && !wave.withoutMicrodata && <WaveActions wave={wave} />}
    </section>
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

/** What may follow a state on this page; publishing has its own room. */
const NEXT: Partial<Record<WaveStatus, WaveStatus>> = { draft: 'open', open: 'closed', closed: 'open' };

function WaveActions({ wave }: { wave: Wave }) {
  const [asking, setAsking] = useState(false);
  const change = useChangeWave(wave.key);
  const next = NEXT[wave.status];
  const opens = next === 'open';
  const label = !opens ? texts.wave.closeWave : wave.status === 'draft' ? texts.wave.open : texts.wave.reopen;
  const done = change.data?.status === wave.status;
  return (
    <div className="ido-actions ido-state__actions">
      <Link
        className="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action"
        to={`/metingen/${wave.key}/import`}
      >
        {texts.wave.import}
      </Link>
      {wave.status !== 'draft' && (
        <Link
          className="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action"
          to={`/metingen/${wave.key}/volgende`}
        >
          {texts.series.next.title}
        </Link>
      )}
      {next && (
        <Button appearance="secondary-action-button" onClick={() => setAsking(true)}>
          {label}
        </Button>
      )}
      {done && !asking && <Message type="ok">{wave.status === 'open' ? texts.wave.opened : texts.wave.closed}</Message>}
      {asking && next && (
        <Confirmation
          title={opens ? texts.wave.openTitle(wave.title) : texts.wave.closeTitle(wave.title)}
          confirm={label}
          danger={!opens}
          busy={change.isPending}
          error={change.error}
          onCancel={() => {
            setAsking(false);
            change.reset();
          }}
          onConfirm={() => change.mutate({ status: next }, { onSuccess: () => setAsking(false) })}
        >
          {opens ? openingSentences(wave) : closingSentences(wave)}
        </Confirmation>
      )}
    </div>
  );
}

/** What opening does, to whom. Without invitations there is nobody to count. */
function openingSentences({ invited, openAccess }: Wave): string {
  if (openAccess) return texts.wave.openExplains;
  return `${texts.wave.openExplains} ${texts.wave.openInvited(dutchNumber(invited))}`;
}

/** What closing does, to whom, and what happens to unfinished answers. */
function closingSentences({ started, completed }: Wave): string {
  const drafts = Math.max(0, started - completed);
  if (drafts === 0) return texts.wave.closeExplains;
  return `${texts.wave.closeExplains} ${texts.wave.closeDrafts(dutchNumber(drafts))}`;
}
