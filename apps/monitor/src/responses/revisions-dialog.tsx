import type { ResponseRevisionSummary, ResponseSummary } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button, Heading2, Paragraph } from '@utrecht/component-library-react';
import { useId } from 'react';
import { Dialog } from '../parts/confirmation';
import { DataTable, type Column } from '../parts/data-table';
import { Failure } from '../parts/failure';
import { MoreRows } from '../parts/more-rows';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useResponse, useRevisions } from './queries';
import { momentWords, respondentName } from './response-words';

interface RevisionsDialogProps {
  readonly wave: string;
  readonly response: ResponseSummary;
  readonly onClose: () => void;
}

/** The revisions of a response: which questions changed, when, by whom. */
export function RevisionsDialog({ wave, response, onClose }: RevisionsDialogProps) {
  const { responses: said } = texts;
  const id = useId();
  const revisions = useRevisions(wave, response.id);
  const detail = useResponse(wave, response.id);
  const rows = revisions.data?.pages.flatMap(({ items }) => items) ?? [];
  const taken = Object.keys(detail.data?.takenOver ?? {}).length;
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <Heading2 id={id}>{said.historyOf(respondentName(response))}</Heading2>
      {taken > 0 && <Paragraph>{said.takenOver(dutchNumber(taken))}</Paragraph>}
      <Failure error={revisions.error} />
      {revisions.data ? (
        <DataTable
          caption={said.revisions}
          columns={COLUMNS}
          rows={rows}
          rowKey={({ revision }) => String(revision)}
          paging={
            <MoreRows
              shown={rows.length}
              hasMore={revisions.hasNextPage}
              busy={revisions.isFetchingNextPage}
              onMore={() => void revisions.fetchNextPage()}
            />
          }
        />
      ) : (
        <Skeleton lines={6} />
      )}
      <div className="ido-actions">
        <Button appearance="secondary-action-button" onClick={onClose}>
          {said.close}
        </Button>
      </div>
    </Dialog>
  );
}

const said = texts.responses;

const COLUMNS: Array<Column<ResponseRevisionSummary>> = [
  { key: 'revision', label: said.revision, numeric: true, cell: ({ revision }) => dutchNumber(revision) },
  {
    key: 'when',
    label: said.when,
    header: true,
    cell: ({ at, author }) => (
      <>
        {momentWords(at)}
        <br />
        <span className="ido-quiet">{author}</span>
      </>
    ),
  },
  { key: 'what', label: said.what, cell: ({ status }) => said.revisionStatus[status] },
  {
    key: 'changed',
    label: said.changed,
    cell: ({ changed }) =>
      changed.length === 0 ? (
        <span className="ido-quiet">{said.nothingChanged}</span>
      ) : (
        <ul className="utrecht-unordered-list">
          {changed.map(({ question, title }) => (
            <li key={question}>{title}</li>
          ))}
        </ul>
      ),
  },
];
