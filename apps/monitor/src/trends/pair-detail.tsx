import {
  dutchNumber,
  figureLabel,
  joinWords,
  labelOf,
  pText,
  signed,
  signedInterval,
  testRows,
  type ComparisonInput,
  type PairInput,
  type TestRow,
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
          columns={testColumns()}
          rows={testRows(pair, context.unit)}
          rowKey={({ key }) => key}
          blocks
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
                blocks
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

function testColumns(): Column<TestRow>[] {
  const words = texts.trends;
  const number = (value: number | null, text: (value: number) => string) =>
    value === null ? words.nothing : text(value);
  return [
    { key: 'answer', label: words.answer, header: true, cell: ({ answer }) => answer },
    { key: 'whom', label: words.whom, cell: ({ whom }) => whom },
    {
      key: 'verdict',
      label: words.verdict,
      cell: ({ beyondChance, difference }) => {
        if (beyondChance === null) return difference === null ? words.nothing : words.besides;
        return beyondChance ? words.beyond : words.notBeyond;
      },
    },
    {
      key: 'difference',
      label: words.difference,
      numeric: true,
      cell: ({ difference }) => number(difference, (points) => signed(points, 1)),
    },
    {
      key: 'interval',
      label: words.interval,
      numeric: true,
      cell: ({ interval }) => (interval ? signedInterval(interval) : words.nothing),
    },
    { key: 'n', label: words.n, numeric: true, cell: ({ nText }) => nText || words.nothing },
    { key: 'test', label: words.test, cell: ({ testName }) => testName || words.nothing },
    { key: 'p', label: words.p, numeric: true, cell: ({ p }) => number(p, pText) },
    { key: 'corrected', label: words.correctedP, numeric: true, cell: ({ correctedP }) => number(correctedP, pText) },
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
