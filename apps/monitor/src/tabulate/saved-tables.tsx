import type { SavedTable, Wave } from '@ido/api';
import { dutchDate } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Confirmation } from '../parts/confirmation';
import { DataTable, type Column } from '../parts/data-table';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { useRemoveTable, useRenameTable, useSavedTables } from './queries';

/** Tables of the wave that were kept under a name. */
export function SavedTables({ wave }: { wave: Wave }) {
  const { tabulate } = texts;
  const saved = useSavedTables(wave.key);
  const rename = useRenameTable(wave.key);
  const remove = useRemoveTable(wave.key);
  const [renamed, setRenamed] = useState<SavedTable | null>(null);
  const [removed, setRemoved] = useState<SavedTable | null>(null);
  const columns: Array<Column<SavedTable>> = [
    {
      key: 'name',
      label: tabulate.name,
      header: true,
      cell: ({ name, query }) => <Link to={`?${query}`}>{name}</Link>,
      sortBy: ({ name }) => name,
    },
    { key: 'owner', label: tabulate.owner, cell: ({ owner }) => owner || tabulate.gone, sortBy: ({ owner }) => owner },
    {
      key: 'saved',
      label: tabulate.savedAt,
      cell: ({ savedAt }) => dutchDate(savedAt),
      sortBy: ({ savedAt }) => savedAt,
    },
    {
      key: 'link',
      label: tabulate.shortLink,
      cell: ({ id, name }) => (
        <Link to={`?bewaard=${encodeURIComponent(id)}`} aria-label={tabulate.linkOf(name)}>
          {id}
        </Link>
      ),
    },
    {
      key: 'change',
      label: tabulate.rename,
      cell: (table) =>
        table.mine && (
          <Button
            appearance="secondary-action-button"
            aria-label={tabulate.renameOf(table.name)}
            onClick={() => setRenamed(table)}
          >
            {tabulate.rename}
          </Button>
        ),
    },
    {
      key: 'remove',
      label: tabulate.delete,
      cell: (table) =>
        table.mine && (
          <Button
            appearance="secondary-action-button"
            aria-label={tabulate.deleteOf(table.name)}
            onClick={() => setRemoved(table)}
          >
            {tabulate.delete}
          </Button>
        ),
    },
  ];
  return (
    <section className="ido-panel ido-screen-only" aria-labelledby="bewaard">
      <h2 id="bewaard" className="utrecht-heading-3">
        {tabulate.savedTitle}
      </h2>
      <Failure error={saved.error} />
      {saved.data && (
        <DataTable
          caption={tabulate.savedTitle}
          columns={columns}
          rows={saved.data.items}
          rowKey={({ id }) => id}
          empty={<p>{tabulate.savedEmpty}</p>}
        />
      )}
      {renamed && (
        <FormDialog
          title={tabulate.renameOf(renamed.name)}
          busy={rename.isPending}
          onCancel={() => setRenamed(null)}
          onSubmit={(form) => {
            const name = String(form.get('name') ?? '').trim();
            if (name !== '') rename.mutate({ id: renamed.id, name }, { onSuccess: () => setRenamed(null) });
          }}
        >
          <TextField label={tabulate.name} name="name" defaultValue={renamed.name} required maxLength={120} />
          <Failure error={rename.error} />
        </FormDialog>
      )}
      {removed && (
        <Confirmation
          title={tabulate.deleteTitle(removed.name)}
          confirm={tabulate.delete}
          danger
          busy={remove.isPending}
          error={remove.error}
          onCancel={() => setRemoved(null)}
          onConfirm={() => remove.mutate(removed.id, { onSuccess: () => setRemoved(null) })}
        >
          {tabulate.deleteExplains}
        </Confirmation>
      )}
    </section>
  );
}
