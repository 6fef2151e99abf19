import type { ParticipantEvent } from '@ido/api';
import { dutchDate, dutchTime } from '@ido/report';
import { DataTable, type Column } from '../parts/data-table';
import { ErrorState } from '../parts/error-state';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useHistory } from './queries';

/** What happened to a contact, the newest first: when, what, why and by whom. */
export function ContactHistory({ wave, contact }: { wave: string; contact: string }) {
  const { participants: said } = texts;
  const history = useHistory(wave, contact);
  if (history.error && !history.data) return <ErrorState error={history.error} retry={() => void history.refetch()} />;
  if (!history.data) return <Skeleton lines={4} />;
  const columns: Array<Column<ParticipantEvent>> = [
    { key: 'when', label: said.when, cell: ({ at }) => `${dutchDate(at)} ${dutchTime(at)}` },
    {
      key: 'change',
      label: said.change,
      cell: ({ from, to }) => (from === null ? said.states[to] : said.became(said.states[from], said.states[to])),
    },
    { key: 'cause', label: said.cause, className: 'ido-value', cell: ({ cause }) => cause },
    {
      key: 'actor',
      label: said.actor,
      className: 'ido-value',
      cell: ({ actor }) => (actor === 'respondent' || actor === 'system' ? said.actors[actor] : actor),
    },
  ];
  return (
    <DataTable
      wide
      caption={said.history}
      columns={columns}
      rows={history.data}
      rowKey={({ number }) => String(number)}
    />
  );
}
