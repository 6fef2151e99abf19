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
import { useWave } from '../wave/queries';
import { Rooms } from '../wave/rooms';

interface RoomProps {
  readonly title: string;
  /** Title of the tab, given the wave's title. */
  readonly tab: (wave: string) => string;
  /** A page below the list: the way up goes through it. */
  readonly below?: boolean;
  readonly children: (wave: Wave) => ReactNode;
}

/** What every page about contacts stands in: the wave, the way up, and who may see it. */
export function ParticipantsRoom({ title, tab, below, children }: RoomProps) {
  const { wave: key = '' } = useParams();
  const wave = useWave(key);
  if (wave.error && !wave.data) return <ErrorState error={wave.error} retry={() => void wave.refetch()} />;
  if (!wave.data) return <PageSkeleton />;
  const up = [
    { to: '/onderzoeken', label: texts.studies.title },
    { to: `/onderzoeken/${wave.data.study.key}`, label: wave.data.study.title },
    { to: `/metingen/${key}`, label: wave.data.title },
    ...(below ? [{ to: `/metingen/${key}/deelnemers`, label: texts.participants.title }] : []),
  ];
  return (
    <>
      <Breadcrumb trail={up} />
      <PageTitle tab={tab(wave.data.title)}>{title}</PageTitle>
      <SyntheticNote note={wave.data.syntheticNote} />
      <Rooms wave={wave.data} />
      {refusalOf(wave.data) ?? children(wave.data)}
    </>
  );
}

function refusalOf({ role, openAccess }: Wave): ReactNode {
  if (role !== 'researcher') return <Message type="warning">{texts.participants.onlyResearchers}</Message>;
  return openAccess ? <Message type="info">{texts.participants.openWave}</Message> : null;
}

/** How a contact is called: by name, otherwise by address. */
export function contactName({ name, email }: { readonly name: string | null; readonly email: string | null }): string {
  return name ?? email ?? texts.participants.noName;
}
