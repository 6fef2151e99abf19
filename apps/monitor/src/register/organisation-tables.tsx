import type { OrganisationDetail } from '@ido/api';
import { dutchDate, dutchNumber } from '@ido/report';
import { Link } from 'react-router';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';

type Count = OrganisationDetail['inhabitantsHistory'][number];
type Service = OrganisationDetail['municipalities'][number];
type WaveOfOrganisation = OrganisationDetail['waves'][number];

const said = texts.register;

const COUNTS: Array<Column<Count>> = [
  { key: 'day', label: said.day, header: true, cell: ({ referenceDate }) => dutchDate(referenceDate) },
  {
    key: 'inhabitants',
    label: said.inhabitants,
    numeric: true,
    cell: ({ inhabitants }) => dutchNumber(inhabitants),
  },
];

/** Counts of inhabitants, the newest first. */
export function CountTable({ organisation, caption }: { organisation: OrganisationDetail; caption: string }) {
  return (
    <DataTable
      caption={caption}
      columns={COUNTS}
      rows={organisation.inhabitantsHistory}
      rowKey={({ referenceDate }) => referenceDate}
      empty={said.noCounts}
    />
  );
}

const SERVICES: Array<Column<Service>> = [
  {
    key: 'name',
    label: said.organisation,
    header: true,
    sortBy: ({ name }) => name,
    cell: ({ code, name }) => (
      <Link className="utrecht-link utrecht-link--html-a" to={`/register/${encodeURIComponent(code)}`}>
        {name}
      </Link>
    ),
  },
  { key: 'from', label: said.servesSince, cell: ({ validFrom }) => dutchDate(validFrom) },
  { key: 'to', label: said.servesUntil, cell: ({ validTo }) => (validTo === null ? '–' : dutchDate(validTo)) },
];

interface ServiceTableProps {
  readonly services: readonly Service[];
  readonly caption: string;
  readonly empty: string;
}

/** Which municipalities a library serves, or the other way round, with their periods. */
export function ServiceTable({ services, caption, empty }: ServiceTableProps) {
  return (
    <DataTable
      caption={caption}
      columns={SERVICES}
      rows={services}
      rowKey={({ code, validFrom }) => `${code} ${validFrom}`}
      empty={empty}
    />
  );
}

const WAVES: Array<Column<WaveOfOrganisation>> = [
  {
    key: 'wave',
    label: said.wave,
    header: true,
    cell: ({ key, title }) => (
      <Link className="utrecht-link utrecht-link--html-a" to={`/metingen/${key}`}>
        {title}
      </Link>
    ),
  },
  { key: 'study', label: said.study, cell: ({ study }) => study },
  { key: 'as', label: said.as, cell: ({ as }) => as.name },
  { key: 'response', label: said.response, cell: ({ response }) => said.responses[response] },
];

/** The waves that an organisation, or what merged into it, was part of. */
export function WaveTable({ organisation }: { organisation: OrganisationDetail }) {
  return (
    <DataTable
      wide
      caption={said.waves}
      columns={WAVES}
      rows={organisation.waves}
      rowKey={({ key, as }) => `${key} ${as.code}`}
      empty={said.noWaves}
    />
  );
}
