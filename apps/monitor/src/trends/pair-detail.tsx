import {
  dutchNumber,
  figureLabel,
  joinWords,
  labelOf,
  noComparisonWords,
  pText,
  signed,
  signedInterval,
  testWords,
  type ComparisonInput,
  type PairInput,
  type TrendContext,
} from '@ido/report';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';

/** Two waves beside each other: the difference per answer with its test, and the parts that it is the sum of. */
export function PairDetail({ pair, context }: { pair: PairInput; context: TrendContext }) {
  const words = texts.trends;
  const name = `${labelOf(pair.from, context)} – ${labelOf(pair.to, context)}`;
  const title = pair.consecutive ? name : `${name} (${words.first})`;
  const join = joinWords(pair, context);
  const split = pair.comparisons.filter(({ decomposition }) => decomposition !== null);
  return (
    <section className="ido-panel" aria-label={title}>
      <h3 className="utrecht-heading-4">{title}</h3>
      {join && <p>{join}</p>}
      {pair.pairs !== null && <p>{words.pairsOf(dutchNumber(pair.pairs), context.unit)}</p>}
      {pair.pairsWithheld && <p>{words.pairsWithheld}</p>}
      {pair.divided !== null && pair.divided > 0 && <p>{words.dividedOf(dutchNumber(pair.divided))}</p>}
      {pair.comparisons.length > 0 && (
        <DataTable
          caption={`${words.comparisons} ${title}`}
          columns={testColumns(pair, context)}
          rows={pair.comparisons}
          rowKey={({ code }) => code}
          wide
        />
      )}
      {pair.pairs !== null && (
        <>
          <h4 className="utrecht-heading-5">{words.split}</h4>
          {split.length > 0 ? (
            <>
              <p>{words.splitLead}</p>
              <DataTable
                caption={`${words.split} ${title}`}
                columns={splitColumns()}
                rows={split}
                rowKey={({ code }) => code}
              />
            </>
          ) : (
            <p>{words.noSplit}</p>
          )}
        </>
      )}
    </section>
  );
}

function testColumns(pair: PairInput, { unit }: TrendContext): Column<ComparisonInput>[] {
  const words = texts.trends;
  return [
    { key: 'answer', label: words.answer, header: true, cell: ({ label }) => figureLabel(label) },
    {
      key: 'difference',
      label: words.difference,
      numeric: true,
      cell: ({ difference }) => (difference === null ? words.nothing : signed(difference, 1)),
    },
    {
      key: 'interval',
      label: words.interval,
      numeric: true,
      cell: ({ interval }) => (interval ? signedInterval(interval) : words.nothing),
    },
    { key: 'test', label: words.test, cell: (one) => testWords(one, pair, unit) || noComparisonWords(one) },
    { key: 'p', label: words.p, numeric: true, cell: ({ p }) => (p === null ? words.nothing : pText(p)) },
    {
      key: 'corrected',
      label: words.correctedP,
      numeric: true,
      cell: ({ correctedP }) => (correctedP === null ? words.nothing : pText(correctedP)),
    },
    {
      key: 'verdict',
      label: words.verdict,
      cell: ({ difference, beyondChance }) =>
        difference === null ? words.nothing : beyondChance ? words.beyond : words.notBeyond,
    },
  ];
}

function splitColumns(): Column<ComparisonInput>[] {
  const words = texts.trends;
  const part = (key: 'stayers' | 'others' | 'total', label: string): Column<ComparisonInput> => ({
    key,
    label,
    numeric: true,
    cell: ({ decomposition }) => (decomposition ? signed(decomposition[key], 1) : words.nothing),
  });
  return [
    { key: 'answer', label: words.answer, header: true, cell: ({ label }) => figureLabel(label) },
    part('stayers', words.stayers),
    part('others', words.others),
    part('total', words.total),
  ];
}
