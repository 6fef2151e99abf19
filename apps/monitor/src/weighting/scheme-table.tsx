import type { WeightingScheme, WeightingVersion } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { DataTable, type Column } from '../parts/data-table';
import { Failure } from '../parts/failure';
import { momentWords } from '../responses/response-words';
import { texts } from '../texts';
import { decimal } from './decimal';
import { useChooseVersion, useSaveWeighting } from './queries';

interface SchemeTableProps {
  readonly wave: string;
  readonly schemes: readonly WeightingScheme[];
  readonly onNews: (sentence: string) => void;
}

interface Row extends WeightingVersion {
  readonly scheme: WeightingScheme;
}

/** Every version of every scheme, the one in use marked. */
export function SchemeTable({ wave, schemes, onNews }: SchemeTableProps) {
  const { weighting: said } = texts;
  const choose = useChooseVersion(wave);
  const save = useSaveWeighting(wave);
  const rows = schemes.flatMap((scheme) => scheme.versions.map((version): Row => ({ ...version, scheme })));
  const columns: Array<Column<Row>> = [
    {
      key: 'scheme',
      label: said.scheme,
      header: true,
      cell: ({ scheme, version }) => (
        <>
          {scheme.title}
          {scheme.current === version && <span className="ido-quiet"> ({said.current})</span>}
        </>
      ),
    },
    { key: 'version', label: said.version, numeric: true, cell: ({ version }) => version },
    { key: 'n', label: said.respondents, numeric: true, cell: ({ fit }) => dutchNumber(fit.respondents) },
    { key: 'effective', label: said.effectiveN, numeric: true, cell: ({ fit }) => decimal(fit.effectiveN, 1) },
    { key: 'max', label: said.heaviest, numeric: true, cell: ({ fit }) => decimal(fit.spread.max, 2) },
    { key: 'made', label: said.made, cell: ({ author, at }) => said.madeBy(author, momentWords(at)) },
    {
      key: 'acts',
      label: texts.cleaning.acts,
      cell: ({ scheme, version, definition }) => (
        <div className="ido-row-actions">
          {scheme.current === version ? (
            <Button
              appearance="secondary-action-button"
              aria-label={said.refitOf(scheme.title)}
              disabled={save.isPending}
              onClick={() =>
                save.mutate(
                  { key: scheme.key, title: scheme.title, definition },
                  { onSuccess: () => onNews(said.refitDone) },
                )
              }
            >
              {said.refit}
            </Button>
          ) : (
            <Button
              appearance="secondary-action-button"
              aria-label={said.useOf(scheme.title, version)}
              disabled={choose.isPending}
              onClick={() => choose.mutate({ scheme: scheme.key, version }, { onSuccess: () => onNews(said.used) })}
            >
              {said.use}
            </Button>
          )}
        </div>
      ),
    },
  ];
  return (
    <section className="ido-panel" aria-labelledby="wegingen">
      <h2 id="wegingen" className="utrecht-heading-3">
        {said.schemes}
      </h2>
      <Failure error={choose.error ?? save.error} />
      <DataTable
        wide
        caption={said.schemes}
        columns={columns}
        rows={rows}
        rowKey={({ scheme, version }) => `${scheme.key}.${version}`}
        empty={said.noSchemes}
      />
    </section>
  );
}
