import type { PopulationChange } from '@ido/api';
import { dutchDate, dutchTime } from '@ido/report';
import { DataTable, type Column } from '../parts/data-table';
import { Failure } from '../parts/failure';
import { texts } from '../texts';
import { OrganisationNames } from './organisation-names';
import { usePopulationChanges } from './queries';

const said = texts.population;

const COLUMNS: Array<Column<PopulationChange>> = [
  { key: 'at', label: said.at, header: true, cell: ({ at }) => `${dutchDate(at)}, ${dutchTime(at)}` },
  { key: 'by', label: said.by, cell: ({ actor }) => actor },
  { key: 'why', label: said.why, className: 'ido-value', cell: ({ reason }) => reason },
  {
    key: 'what',
    label: said.what,
    cell: ({ added, removed }) => (
      <>
        <OrganisationNames label={said.added} organisations={added} />
        <OrganisationNames label={said.removed} organisations={removed} />
      </>
    ),
  },
];

/** Who changed the population after the wave opened, when and why. */
export function PopulationChanges({ wave, changes }: { wave: string; changes: number }) {
  const list = usePopulationChanges(wave, changes);
  return (
    <section className="ido-panel" aria-labelledby="wijzigingen">
      <h2 id="wijzigingen" className="utrecht-heading-3">
        {said.changes}
      </h2>
      <Failure error={list.error} />
      {changes === 0 ? (
        <p>{said.noChanges}</p>
      ) : (
        list.data && (
          <DataTable
            wide
            caption={said.changes}
            columns={COLUMNS}
            rows={list.data}
            rowKey={({ at }, index) => `${at} ${index}`}
          />
        )
      )}
    </section>
  );
}
