import type { Population, PopulationClass } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';

interface CountRow {
  readonly label: string;
  readonly n: number;
  /** N by code of the size class; '' for those of which it is not known. */
  readonly bySize: ReadonlyMap<string, number>;
}

/** N per province and size class, with the totals of both. Classes that nobody is in are left out. */
export function PopulationCounts({ population }: { population: Population }) {
  const { population: said } = texts;
  const sizes = population.sizeClasses.filter(({ n }) => n > 0);
  const columns: Array<Column<CountRow>> = [
    { key: 'province', label: said.province, header: true, cell: ({ label }) => label },
    ...sizes.map((size) => ({
      key: `size ${size.code}`,
      label: size.label,
      numeric: true,
      cell: ({ bySize }: CountRow) => dutchNumber(bySize.get(size.code ?? '') ?? 0),
    })),
    { key: 'n', label: said.all, numeric: true, cell: ({ n }) => <strong>{dutchNumber(n)}</strong> },
  ];
  const rows = population.provinces.filter(({ n }) => n > 0).map((province) => rowOf(province, population));
  const total: CountRow = {
    label: said.all,
    n: population.total,
    bySize: new Map(sizes.map(({ code, n }) => [code ?? '', n])),
  };
  return (
    <DataTable
      wide={sizes.length > 2}
      caption={said.together}
      columns={columns}
      rows={[...rows, total]}
      rowKey={({ label }) => label}
    />
  );
}

function rowOf({ code, label, n }: PopulationClass, { cells }: Population): CountRow {
  const own = cells.filter(({ province }) => province === code);
  return { label, n, bySize: new Map(own.map((cell) => [cell.sizeClass ?? '', cell.n])) };
}
