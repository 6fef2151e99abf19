import type { MessageStatus, MessageSummary } from '@ido/api';
import { dutchDate, dutchTime } from '@ido/report';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { DataTable, type Column } from '../parts/data-table';
import { Failure } from '../parts/failure';
import { MoreRows } from '../parts/more-rows';
import { texts } from '../texts';
import { MessageDialog } from './message-dialog';
import { useMessages } from './queries';
import { recipientName } from './recipient-name';

const FILTERS: readonly MessageStatus[] = ['outbox', 'planned', 'sent', 'failed', 'skipped', 'uncertain'];

/** Messages one by one: the outbox, and what became of the others. */
export function MessageList({ wave, version }: { wave: string; version: string }) {
  const { messages: said } = texts;
  const [status, setStatus] = useState<MessageStatus | ''>('');
  const [read, setRead] = useState<MessageSummary | null>(null);
  const list = useMessages(wave, status === '' ? null : status, version);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="ido-panel" aria-labelledby="berichten">
      <h2 id="berichten" className="utrecht-heading-3">
        {said.messages}
      </h2>
      <Paragraph>{said.messagesLead}</Paragraph>
      <Failure error={list.error} />
      <DataTable
        caption={said.messages}
        columns={columnsFor(setRead)}
        rows={rows}
        rowKey={({ id }) => id}
        wide
        empty={said.noMessages}
        search={
          <ChoiceField
            label={said.filter}
            value={status}
            options={[
              { value: '', label: said.filterAll },
              ...FILTERS.map((value) => ({ value, label: said.messageStatuses[value] })),
            ]}
            onChange={(value) => setStatus(FILTERS.find((known) => known === value) ?? '')}
          />
        }
        paging={
          <MoreRows
            shown={rows.length}
            hasMore={list.hasNextPage}
            busy={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        }
      />
      {read && <MessageDialog wave={wave} message={read} onClose={() => setRead(null)} />}
    </section>
  );
}

function columnsFor(onRead: (message: MessageSummary) => void): Column<MessageSummary>[] {
  const { messages: said } = texts;
  return [
    { key: 'name', label: said.contact, header: true, cell: recipientName },
    { key: 'organisation', label: said.organisation, cell: ({ organisation }) => organisation ?? '' },
    { key: 'kind', label: said.kind, cell: ({ kind }) => said.kinds[kind] },
    { key: 'status', label: said.status, cell: statusOf },
    { key: 'detail', label: said.detail, className: 'ido-value', cell: detailOf },
    {
      key: 'actions',
      label: said.actions,
      cell: (message) =>
        message.status === 'outbox' || message.status === 'uncertain' ? (
          <Button
            appearance="secondary-action-button"
            aria-label={said.readOf(recipientName(message))}
            onClick={() => onRead(message)}
          >
            {said.read}
          </Button>
        ) : null,
    },
  ];
}

/** What a mail server says of a message that it took is for its own administrator. */
function detailOf({ status, detail }: MessageSummary): string {
  return detail === null || (status === 'sent' && /^2\d\d /.test(detail)) ? '' : detail;
}

function statusOf({ status, sentAt, attempts, nextAttemptAt }: MessageSummary): string {
  const { messages: said } = texts;
  const word = said.messageStatuses[status];
  if (status === 'sent' && sentAt !== null) return `${word}, ${said.whenStarted(dutchDate(sentAt), dutchTime(sentAt))}`;
  if (attempts > 0 && nextAttemptAt !== null) return `${word}, ${said.nextAttempt(dutchTime(nextAttemptAt))}`;
  return word;
}
