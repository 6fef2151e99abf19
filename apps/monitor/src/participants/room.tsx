import type { Wave } from '@ido/api';
import type { ReactNode } from 'react';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { Rooms } from '../wave/rooms';
import { WaveFrame } from '../wave/wave-frame';

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
  const list = { room: 'deelnemers', label: texts.participants.title };
  return (
    <WaveFrame {...{ title, tab }} below={below ? list : undefined}>
      {(wave) => (
        <>
          <Rooms wave={wave} />
          {refusalOf(wave) ?? children(wave)}
        </>
      )}
    </WaveFrame>
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
