import type { Wave } from '@ido/api';
import { responseSentence } from '@ido/report';
import { useState } from 'react';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { unitOf } from '../wave/unit';
import { WaveRoom } from '../wave/wave-room';
import { ClassTables } from './classes';
import { Closing } from './closing';
import { Curve } from './curve';
import { useLiveProgress } from './live-progress';
import { Numbers } from './numbers';
import { Organisations } from './organisations';
import { useProgress } from './queries';
import { Stops } from './stops';
import { Targets } from './targets';

/** How the fieldwork of a wave goes, while it goes. */
export default function FieldworkPage() {
  return (
    <WaveRoom title={texts.watching.title} tab={texts.watching.titleOf}>
      {(wave) => <Fieldwork wave={wave} />}
    </WaveRoom>
  );
}

function Fieldwork({ wave }: { wave: Wave }) {
  const unit = unitOf(wave.audience);
  const live = useLiveProgress(wave.key);
  const { data: progress, error, refetch } = useProgress(wave.key, live);
  if (!progress) {
    if (error) return <ErrorState error={error} retry={() => void refetch()} />;
    return (
      <div className="ido-panel" aria-busy="true">
        <Skeleton lines={6} height={32} />
      </div>
    );
  }
  return (
    <>
      {error ? <Message type="warning">{texts.problems.stale}</Message> : null}
      <Numbers progress={progress} unit={unit} live={live} />
      <News sentence={responseSentence(progress.counts.completed, progress.population, unit)} />
      <Curve progress={progress} unit={unit} />
      <Targets wave={wave} progress={progress} />
      <ClassTables classes={progress.classes} />
      <Stops wave={wave.key} />
      <Closing wave={wave} progress={progress} />
      {progress.population === null ? (
        <p className="ido-panel ido-empty">{texts.watching.noOrganisations}</p>
      ) : (
        <Organisations wave={wave} classes={progress.classes} />
      )}
    </>
  );
}

/** Says a new number of completed responses, once, for who cannot see it change. */
function News({ sentence }: { sentence: string }) {
  const [first] = useState(sentence);
  return (
    <p className="ido-hidden" role="status">
      {sentence === first ? '' : texts.wave.updated(sentence)}
    </p>
  );
}
