import type { MessageSummary } from '@ido/api';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { DataTable, type Column } from '../parts/data-table';
import { Failure } from '../parts/failure';
import { MoreRows } from '../parts/more-rows';
import { texts } from '../texts';
import { recipientName } from './recipient-name';
import { useDecideMessage, useMessages } from './queries';

/** Messages of which nobody knows whether they were taken: a person decides. */
export function UncertainMessages({ wave, version }: { wave: string; version: string }) {
  const { messages: said } = texts;
  const list = useMessages(wave, 'uncertain', version);
  const decide = useDecideMessage(wave);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const button = (message: MessageSummary, decision: 'send' | 'keep', label: string) => (
    <Button
      appearance="secondary-action-button"
      disabled={decide.isPending}
      aria-label={said.decideFor(label, recipientName(message))}
      onClick={() => decide.mutate({ id: message.id, decision })}
    >
      {label}
    </Button>
  );
  const columns: Column<MessageSummary>[] = [
    { key: 'name', label: said.contact, header: true, cell: recipientName },
    { key: 'organisation', label: said.organisation, cell: ({ organisation }) => organisation ?? '' },
    { key: 'kind', label: said.kind, cell: ({ kind }) => said.kinds[kind] },
    {
      key: 'actions',
      label: said.actions,
      cell: (message) => (
        <div className="ido-row-actions">
          {button(message, 'send', said.sendAgain)}
          {button(message, 'keep', said.keep)}
        </div>
      ),
    },
  ];
  return (
    <section className="ido-panel" aria-labelledby="onzeker">
      <h2 id="onzeker" className="utrecht-heading-3">
        {said.uncertain}
      </h2>
      <Paragraph>{said.uncertainLead}</Paragraph>
      <Failure error={decide.error} />
      <DataTable
        caption={said.uncertain}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        wide
        paging={
          list.hasNextPage && (
            <MoreRows
              shown={rows.length}
              hasMore
              busy={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          )
        }
      />
    </section>
  );
}
