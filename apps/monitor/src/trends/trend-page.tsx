import { correctionWords, figureLabel } from '@ido/report';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { SyntheticNote } from '../layout/synthetic-note';
import { ErrorState } from '../parts/error-state';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { PairDetail } from './pair-detail';
import { useTrend } from './queries';
import { TrendCard } from './trend-card';
import { trendContext } from './trend-context';
import { TrendFilters } from './trend-filters';
import { useTrendSelection } from './use-trend-selection';
import './trends.css';

/** One question over waves: every answer as a line, every comparison with its test, and where a difference comes from. */
export default function TrendPage() {
  const { study = '', trend: key = '' } = useParams();
  const [selection, change, search] = useTrendSelection();
  const { data, error, refetch, isFetching } = useTrend(study, key, selection);
  const context = useMemo(() => data && trendContext(data), [data]);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data || !context) return <PageSkeleton />;
  const words = texts.trends;
  const synthetic = data.waves.find(({ syntheticNote }) => syntheticNote !== null)?.syntheticNote ?? null;
  const showTable = (code: string, show: boolean) => {
    const others = selection.tables.filter((other) => other !== code);
    change({ ...selection, tables: show ? [...others, code] : others }, { replace: true });
  };
  return (
    <>
      <Breadcrumb
        trail={[
          { to: `/onderzoeken/${study}`, label: data.study.title },
          { to: `/onderzoeken/${study}/trends${search}`, label: words.back },
        ]}
      />
      <PageTitle>{figureLabel(data.title)}</PageTitle>
      <div className="ido-trends" aria-busy={isFetching}>
        <SyntheticNote note={synthetic} />
        <details className="ido-side ido-trend-side">
          <summary>
            <h2 className="utrecht-heading-4">{words.filters}</h2>
          </summary>
          <TrendFilters answer={data} selection={selection} onChange={change} roles={[]} />
        </details>
        {context.selection && <p className="ido-quiet">{context.selection}</p>}
        <p className="ido-card__note">{words.legend}</p>
        {data.organisation && <p>{words.organisationBeside(data.organisation.name)}</p>}
        <div className="ido-trend-cards">
          {data.categories.map(({ code }) => (
            <TrendCard
              key={code}
              trend={data}
              code={code}
              context={context}
              form="page"
              showTable={selection.tables.includes(code)}
              onShowTable={(show) => showTable(code, show)}
            />
          ))}
        </div>
        <section aria-labelledby="vergelijkingen" className="ido-trend-pairs">
          <h2 id="vergelijkingen" className="utrecht-heading-3">
            {words.comparisons}
          </h2>
          <p>{words.comparisonsLead}</p>
          {correctionWords(data.comparisons) && <p>{correctionWords(data.comparisons)}</p>}
          {data.pairs.map((pair) => (
            <PairDetail key={`${pair.from} ${pair.to}`} pair={pair} context={context} />
          ))}
        </section>
      </div>
    </>
  );
}
