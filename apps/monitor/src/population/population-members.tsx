import type { Population, PopulationClass, PopulationMember } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { ChoiceField } from '../parts/choice-field';
import { DataTable, type Column } from '../parts/data-table';
import { Failure } from '../parts/failure';
import { MoreRows } from '../parts/more-rows';
import { SearchField } from '../parts/search-field';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { usePopulationMembers, type MemberFilter } from './queries';

const EVERYONE: MemberFilter = { search: '', province: '', sizeClass: '' };

/** The organisations of a population, with the facts as they were when it was fixed. */
export function PopulationMembers({ wave, population }: { wave: string; population: Population }) {
  const { population: said } = texts;
  const [filter, setFilter] = useState(EVERYONE);
  const list = usePopulationMembers(wave, filter);
  const search = useCallback((text: string) => setFilter((before) => ({ ...before, search: text })), []);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const everyone = Object.values(filter).every((value) => value === '');
  const sizes = new Map(population.sizeClasses.map(({ code, label }) => [code, label]));
  return (
    <section className="ido-panel" aria-labelledby="organisaties">
      <h2 id="organisaties" className="utrecht-heading-3">
        {said.members}
      </h2>
      <div className="ido-narrowing" role="search" aria-label={said.members}>
        <SearchField label={said.searchMember} value={filter.search} onChange={search} />
        <ChoiceField
          label={said.province}
          value={filter.province}
          options={optionsOf(population.provinces)}
          onChange={(province) => setFilter({ ...filter, province })}
        />
        <ChoiceField
          label={said.sizeClass}
          value={filter.sizeClass}
          options={optionsOf(population.sizeClasses)}
          onChange={(sizeClass) => setFilter({ ...filter, sizeClass })}
        />
      </div>
      <Failure error={list.error} />
      {!list.data && !list.error && (
        <div aria-busy="true">
          <Skeleton lines={8} height={28} />
        </div>
      )}
      {list.data && (
        <DataTable
          wide
          caption={said.members}
          columns={columnsOf(sizes)}
          rows={rows}
          rowKey={({ code }) => code}
          empty={<p>{said.nothing}</p>}
          paging={
            rows.length > 0 && (
              <MoreRows
                shown={rows.length}
                total={everyone ? population.total : undefined}
                hasMore={list.hasNextPage}
                busy={list.isFetchingNextPage}
                onMore={() => void list.fetchNextPage()}
              />
            )
          }
        />
      )}
    </section>
  );
}

function columnsOf(sizes: ReadonlyMap<string | null, string>): Array<Column<PopulationMember>> {
  const { population: said } = texts;
  return [
    {
      key: 'name',
      label: said.name,
      header: true,
      cell: ({ code, name, successor }) => (
        <>
          <Link className="utrecht-link utrecht-link--html-a" to={`/register/${encodeURIComponent(code)}`}>
            {name}
          </Link>
          {successor && <span className="ido-quiet"> ({said.mergedInto(successor.name)})</span>}
        </>
      ),
    },
    { key: 'province', label: said.province, cell: ({ province }) => province ?? said.unknown },
    {
      key: 'size',
      label: said.sizeClass,
      cell: ({ sizeClass }) => (sizeClass === null ? said.unknown : (sizes.get(sizeClass) ?? sizeClass)),
    },
    {
      key: 'inhabitants',
      label: said.inhabitants,
      numeric: true,
      cell: ({ inhabitants }) => (inhabitants === null ? '–' : dutchNumber(inhabitants)),
    },
    { key: 'response', label: said.response, cell: ({ response }) => texts.register.responses[response] },
  ];
}

function optionsOf(classes: readonly PopulationClass[]) {
  const known = classes.flatMap(({ code, label, n }) => (code === null || n === 0 ? [] : [{ value: code, label }]));
  return [{ value: '', label: texts.population.all }, ...known];
}
