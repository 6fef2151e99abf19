import type { Wave } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { MoreRows } from '../parts/more-rows';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { AddParticipant } from './add-participant';
import { NarrowingFields } from './narrowing-fields';
import { useNarrowing } from './narrowing';
import { ParticipantTable } from './participant-table';
import { useParticipants } from './queries';
import { contactName, ParticipantsRoom } from './room';

/** The contacts of a wave: found, added, chosen for a letter. */
export default function ParticipantsPage() {
  const { participants: said } = texts;
  return (
    <ParticipantsRoom title={said.title} tab={said.titleOf}>
      {(wave) => (
        <>
          <Paragraph lead>{said.lead}</Paragraph>
          <Participants wave={wave} />
        </>
      )}
    </ParticipantsRoom>
  );
}

function Participants({ wave }: { wave: Wave }) {
  const { participants: said } = texts;
  const navigate = useNavigate();
  const [narrowing, narrow] = useNarrowing();
  const [adding, setAdding] = useState(false);
  const [news, setNews] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const list = useParticipants(wave.key, narrowing);
  if (list.error && !list.data) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const narrowed = Object.values(narrowing).some(Boolean);
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const writeLetters = () =>
    void navigate(`/metingen/${wave.key}/deelnemers/brieven`, { state: { participants: [...chosen] } });
  return (
    <>
      {news && <Message type="ok">{news}</Message>}
      {adding ? (
        <AddParticipant
          wave={wave.key}
          onCancel={() => setAdding(false)}
          onAdded={(contact) => {
            setAdding(false);
            setNews(said.added(contactName(contact)));
          }}
        />
      ) : (
        <div className="ido-actions">
          <Button appearance="primary-action-button" onClick={() => setAdding(true)}>
            {said.add}
          </Button>
          <Link
            className="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action"
            to={`/metingen/${wave.key}/deelnemers/importeren`}
          >
            {said.import}
          </Link>
          {chosen.size > 0 && (
            <Button appearance="secondary-action-button" onClick={writeLetters}>
              {said.letters(dutchNumber(chosen.size))}
            </Button>
          )}
        </div>
      )}
      <div className="ido-panel" aria-busy={list.isFetching}>
        {list.data ? (
          <ParticipantTable
            wave={wave.key}
            rows={rows}
            chosen={chosen}
            onChoose={toggle}
            search={<NarrowingFields wave={wave.key} narrowing={narrowing} onChange={narrow} />}
            empty={narrowed ? said.noneFound : said.none}
            paging={
              rows.length > 0 && (
                <MoreRows
                  shown={rows.length}
                  total={list.data.pages[0]?.total}
                  hasMore={list.hasNextPage}
                  busy={list.isFetchingNextPage}
                  onMore={() => void list.fetchNextPage()}
                />
              )
            }
          />
        ) : (
          <Skeleton lines={12} />
        )}
      </div>
    </>
  );
}
