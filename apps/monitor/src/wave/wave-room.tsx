import type { Wave } from '@ido/api';
import type { ReactNode } from 'react';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { Rooms } from './rooms';
import { WaveFrame } from './wave-frame';

interface WaveRoomProps {
  readonly title: string;
  /** Title of the tab, given the wave's title. */
  readonly tab: (wave: string) => string;
  readonly children: (wave: Wave) => ReactNode;
}

/** What every room of a wave stands in: the page of a wave with its other rooms, and whether it is up to date. */
export function WaveRoom({ title, tab, children }: WaveRoomProps) {
  return (
    <WaveFrame {...{ title, tab }}>
      {(wave, stale) => (
        <>
          <Rooms wave={wave} />
          {stale && <Message type="warning">{texts.problems.stale}</Message>}
          {children(wave)}
        </>
      )}
    </WaveFrame>
  );
}
