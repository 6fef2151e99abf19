import type { ResponseSummary } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';
import { momentWords, respondentName, responseState } from './response-words';

interface ResponseTableProps {
  readonly rows: readonly ResponseSummary[];
  readonly onAct: (response: ResponseSummary, act: 'reopen' | 'history') => void;
  readonly search: ReactNode;
  readonly empty: ReactNode;
  readonly paging: ReactNode;
}

/** A line per response; a request to reopen stands with its state. */
export function ResponseTable({ onAct, ...table }: ResponseTableProps) {
  const { responses: said } = texts;
  const columns: Array<Column<ResponseSummary>> = [
    {
      key: 'organisation',
      label: said.organisation,
      header: true,
      cell: (response) => (
        <>
          {respondentName(response)}
          {response.reference && (
            <>
              <br />
              <span className="ido-quiet">{said.reference(response.reference)}</span>
            </>
          )}
        </>
      ),
    },
    { key: 'state', label: said.state, cell: (response) => <State response={response} /> },
    { key: 'revision', label: said.revision, numeric: true, cell: ({ revision }) => dutchNumber(revision) },
    { key: 'author', label: said.author, cell: ({ author }) => author ?? '–' },
    {
      key: 'last',
      label: said.lastActivity,
      cell: ({ lastActivityAt }) => (lastActivityAt === null ? '–' : momentWords(lastActivityAt)),
    },
    {
      key: 'acts',
      label: said.acts,
      cell: (response) => (
        <div className="ido-row-actions">
          {response.status === 'complete' && (
            <Button
              appearance={response.request ? 'primary-action-button' : 'secondary-action-button'}
              aria-label={said.reopenOf(respondentName(response))}
              onClick={() => onAct(response, 'reopen')}
            >
              {said.reopen}
            </Button>
          )}
          <Button
            appearance="secondary-action-button"
            aria-label={said.historyOf(respondentName(response))}
            onClick={() => onAct(response, 'history')}
          >
            {said.history}
          </Button>
        </div>
      ),
    },
  ];
  return <DataTable wide caption={said.list} columns={columns} rowKey={({ id }) => id} {...table} />;
}

function State({ response }: { response: ResponseSummary }) {
  const { responses: said } = texts;
  const { request, declineReason } = response;
  return (
    <>
      {responseState(response)}
      {declineReason && <p className="ido-quiet">{said.reasonOf(declineReason)}</p>}
      {request && (
        <>
          <p>
            <strong>{said.requestsTitle}</strong>: {request.reason || said.noReason}
          </p>
          <p className="ido-quiet">{said.request(request.author, momentWords(request.at))}</p>
        </>
      )}
    </>
  );
}
