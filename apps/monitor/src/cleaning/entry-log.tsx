import type { CleaningEntry } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { DataTable, type Column } from '../parts/data-table';
import { ErrorState } from '../parts/error-state';
import { MoreRows } from '../parts/more-rows';
import { Skeleton } from '../parts/skeleton';
import { momentWords } from '../responses/response-words';
import { texts } from '../texts';
import { entryWords } from './entry-words';
import { useEntries } from './queries';
import { ReasonDialog } from './reason-dialog';

interface EntryLogProps {
  readonly wave: string;
  readonly onNews: (sentence: string) => void;
}

/** The whole cleaning log of a wave, the last entry first. */
export function EntryLog({ wave, onNews }: EntryLogProps) {
  const list = useEntries(wave);
  if (list.error && !list.data) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton lines={8} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  return (
    <EntryTable
      {...{ wave, rows, onNews }}
      empty={texts.cleaning.logEmpty}
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

interface EntryTableProps extends EntryLogProps {
  readonly rows: readonly CleaningEntry[];
  readonly empty: ReactNode;
  readonly paging?: ReactNode;
}

/** Entries with who, when and why; each can be revoked. */
export function EntryTable({ wave, rows, empty, paging, onNews }: EntryTableProps) {
  const { cleaning: said } = texts;
  const [revoked, setRevoked] = useState<number | null>(null);
  const columns: Array<Column<CleaningEntry>> = [
    { key: 'number', label: said.entry, numeric: true, cell: ({ number }) => number },
    { key: 'what', label: said.what, header: true, cell: (entry) => entryWords(entry) },
    { key: 'why', label: said.why, cell: ({ reason }) => reason },
    {
      key: 'who',
      label: said.who,
      cell: ({ author, at }) => (
        <>
          {author}
          <br />
          <span className="ido-quiet">{momentWords(at)}</span>
        </>
      ),
    },
    {
      key: 'acts',
      label: said.acts,
      cell: ({ number, revokedBy }) =>
        revokedBy === null ? (
          <Button
            appearance="secondary-action-button"
            aria-label={said.revokeOf(number)}
            onClick={() => setRevoked(number)}
          >
            {said.revoke}
          </Button>
        ) : (
          <span className="ido-quiet">{said.revokedBy(revokedBy)}</span>
        ),
    },
  ];
  return (
    <>
      <DataTable
        wide
        caption={said.logTable}
        rowKey={({ number }) => String(number)}
        {...{ columns, rows, empty, paging }}
      />
      {revoked !== null && (
        <ReasonDialog
          wave={wave}
          title={said.revokeTitle(revoked)}
          explains={said.revokeExplains}
          submit={said.revoke}
          entry={(reason) => ({ kind: 'revoke', entry: revoked, reason })}
          onCancel={() => setRevoked(null)}
          onDone={({ responses }) => {
            setRevoked(null);
            onNews(responses === null ? said.working : said.done);
          }}
        />
      )}
    </>
  );
}
