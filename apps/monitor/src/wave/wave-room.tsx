import type { Wave } from '@ido/api';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { SyntheticNote } from '../layout/synthetic-note';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useWave } from './queries';
import { Rooms } from './rooms';

interface WaveRoomProps {
  readonly title: string;
  /** Title of the tab, given the wave's title. */
  readonly tab: (wave: string) => string;
  readonly children: (wave: Wave) => ReactNode;
}

/** What every room of a wave stands in: the way up, the title, the other rooms; loading and errors. */
export function WaveRoom({ title, tab, children }: WaveRoomProps) {
  const { wave: key = '' } = useParams();
  const wave = useWave(key);
  if (wave.error && !wave.data) return <ErrorState error={wave.error} retry={() => void wave.refetch()} />;
  if (!wave.data) return <PageSkeleton />;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${wave.data.study.key}`, label: wave.data.study.title },
          { to: `/metingen/${key}`, label: wave.data.title },
        ]}
      />
      <PageTitle tab={tab(wave.data.title)}>{title}</PageTitle>
      <SyntheticNote note={wave.data.syntheticNote} />
      <Rooms wave={wave.data} />
      {wave.error ? <Message type="warning">{texts.problems.stale}</Message> : null}
      {children(wave.data)}
    </>
  );
}
