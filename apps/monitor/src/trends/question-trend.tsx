import type { TrendDetail } from '@ido/api';
import { correctionWords } from '@ido/report';
import { useMemo } from 'react';
import { useScrollToFigure } from '../figure/use-scroll-to-figure';
import { SyntheticNote } from '../layout/synthetic-note';
import { EarlierState } from '../releases/earlier-state';
import { texts } from '../texts';
import { PairDetail } from './pair-detail';
import { isReleased, releaseWords } from './release-words';
import type { TrendSelection } from './selection';
import { TrendCard } from './trend-card';
import { trendContext } from './trend-context';
import { TrendFilters } from './trend-filters';
import './trends.css';

interface QuestionTrendProps {
  readonly answer: TrendDetail;
  readonly selection: TrendSelection;
  readonly onChange: (next: TrendSelection, how?: { replace: boolean }) => void;
  /** Code of the organisation that lies beside it when nobody chose. */
  readonly own?: string;
}

/** Every answer to one question as a line, every comparison with its test, and where a difference comes from. Neither fetches nor counts. */
export function QuestionTrend({ answer, selection, onChange, own }: QuestionTrendProps) {
  const context = useMemo(() => trendContext(answer), [answer]);
  useScrollToFigure(true);
  const words = texts.trends;
  const released = isReleased(answer);
  const synthetic = answer.waves.find(({ syntheticNote }) => syntheticNote !== null)?.syntheticNote ?? null;
  const showTable = (code: string, show: boolean) => {
    const others = selection.tables.filter((other) => other !== code);
    onChange({ ...selection, tables: show ? [...others, code] : others }, { replace: true });
  };
  return (
    <>
      <SyntheticNote note={synthetic} />
      {answer.asOf !== null && <EarlierState onNow={() => onChange({ ...selection, asOf: '' })} />}
      <details className="ido-side ido-trend-side">
        <summary>
          <h2 className="utrecht-heading-4">{words.filters}</h2>
        </summary>
        <TrendFilters answer={answer} selection={selection} onChange={onChange} roles={[]} own={own} />
      </details>
      {context.selection && <p className="ido-quiet">{context.selection}</p>}
      <p className="ido-card__note">{words.legend}</p>
      {released && <p className="ido-card__note">{releaseWords(answer)}</p>}
      {answer.organisation && <p>{words.organisationBeside(answer.organisation.name)}</p>}
      <div className="ido-trend-cards">
        {answer.categories.map(({ code }) => (
          <TrendCard
            key={code}
            trend={answer}
            code={code}
            context={context}
            form="page"
            reference={answer.reference}
            showTable={selection.tables.includes(code)}
            onShowTable={(show) => showTable(code, show)}
          />
        ))}
      </div>
      <section aria-labelledby="vergelijkingen" className="ido-trend-pairs">
        <h2 id="vergelijkingen" className="utrecht-heading-3">
          {words.comparisons}
        </h2>
        <p>{released ? `${words.comparisonsLeadReleased} ${words.unpaired}` : words.comparisonsLead}</p>
        {correctionWords(answer.comparisons) && <p>{correctionWords(answer.comparisons)}</p>}
        {answer.pairs.map((pair) => (
          <PairDetail key={`${pair.from} ${pair.to}`} pair={pair} context={context} />
        ))}
      </section>
    </>
  );
}
