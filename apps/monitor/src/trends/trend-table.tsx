import { shareAsPercentage, type TrendSpec } from '@ido/report';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';

type Mark = TrendSpec['marks'][number];

/** The same figures as the drawing of one category. */
export function TrendTable({ spec }: { spec: TrendSpec }) {
  const words = texts.trends;
  const columns: Column<Mark>[] = [
    { key: 'wave', label: words.wave, header: true, cell: ({ label }) => label },
    {
      key: 'percentage',
      label: words.percentage,
      numeric: true,
      cell: ({ valueText, missing }) => valueText || missing || words.nothing,
    },
    {
      key: 'interval',
      label: words.interval,
      numeric: true,
      cell: ({ interval }) => (interval ? interval.map(shareAsPercentage).join('–') : words.nothing),
    },
    { key: 'n', label: words.n, numeric: true, cell: ({ nText }) => nText.replace('n = ', '') || words.nothing },
    ...(spec.organisation === null
      ? []
      : [
          {
            key: 'own',
            label: words.own(spec.organisation),
            cell: ({ own }: Mark) => (own === null ? words.nothing : own ? words.yes : words.no),
          },
        ]),
  ];
  const caption = words.tableOf(`${spec.title} – ${spec.category}`);
  return <DataTable caption={caption} columns={columns} rows={spec.marks} rowKey={({ wave }) => wave} />;
}
