import { ResponseFilter, type ResponseSummary, type Wave } from '@ido/api';
import { Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ChoiceField } from '../parts/choice-field';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { MoreRows } from '../parts/more-rows';
import { SearchField } from '../parts/search-field';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { WaveRoom } from '../wave/wave-room';
import { PreviousAnswersSetting } from './previous-answers-setting';
import { useResponses, type ResponseNarrowing } from './queries';
import { ReopenDialog } from './reopen-dialog';
import { respondentName } from './response-words';
import { ResponseTable } from './response-table';
import { RevisionsDialog } from './revisions-dialog';

/** The responses of a wave: who is busy, who sent in, who wants to change something. */
export default function ResponsesPage() {
  const { responses: said } = texts;
  return (
    <WaveRoom title={said.title} tab={said.titleOf}>
      {(wave) =>
        wave.role === 'researcher' ? (
          <>
            <Paragraph lead>{said.lead}</Paragraph>
            <Responses wave={wave} />
          </>
        ) : (
          <Message type="warning">{said.onlyResearchers}</Message>
        )
      }
    </WaveRoom>
  );
}

interface Asked {
  readonly response: ResponseSummary;
  readonly act: 'reopen' | 'history';
}

function Responses({ wave }: { wave: Wave }) {
  const { responses: said } = texts;
  const [narrowing, narrow] = useNarrowing();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [news, setNews] = useState('');
  const list = useResponses(wave.key, narrowing);
  if (list.error && !list.data) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const narrowed = narrowing.search !== '' || narrowing.state !== null;
  const states = [{ value: '', label: said.states.all }].concat(
    ResponseFilter.options.map((value) => ({ value, label: said.states[value] })),
  );
  return (
    <>
      {news && <Message type="ok">{news}</Message>}
      <div className="ido-panel">
        {list.data ? (
          <ResponseTable
            rows={rows}
            onAct={(response, act) => setAsked({ response, act })}
            search={
              <div className="ido-narrowing" role="search" aria-label={said.list}>
                <SearchField
                  label={said.search}
                  value={narrowing.search}
                  onChange={(search) => narrow({ ...narrowing, search })}
                />
                <ChoiceField
                  label={said.state}
                  value={narrowing.state ?? ''}
                  options={states}
                  onChange={(value) => narrow({ ...narrowing, state: ResponseFilter.safeParse(value).data ?? null })}
                />
              </div>
            }
            empty={narrowed ? said.noneFound : said.none}
            paging={
              rows.length > 0 && (
                <MoreRows
                  shown={rows.length}
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
      {!wave.openAccess && <PreviousAnswersSetting study={wave.study.key} />}
      {asked?.act === 'reopen' && (
        <ReopenDialog
          wave={wave.key}
          response={asked.response}
          onCancel={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            setNews(said.reopened(respondentName(asked.response)));
          }}
        />
      )}
      {asked?.act === 'history' && (
        <RevisionsDialog wave={wave.key} response={asked.response} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

/** Search and filter, in the address: it can be shared and survives a reload. */
function useNarrowing(): [ResponseNarrowing, (next: ResponseNarrowing) => void] {
  const [address, setAddress] = useSearchParams();
  const narrowing = {
    search: address.get('zoek') ?? '',
    state: ResponseFilter.safeParse(address.get('stand')).data ?? null,
  };
  const narrow = ({ search, state }: ResponseNarrowing) => {
    const next = new URLSearchParams();
    if (search !== '') next.set('zoek', search);
    if (state !== null) next.set('stand', state);
    setAddress(next, { replace: true });
  };
  return [narrowing, narrow];
}
