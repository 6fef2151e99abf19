import { API_BASE, OrganisationState, routes, type OrganisationProgress, type Progress, type Wave } from '@ido/api';
import { dutchDate, dutchTime } from '@ido/report';
import { StatusBadge } from '@utrecht/component-library-react';
import { useSearchParams } from 'react-router';
import { ChoiceField } from '../parts/choice-field';
import { DataTable, type Column } from '../parts/data-table';
import { ErrorState } from '../parts/error-state';
import { MoreRows } from '../parts/more-rows';
import { SearchField } from '../parts/search-field';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useOrganisations, type Narrowing } from './queries';

/** Names of what narrows the list, in the address. */
const PARAMETERS = { search: 'zoek', state: 'stand', province: 'provincie', sizeClass: 'grootte' } as const;

/** Organisations with how far each is; what narrows the list stands in the address. */
export function Organisations({ wave, classes }: { wave: Wave; classes: Progress['classes'] }) {
  const said = texts.watching;
  return (
    <section className="ido-panel" aria-labelledby="organisaties">
      <h2 id="organisaties" className="utrecht-heading-3">
        {said.organisations}
      </h2>
      {wave.role === 'researcher' ? <List wave={wave.key} classes={classes} /> : <p>{said.readersOnly}</p>}
    </section>
  );
}

function List({ wave, classes }: { wave: string; classes: Progress['classes'] }) {
  const said = texts.watching;
  const [parameters, setParameters] = useSearchParams();
  const valueOf = (name: keyof Narrowing) => parameters.get(PARAMETERS[name]) ?? '';
  const narrowing = {
    search: valueOf('search'),
    state: valueOf('state'),
    province: valueOf('province'),
    sizeClass: valueOf('sizeClass'),
  };
  const change = (name: keyof Narrowing) => (value: string) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(PARAMETERS[name]);
        else next.set(PARAMETERS[name], value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const organisations = useOrganisations(wave, narrowing);
  const rows = organisations.data?.pages.flatMap(({ items }) => items);
  const sizes = classes.find(({ variable }) => variable === 'sizeClass')?.rows ?? [];
  if (organisations.error && !rows) {
    return <ErrorState error={organisations.error} retry={() => void organisations.refetch()} />;
  }
  return (
    <>
      <p>
        <a className="utrecht-link utrecht-link--html-a" href={`${API_BASE}${routes.callList(wave)}`} download>
          {said.callList}
        </a>{' '}
        <span className="ido-quiet">{said.callListHelp}</span>
      </p>
      <div className="ido-narrowing">
        <SearchField label={said.search} value={narrowing.search} onChange={change('search')} />
        <ChoiceField label={said.state} value={narrowing.state} options={STATES} onChange={change('state')} />
        {classes.map(({ variable, rows: all }) => (
          <ChoiceField
            key={variable}
            label={said[variable]}
            value={narrowing[variable]}
            options={[
              EVERYTHING,
              ...all.filter(({ code }) => code !== '').map(({ code, label }) => ({ value: code, label })),
            ]}
            onChange={change(variable)}
          />
        ))}
      </div>
      {rows ? (
        <DataTable
          caption={said.organisations}
          columns={columnsOf(new Map(sizes.map(({ code, label }) => [code, label])))}
          rows={rows}
          rowKey={({ code }) => code}
          empty={<p>{said.noneFound}</p>}
          wide
          paging={
            <MoreRows
              shown={rows.length}
              hasMore={organisations.hasNextPage}
              busy={organisations.isFetchingNextPage}
              onMore={() => void organisations.fetchNextPage()}
            />
          }
        />
      ) : (
        <Skeleton lines={8} height={32} />
      )}
    </>
  );
}

const EVERYTHING = { value: '', label: texts.watching.all };
const STATES = [
  EVERYTHING,
  ...OrganisationState.options.map((state) => ({ value: state, label: texts.watching.states[state] })),
];
const TONE: Partial<Record<OrganisationState, string>> = {
  bounced: 'danger',
  opened: 'warning',
  started: 'warning',
  completed: 'safe',
};

function columnsOf(sizes: ReadonlyMap<string, string>): ReadonlyArray<Column<OrganisationProgress>> {
  const said = texts.watching;
  return [
    {
      key: 'name',
      label: said.organisation,
      header: true,
      cell: ({ code, name, province, sizeClass }) => (
        <>
          {name}
          <br />
          <span className="ido-quiet">
            {[code, province, sizeClass && (sizes.get(sizeClass) ?? sizeClass)].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      label: said.state,
      cell: ({ state }) => (
        <StatusBadge status={TONE[state] ?? 'neutral'} className="ido-status">
          {said.states[state]}
        </StatusBadge>
      ),
    },
    {
      key: 'activity',
      label: said.lastActivity,
      cell: ({ lastActivityAt }) =>
        lastActivityAt === null ? '–' : `${dutchDate(lastActivityAt)}, ${dutchTime(lastActivityAt)}`,
    },
    { key: 'step', label: said.step, cell: ({ step }) => (step === null ? '' : <StepCell step={step} />) },
  ];
}

function StepCell({ step }: { step: NonNullable<OrganisationProgress['step']> }) {
  const said = texts.watching;
  return (
    <>
      {step.title ?? said.notSent}
      <br />
      <span className="ido-quiet">
        {[step.page && said.onPage(step.page), said.progressOf(String(step.answered), String(step.shown))]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}
