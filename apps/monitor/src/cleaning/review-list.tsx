import { FlagKind, ReviewState, type CleaningOverview, type ReviewedResponse } from '@ido/api';
import { useSearchParams } from 'react-router';
import { ChoiceField } from '../parts/choice-field';
import { DataTable, type Column } from '../parts/data-table';
import { ErrorState } from '../parts/error-state';
import { MoreRows } from '../parts/more-rows';
import { SearchField } from '../parts/search-field';
import { Skeleton } from '../parts/skeleton';
import { momentWords, respondentName } from '../responses/response-words';
import { texts } from '../texts';
import { RoomLink } from './room-link';
import { countsWords, flagOptions, flagWords, minutesWords } from './flag-words';
import { useReviewed, type ReviewNarrowing } from './queries';

/** Completed responses, narrowed down by what stands out and what was decided. */
export function ReviewList({ wave, overview }: { wave: string; overview: CleaningOverview }) {
  const { cleaning: said } = texts;
  const [narrowing, narrow] = useNarrowing();
  const list = useReviewed(wave, narrowing);
  if (list.error && !list.data) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton lines={8} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  const narrowed = narrowing.search !== '' || narrowing.flag !== null || narrowing.state !== 'flagged';
  return (
    <DataTable
      wide
      blocks
      caption={said.list}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columnsOf(wave)}
      search={
        <div className="ido-narrowing" role="search" aria-label={said.list}>
          <SearchField
            label={said.search}
            value={narrowing.search}
            onChange={(search) => narrow({ ...narrowing, search })}
          />
          <ChoiceField
            label={said.state}
            value={narrowing.state}
            options={ReviewState.options.map((value) => ({ value, label: said.states[value] }))}
            onChange={(value) => narrow({ ...narrowing, state: ReviewState.catch('flagged').parse(value) })}
          />
          <ChoiceField
            label={said.flag}
            value={narrowing.entry === null ? (narrowing.flag ?? '') : `rule-${narrowing.entry}`}
            options={flagOptions(overview)}
            onChange={(value) => narrow({ ...narrowing, ...flagOf(value) })}
          />
        </div>
      }
      empty={overview.responses === 0 ? said.noneYet : narrowed ? said.noneFound : said.none}
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
  );
}

function columnsOf(wave: string): Array<Column<ReviewedResponse>> {
  const { cleaning: said, responses } = texts;
  return [
    {
      key: 'organisation',
      label: said.organisation,
      header: true,
      cell: (response) => (
        <>
          <RoomLink wave={wave} response={response.id} label={said.openOf(respondentName(response))}>
            {respondentName(response)}
          </RoomLink>
          <br />
          <span className="ido-quiet">{responses.reference(response.reference)}</span>
        </>
      ),
    },
    {
      key: 'flags',
      label: said.flagsColumn,
      cell: ({ flags }) =>
        flags.length === 0 ? (
          said.noFlags
        ) : (
          <ul className="ido-plain-list">
            {flags.map((flag) => (
              <li key={flagWords(flag)}>{flagWords(flag)}</li>
            ))}
          </ul>
        ),
    },
    {
      key: 'verdict',
      label: said.verdict,
      cell: (response) => (
        <>
          {countsWords(response)}
          {response.correctedAnswers > 0 && (
            <>
              <br />
              <span className="ido-quiet">{said.corrections(response.correctedAnswers)}</span>
            </>
          )}
        </>
      ),
    },
    {
      key: 'minutes',
      label: said.minutes,
      numeric: true,
      cell: ({ minutes }) => (minutes === null ? '–' : minutesWords(minutes)),
    },
    { key: 'completed', label: said.completed, cell: ({ completedAt }) => momentWords(completedAt) },
  ];
}

function flagOf(value: string): Pick<ReviewNarrowing, 'flag' | 'entry'> {
  const entry = /^rule-(\d+)$/.exec(value)?.[1];
  if (entry !== undefined) return { flag: 'rule', entry: Number(entry) };
  return { flag: FlagKind.safeParse(value).data ?? null, entry: null };
}

/** What is looked at, in the address: it can be shared and survives a reload. */
function useNarrowing(): [ReviewNarrowing, (next: ReviewNarrowing) => void] {
  const [address, setAddress] = useSearchParams();
  const narrowing: ReviewNarrowing = {
    search: address.get('zoek') ?? '',
    state: ReviewState.catch('flagged').parse(address.get('stand')),
    ...flagOf(address.get('opvallend') ?? ''),
  };
  const narrow = ({ search, state, flag, entry }: ReviewNarrowing) => {
    const next = new URLSearchParams();
    if (search !== '') next.set('zoek', search);
    if (state !== 'flagged') next.set('stand', state);
    if (flag !== null) next.set('opvallend', entry === null ? flag : `rule-${entry}`);
    setAddress(next, { replace: true });
  };
  return [narrowing, narrow];
}
