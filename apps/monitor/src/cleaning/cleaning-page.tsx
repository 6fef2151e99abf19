import type { Wave } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { Skeleton } from '../parts/skeleton';
import { Tabs } from '../parts/tabs';
import { texts } from '../texts';
import { WaveRoom } from '../wave/wave-room';
import { CleaningNumbers } from './cleaning-numbers';
import { EntryLog } from './entry-log';
import { useCleaning } from './queries';
import { ReviewList } from './review-list';
import { CleaningSettings } from './cleaning-settings';

const PARTS = ['responsen', 'logboek', 'instellingen'] as const;

/** Review and cleaning of a wave. */
export default function CleaningPage() {
  const { cleaning: said } = texts;
  return (
    <WaveRoom title={said.title} tab={said.titleOf}>
      {(wave) =>
        wave.role === 'researcher' ? (
          <>
            <Paragraph lead>{said.lead}</Paragraph>
            <Cleaning wave={wave} />
          </>
        ) : (
          <Message type="warning">{said.onlyResearchers}</Message>
        )
      }
    </WaveRoom>
  );
}

function Cleaning({ wave }: { wave: Wave }) {
  const { cleaning: said } = texts;
  const overview = useCleaning(wave.key);
  const [address, setAddress] = useSearchParams();
  const [news, setNews] = useState('');
  if (overview.error && !overview.data)
    return <ErrorState error={overview.error} retry={() => void overview.refetch()} />;
  if (!overview.data) return <Skeleton lines={12} />;
  const { data } = overview;
  const part = Math.max(
    0,
    PARTS.findIndex((name) => name === address.get('deel')),
  );
  const go = (index: number) => setAddress(index === 0 ? {} : { deel: PARTS[index]! }, { replace: true });
  return (
    <>
      {data.replaying && (
        <Message type="info">
          {said.replaying(dutchNumber(data.replaying.done), dutchNumber(data.replaying.total))}
        </Message>
      )}
      {news && <Message type="ok">{news}</Message>}
      <CleaningNumbers overview={data} />
      <div className="ido-panel">
        <Tabs
          label={said.parts}
          selected={part}
          onSelect={go}
          tabs={[
            { label: said.review, content: <ReviewList wave={wave.key} overview={data} /> },
            { label: said.log, content: <EntryLog wave={wave.key} onNews={setNews} /> },
            { label: said.settings, content: <CleaningSettings wave={wave} overview={data} onNews={setNews} /> },
          ]}
        />
      </div>
    </>
  );
}
