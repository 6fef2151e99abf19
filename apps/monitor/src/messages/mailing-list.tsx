import type { Mailing, MailingCounts } from '@ido/api';
import { dutchDate, dutchNumber, dutchTime } from '@ido/report';
import { Button, StatusBadge } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Confirmation } from '../parts/confirmation';
import { DataTable, type Column } from '../parts/data-table';
import { describeError } from '../parts/describe-error';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { useChangeMailing } from './queries';

type Action = 'pause' | 'resume' | 'cancel';

const TONE = { planned: 'neutral', sending: 'safe', paused: 'warning', done: 'valid', cancelled: 'neutral' } as const;
/** What can be done with a mailing in each state. */
const ACTIONS: Readonly<Record<Mailing['status'], readonly Action[]>> = {
  planned: ['pause', 'cancel'],
  sending: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  done: [],
  cancelled: [],
};

/** What went out and what is going, with how far it is. */
export function MailingList({ wave, mailings }: { wave: string; mailings: readonly Mailing[] }) {
  const { messages: said } = texts;
  const [asked, setAsked] = useState<Mailing | null>(null);
  const change = useChangeMailing(wave);
  const act = (mailing: Mailing, action: Action) =>
    action === 'cancel' ? setAsked(mailing) : change.mutate({ id: mailing.id, action });
  return (
    <section className="ido-panel" aria-labelledby="verzendingen">
      <h2 id="verzendingen" className="utrecht-heading-3">
        {said.mailings}
      </h2>
      {change.error && !asked && <Message type="error">{describeError(change.error).text}</Message>}
      <DataTable
        caption={said.mailings}
        columns={columnsFor(act, change.isPending)}
        rows={mailings}
        rowKey={({ id }) => id}
        empty={said.noMailings}
        wide
      />
      {asked && (
        <Confirmation
          title={said.cancelTitle(said.kinds[asked.kind])}
          confirm={said.cancel}
          danger
          busy={change.isPending}
          error={change.error}
          onCancel={() => setAsked(null)}
          onConfirm={() => change.mutate({ id: asked.id, action: 'cancel' }, { onSuccess: () => setAsked(null) })}
        >
          {said.cancelExplains(dutchNumber(asked.counts.planned))}
        </Confirmation>
      )}
    </section>
  );
}

function columnsFor(act: (mailing: Mailing, action: Action) => void, busy: boolean): Column<Mailing>[] {
  const { messages: said } = texts;
  return [
    { key: 'kind', label: said.kind, header: true, cell: ({ kind }) => said.kinds[kind] },
    {
      key: 'when',
      label: said.when,
      sortBy: ({ scheduledAt }) => scheduledAt,
      cell: (mailing) => <When mailing={mailing} />,
    },
    {
      key: 'status',
      label: said.status,
      cell: ({ status }) => <StatusBadge status={TONE[status]}>{said.statuses[status]}</StatusBadge>,
    },
    { key: 'progress', label: said.progress, cell: (mailing) => <Progress mailing={mailing} /> },
    {
      key: 'actions',
      label: said.actions,
      cell: (mailing) => (
        <div className="ido-row-actions">
          {ACTIONS[mailing.status].map((action) => (
            <Button
              key={action}
              appearance="secondary-action-button"
              disabled={busy}
              aria-label={said.actOn(said[action], said.kinds[mailing.kind])}
              onClick={() => act(mailing, action)}
            >
              {said[action]}
            </Button>
          ))}
        </div>
      ),
    },
  ];
}

function When({ mailing: { kind, scheduledAt, clock } }: { mailing: Mailing }) {
  const { messages: said } = texts;
  if (kind === 'thanks') return said.whenCompleted;
  return (
    <>
      {said.whenStarted(dutchDate(scheduledAt), dutchTime(scheduledAt))}
      {clock !== 'once' && <p className="ido-quiet">{said.clock[clock]}</p>}
    </>
  );
}

function Progress({ mailing: { kind, status, counts, detail, resumesAt } }: { mailing: Mailing }) {
  const { messages: said } = texts;
  const done = counts.total - counts.planned - counts.handingOver;
  const label = said.sentOf(dutchNumber(counts.sent), dutchNumber(counts.total));
  return (
    <div className="ido-mailing-progress">
      {counts.total > 0 && kind !== 'thanks' && (
        <progress className="ido-meter" value={done} max={counts.total} aria-label={label} />
      )}
      {counts.total > 0 && <span>{[label, ...others(counts)].join(' · ')}</span>}
      {detail !== null && (status === 'sending' || status === 'paused') && (
        <p className="ido-mailing-progress__detail">
          {detail} {resumesAt !== null && said.resumesAt(dutchTime(resumesAt))}
        </p>
      )}
    </div>
  );
}

function others(counts: MailingCounts): string[] {
  const { messages: said } = texts;
  const words = [
    [counts.outbox, said.inOutbox],
    [counts.uncertain, said.uncertainCount],
    [counts.failed, said.failed],
    [counts.skipped, said.skipped],
    [counts.planned, said.waiting],
  ] as const;
  return words.flatMap(([count, word]) => (count > 0 ? [word(dutchNumber(count))] : []));
}
