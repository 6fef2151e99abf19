import { REGISTER_BEGINS, type Organisation } from '@ido/api';
import { dutchDate, dutchNumber } from '@ido/report';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router';
import { PageTitle } from '../layout/page-title';
import { CheckField } from '../parts/check-field';
import { ChoiceField } from '../parts/choice-field';
import { DataTable, type Column } from '../parts/data-table';
import { ErrorState } from '../parts/error-state';
import { MoreRows } from '../parts/more-rows';
import { SearchField } from '../parts/search-field';
import { Skeleton } from '../parts/skeleton';
import { useUser } from '../session/session-context';
import { texts } from '../texts';
import { useOrganisations, useRegisterClasses } from './queries';
import { addressOfRegister, registerSelectionOf, WHOLE_REGISTER, type RegisterSelection } from './register-selection';

/** All organisations that waves can be about: searched, filtered, sorted. */
export default function RegisterPage() {
  const [address, setAddress] = useSearchParams();
  const selection = registerSelectionOf(address);
  const change = useCallback(
    (part: Partial<RegisterSelection>) =>
      setAddress((before) => addressOfRegister({ ...registerSelectionOf(before), ...part }), {
        replace: true,
        preventScrollReset: true,
      }),
    [setAddress],
  );
  const list = useOrganisations(selection);
  const { administrator } = useUser();
  const { register: said } = texts;
  if (list.error && !list.data) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageTitle>{said.title}</PageTitle>
      <Paragraph lead>{said.lead}</Paragraph>
      {administrator && (
        <div className="ido-actions">
          <Link
            className="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action"
            to="/register/importeren"
          >
            {said.import}
          </Link>
        </div>
      )}
      <div className="ido-panel">
        <Filters selection={selection} onChange={change} />
        {list.data ? (
          <DataTable
            wide
            caption={said.list}
            columns={COLUMNS}
            rows={rows}
            rowKey={({ code }) => code}
            sort={selection.sort}
            onSort={(sort) => change({ sort })}
            empty={<p>{said.nothing}</p>}
            paging={
              rows.length > 0 && (
                <MoreRows
                  shown={rows.length}
                  hasMore={list.hasNextPage}
                  busy={list.isFetchingNextPage}
                  onMore={() => void list.fetchNextPage()}
                />
              )
            }
          />
        ) : (
          <div aria-busy="true">
            <Skeleton lines={10} height={28} />
          </div>
        )}
      </div>
    </>
  );
}

const COLUMNS: Array<Column<Organisation>> = [
  {
    key: 'name',
    label: texts.register.name,
    header: true,
    sortBy: true,
    cell: ({ code, name }) => (
      <Link className="utrecht-link utrecht-link--html-a" to={`/register/${encodeURIComponent(code)}`}>
        {name}
      </Link>
    ),
  },
  { key: 'code', label: texts.register.code, cell: ({ code }) => code },
  { key: 'type', label: texts.register.type, cell: ({ type }) => texts.register.types[type] },
  { key: 'province', label: texts.register.province, cell: ({ province }) => province ?? texts.register.unknown },
  {
    key: 'inhabitants',
    label: texts.register.inhabitants,
    numeric: true,
    sortBy: true,
    cell: ({ inhabitants }) => (inhabitants === null ? '–' : dutchNumber(inhabitants)),
  },
  { key: 'period', label: texts.register.period, cell: (organisation) => periodOf(organisation) },
];

function periodOf({ validFrom, validTo }: Organisation): string {
  const { register: said } = texts;
  if (validTo !== null) return said.until(dutchDate(validTo));
  return validFrom <= REGISTER_BEGINS ? said.exists : said.since(dutchDate(validFrom));
}

interface FiltersProps {
  readonly selection: RegisterSelection;
  readonly onChange: (part: Partial<RegisterSelection>) => void;
}

function Filters({ selection, onChange }: FiltersProps) {
  const { register: said } = texts;
  const classes = useRegisterClasses().data;
  const search = useCallback((text: string) => onChange({ search: text }), [onChange]);
  const all = { value: '', label: said.all };
  const filtered = addressOfRegister({ ...selection, sort: WHOLE_REGISTER.sort }).size > 0;
  return (
    <div className="ido-narrowing" role="search" aria-label={said.title}>
      <SearchField label={said.search} value={selection.search} onChange={search} />
      <ChoiceField
        label={said.type}
        value={selection.type}
        options={[all, ...Object.entries(said.types).map(([value, label]) => ({ value, label }))]}
        onChange={(type) => onChange({ type })}
      />
      <ChoiceField
        label={said.province}
        value={selection.province}
        options={[all, ...(classes?.provinces ?? []).map((value) => ({ value, label: value }))]}
        onChange={(province) => onChange({ province })}
      />
      <ChoiceField
        label={said.sizeClass}
        value={selection.sizeClass}
        options={[all, ...(classes?.sizeClasses ?? []).map(({ code, label }) => ({ value: code, label }))]}
        onChange={(sizeClass) => onChange({ sizeClass })}
      />
      <CheckField label={said.past} checked={selection.past} onChange={(past) => onChange({ past })} />
      {filtered && (
        <div>
          <Button
            appearance="secondary-action-button"
            onClick={() => onChange({ ...WHOLE_REGISTER, sort: selection.sort })}
          >
            {said.clear}
          </Button>
        </div>
      )}
    </div>
  );
}
