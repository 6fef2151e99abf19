import type { Wave } from '@ido/api';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { SyntheticNote } from '../layout/synthetic-note';
import { ErrorState } from '../parts/error-state';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useWave } from './queries';

interface WaveFrameProps {
  readonly title: string;
  /** Title of the tab, given the wave's title. */
  readonly tab: (wave: string) => string;
  /** The room of the wave that the page lies below, when it lies below one: its part of the address, and its name. */
  readonly below?: { readonly room: string; readonly label: string };
  /** Given the wave, and whether it could not be read again since. */
  readonly children: (wave: Wave, stale: boolean) => ReactNode;
}

/** What every page about one wave stands in: the way up, the title, whether the figures are made up; loading and errors. */
export function WaveFrame({ title, tab, below, children }: WaveFrameProps) {
  const { wave: key = '' } = useParams();
  const { data: wave, error, refetch } = useWave(key);
  if (error && !wave) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!wave) return <PageSkeleton />;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${wave.study.key}`, label: wave.study.title },
          { to: `/metingen/${key}`, label: wave.title },
          ...(below ? [{ to: `/metingen/${key}/${below.room}`, label: below.label }] : []),
        ]}
      />
      <PageTitle tab={tab(wave.title)}>{title}</PageTitle>
      <SyntheticNote note={wave.syntheticNote} />
      {children(wave, error !== null)}
    </>
  );
}
