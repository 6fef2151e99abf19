import { Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { WaveRoom } from '../wave/wave-room';
import { useWeightings } from './queries';
import { SchemeTable } from './scheme-table';
import { WeightingForm } from './weighting-form';

/** The weighting schemes of a wave: what they are, how they fit, and a new one. */
export default function WeightingPage() {
  const { weighting: said } = texts;
  return (
    <WaveRoom title={said.title} tab={said.titleOf}>
      {(wave) =>
        wave.role !== 'researcher' ? (
          <Message type="warning">{said.onlyResearchers}</Message>
        ) : (
          <>
            <Paragraph lead>{said.lead}</Paragraph>
            {wave.population === null ? (
              <Message type="info">{said.noPopulation}</Message>
            ) : (
              <Weighting wave={wave.key} />
            )}
          </>
        )
      }
    </WaveRoom>
  );
}

function Weighting({ wave }: { wave: string }) {
  const weightings = useWeightings(wave);
  const [news, setNews] = useState('');
  if (weightings.error && !weightings.data)
    return <ErrorState error={weightings.error} retry={() => void weightings.refetch()} />;
  if (!weightings.data) return <Skeleton lines={10} />;
  const { schemes, facts } = weightings.data;
  return (
    <>
      {news && <Message type="ok">{news}</Message>}
      <SchemeTable wave={wave} schemes={schemes} onNews={setNews} />
      <WeightingForm wave={wave} facts={facts} onNews={setNews} />
    </>
  );
}
