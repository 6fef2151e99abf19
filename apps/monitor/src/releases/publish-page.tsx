import type { Wave } from '@ido/api';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { ErrorState } from '../parts/error-state';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { Skeleton } from '../parts/skeleton';
import { TextAreaField } from '../parts/text-area-field';
import { texts } from '../texts';
import { WaveRoom } from '../wave/wave-room';
import { useRelease, useReleases } from './queries';
import { ReleaseItem } from './release-item';

/** What was released of a wave, and releasing it. */
export default function PublishPage() {
  const { releases: said } = texts;
  return (
    <WaveRoom title={said.title} tab={said.tab}>
      {(wave) => (
        <>
          <Paragraph lead>{said.lead}</Paragraph>
          <ReleaseForm wave={wave} />
          <ReleaseList wave={wave} />
        </>
      )}
    </WaveRoom>
  );
}

function ReleaseForm({ wave }: { wave: Wave }) {
  const { releases: said } = texts;
  const release = useRelease(wave.key);
  const [note, setNote] = useState('');
  if (wave.role !== 'researcher') return null;
  if (wave.withoutMicrodata) return <Message type="info">{said.withoutMicrodata}</Message>;
  if (wave.status === 'draft' || wave.status === 'open') return <Message type="info">{said.stillOpen}</Message>;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    release.mutate({ note }, { onSuccess: () => setNote('') });
  };
  return (
    <form className="ido-panel ido-form" onSubmit={submit}>
      {release.data && <Message type="ok">{said.released(release.data.number)}</Message>}
      <Failure error={release.error} />
      <TextAreaField label={said.note} help={said.noteHelp} value={note} onChange={setNote} rows={3} maxLength={2000} />
      <p className="ido-quiet">{said.confirm}</p>
      <div className="ido-actions">
        <Button type="submit" appearance="primary-action-button" disabled={release.isPending}>
          {said.release}
        </Button>
      </div>
    </form>
  );
}

function ReleaseList({ wave }: { wave: Wave }) {
  const { releases: said } = texts;
  const releases = useReleases(wave.key);
  if (releases.error && !releases.data)
    return <ErrorState error={releases.error} retry={() => void releases.refetch()} />;
  return (
    <section className="ido-spaced" aria-labelledby="vrijgaven">
      <h2 id="vrijgaven" className="utrecht-heading-2">
        {said.listTitle}
      </h2>
      {!releases.data && <Skeleton lines={4} />}
      {releases.data?.length === 0 && <p className="ido-panel ido-empty">{said.none}</p>}
      {releases.data && releases.data.length > 0 && (
        <p>
          <Link className="utrecht-link utrecht-link--html-a" to={`/openbaar/${wave.study.key}`}>
            {said.publicLink}
          </Link>
        </p>
      )}
      <ol className="ido-releases">
        {releases.data?.map((release) => (
          <ReleaseItem key={release.number} wave={wave} release={release} />
        ))}
      </ol>
      <p>
        <Link className="utrecht-link utrecht-link--html-a" to="/verwijzing">
          {said.pasteTitle}
        </Link>
      </p>
    </section>
  );
}
