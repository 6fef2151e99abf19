import type { Panel, PanelItem } from '@ido/api';
import { dutchList, dutchNumber } from '@ido/report';
import { Paragraph } from '@utrecht/component-library-react';
import { useDeferredValue, useId } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { FormField, FormFieldDescription, FormLabel, Textbox } from '@utrecht/component-library-react';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { ChoiceField } from '../parts/choice-field';
import { DataTable, type Column } from '../parts/data-table';
import { ErrorState } from '../parts/error-state';
import { MoreRows } from '../parts/more-rows';
import { PageSkeleton } from '../parts/skeleton';
import { useStudy } from '../studies/queries';
import { texts } from '../texts';
import { unitOf } from '../wave/unit';
import { usePanel } from './queries';
import { RetentionList } from './retention-list';
import './panel.css';

/** Which organisation answered which wave; what is searched for stands in the address. */
export default function PanelPage() {
  const { study: key = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const search = address.get('zoek') ?? '';
  const audience = address.get('doelgroep') ?? '';
  const study = useStudy(key);
  const panel = usePanel(key, audience, useDeferredValue(search));
  const error = study.error ?? (panel.data ? null : panel.error);
  if (error) return <ErrorState error={error} retry={() => void panel.refetch()} />;
  const first = panel.data?.pages[0];
  if (!study.data || !first || !panel.data) return <PageSkeleton />;
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(address);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setAddress(next, { replace: true });
  };
  const { panel: words } = texts.series;
  const items = panel.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${key}`, label: study.data.title },
        ]}
      />
      <PageTitle>{words.titleOf(study.data.title)}</PageTitle>
      <Paragraph lead>{words.lead}</Paragraph>
      {first.audiences.length > 1 && (
        <ChoiceField
          label={words.audience}
          value={first.audience}
          options={first.audiences.map((one) => ({ value: one, label: unitOf(one) }))}
          onChange={(value) => change('doelgroep', value)}
        />
      )}
      {first.waves.length === 0 ? (
        <p className="ido-panel ido-empty">{words.noWaves}</p>
      ) : (
        <>
          <RetentionList panel={first} />
          <section className="ido-panel" aria-labelledby="organisaties" aria-busy={panel.isFetching}>
            <h2 id="organisaties" className="utrecht-heading-3">
              {words.table}
            </h2>
            <DataTable
              caption={words.table}
              columns={columnsOf(first)}
              rows={items}
              rowKey={({ code }) => code}
              wide={first.waves.length > 2}
              search={<SearchField value={search} onChange={(value) => change('zoek', value)} />}
              empty={words.empty}
              paging={
                <MoreRows
                  shown={items.length}
                  total={first.total}
                  hasMore={panel.hasNextPage}
                  busy={panel.isFetchingNextPage}
                  onMore={() => void panel.fetchNextPage()}
                />
              }
            />
          </section>
        </>
      )}
    </>
  );
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <FormField className="ido-search">
      <p className="utrecht-form-field__label">
        <FormLabel htmlFor={id}>{texts.series.panel.search}</FormLabel>
      </p>
      <FormFieldDescription id={`${id}-help`}>{texts.series.panel.searchHelp}</FormFieldDescription>
      <Textbox
        id={id}
        type="search"
        value={value}
        maxLength={200}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
    </FormField>
  );
}

function columnsOf({ waves }: Panel): Column<PanelItem>[] {
  const { panel } = texts.series;
  return [
    {
      key: 'name',
      label: panel.organisation,
      header: true,
      cell: ({ name, predecessors }) => (
        <>
          {name}
          {predecessors.length > 0 && (
            <span className="ido-quiet ido-panel-cell__detail">
              {panel.predecessors(dutchList(predecessors.map((one) => one.name)))}
            </span>
          )}
        </>
      ),
    },
    { key: 'province', label: panel.province, cell: ({ province }) => province ?? '' },
    ...waves.map((wave, at): Column<PanelItem> => ({
      key: wave.key,
      label: `${wave.title} (${panel.answered(dutchNumber(wave.completed), dutchNumber(wave.population))})`,
      cell: (item) => <Cell item={item} at={at} />,
    })),
  ];
}

const MARKS = { completed: '●', started: '◐', declined: '×', invited: '○', none: '○', outside: '–' } as const;

function Cell({ item, at }: { item: PanelItem; at: number }) {
  const { panel } = texts.series;
  const cell = item.waves[at];
  if (!cell) return null;
  const names = cell.by.map((code) => item.predecessors.find((one) => one.code === code)?.name ?? code);
  const state = panel.states[cell.state];
  return (
    <span className={`ido-panel-cell ido-panel-cell--${cell.state}`}>
      <span aria-hidden="true">{MARKS[cell.state]}</span> {names.length > 0 ? panel.by(state, dutchList(names)) : state}
    </span>
  );
}
