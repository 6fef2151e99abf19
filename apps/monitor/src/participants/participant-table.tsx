import type { Participant } from '@ido/api';
import { dutchDate } from '@ido/report';
import { Checkbox } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';
import { contactName } from './room';
import { StateLabel } from './state-label';

interface ParticipantTableProps {
  readonly wave: string;
  readonly rows: readonly Participant[];
  /** Ids of who gets a letter. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string, on: boolean) => void;
  readonly search: ReactNode;
  readonly empty: string;
  readonly paging: ReactNode;
}

/** Contacts by organisation: who, how far, and whether to write a letter. */
export function ParticipantTable({ wave, rows, chosen, onChoose, search, empty, paging }: ParticipantTableProps) {
  const { participants: said } = texts;
  const columns: Array<Column<Participant>> = [
    {
      key: 'organisation',
      label: said.organisation,
      cell: ({ organisation }) => (
        <>
          {organisation.name}
          <br />
          <span className="ido-quiet">{[organisation.code, organisation.province].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      key: 'contact',
      label: said.contact,
      header: true,
      cell: (contact) => (
        <>
          <Link className="utrecht-link utrecht-link--html-a" to={`/metingen/${wave}/deelnemers/${contact.id}`}>
            {contactName(contact)}
          </Link>
          {contact.owner && <span className="ido-quiet"> ({said.owner})</span>}
          <br />
          <span className="ido-quiet ido-value">
            {contact.email ?? said.noEmail}
            {contact.emailStatus !== 'ok' && ` (${said.emailStatus[contact.emailStatus]})`}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      label: said.state,
      cell: ({ state, stateAt }) => (
        <>
          <StateLabel state={state} />
          <br />
          <span className="ido-quiet">{said.since(dutchDate(stateAt))}</span>
        </>
      ),
    },
    {
      key: 'letter',
      label: said.selectColumn,
      cell: (contact) => (
        <Checkbox
          aria-label={said.select(contactName(contact))}
          checked={chosen.has(contact.id)}
          onChange={(event) => onChoose(contact.id, event.target.checked)}
        />
      ),
    },
  ];
  return (
    <DataTable
      wide
      caption={said.title}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      {...{ search, empty, paging }}
    />
  );
}
