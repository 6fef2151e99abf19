import type { ChangedCell, Release, Wave } from '@ido/api';
import { dutchDate, dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { DataTable, type Column } from '../parts/data-table';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useReleaseChanges, useReleaseCheck } from './queries';

/** One release: when, what changed, how to refer to it, and whether it still comes out the same. */
export function ReleaseItem({ wave, release }: { wave: Wave; release: Release }) {
  const { releases: said } = texts;
  const check = useReleaseCheck(wave.key, release.number);
  const [open, setOpen] = useState(false);
  return (
    <li className="ido-panel">
      <h3 className="utrecht-heading-4">{said.numberOf(release.number)}</h3>
      <p>
        {dutchDate(release.at)} {said.by(release.author)}
        {release.responses !== null && `, ${said.responses(release.responses)}`}
        {release.changed !== null && `, ${said.changed(release.changed)}`}
      </p>
      {release.note && <p>{release.note}</p>}
      <dl className="ido-facts ido-facts--rows">
        <div>
          <dt>{said.reference}</dt>
          <dd>
            <code className="ido-code">{release.reference}</code>
          </dd>
        </div>
        <div>
          <dt>{said.hash}</dt>
          <dd>
            <code className="ido-code">{release.contentHash}</code>
          </dd>
        </div>
        <div>
          <dt>{said.software}</dt>
          <dd>{release.software}</dd>
        </div>
      </dl>
      {check.data && (
        <Message type={check.data.same ? 'ok' : 'error'}>{check.data.same ? said.same : said.different}</Message>
      )}
      <Failure error={check.error} />
      <div className="ido-actions ido-screen-only">
        {wave.role === 'researcher' && (
          <Button appearance="secondary-action-button" disabled={check.isPending} onClick={() => check.mutate()}>
            {said.check}
          </Button>
        )}
        {release.changed !== null && release.changed > 0 && (
          <Button appearance="secondary-action-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {said.showChanges}
          </Button>
        )}
      </div>
      {open && <Changes wave={wave.key} number={release.number} />}
    </li>
  );
}

function Changes({ wave, number }: { wave: string; number: number }) {
  const { releases: said } = texts;
  const found = useReleaseChanges(wave, number, true);
  if (found.error && !found.data) return <Failure error={found.error} />;
  if (!found.data) return <Skeleton lines={4} />;
  const amount = (value: number | null) => (value === null ? said.withheld : dutchNumber(value));
  const columns: Column<ChangedCell>[] = [
    {
      key: 'question',
      label: said.columns.question,
      header: true,
      // In one cell, so that the numbers stand beside it on a phone too.
      cell: (cell) => (
        <>
          {cell.title}
          <span className="ido-quiet ido-changed__what">{said.changedWhat(cell)}</span>
        </>
      ),
      sortBy: ({ title }) => title,
    },
    {
      key: 'before',
      label: said.columns.before,
      numeric: true,

      cell: ({ before }) => amount(before),
    },
    {
      key: 'after',
      label: said.columns.after,
      numeric: true,

      cell: ({ after }) => amount(after),
    },
  ];
  return (
    <DataTable
      caption={said.changesCaption(number)}
      columns={columns}
      rows={found.data.changes}
      rowKey={(_, index) => String(index)}
    />
  );
}
