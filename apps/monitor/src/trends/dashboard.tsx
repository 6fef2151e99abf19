import type { Trend, TrendDashboard } from '@ido/api';
import { changeWords, correctionWords, figureLabel, trendFigureWords, type TrendContext } from '@ido/report';
import { useMemo } from 'react';
import { useScrollToFigure } from '../figure/use-scroll-to-figure';
import { SyntheticNote } from '../layout/synthetic-note';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';
import { ProvinceMap } from './province-map';
import { roleSectionsOf } from './role-sections';
import { isReleased, releaseWords } from './release-words';
import type { TrendSelection } from './selection';
import { TrendCard } from './trend-card';
import { trendContext } from './trend-context';
import { TrendFilters } from './trend-filters';
import './trends.css';

interface DashboardProps {
  readonly answer: TrendDashboard;
  readonly selection: TrendSelection;
  readonly onChange: (next: TrendSelection, how?: { replace: boolean }) => void;
  /** Address of the page of one question; absent where there is none. */
  readonly pageOf?: (trend: string) => string;
  /** Code of the organisation that lies beside it when nobody chose. */
  readonly own?: string;
}

/** Response, what changed, the questions per role, the provinces, and all of it as a table. Neither fetches nor counts. */
export function Dashboard({ answer, selection, onChange, pageOf, own }: DashboardProps) {
  const words = texts.trends;
  const context = useMemo(() => trendContext(answer), [answer]);
  useScrollToFigure(true);
  const chosen = useMemo(() => (selection.province === '' ? [] : [selection.province]), [selection.province]);
  if (answer.waves.length === 0) return <p className="ido-panel ido-empty">{words.noWaves}</p>;
  const sections = roleSectionsOf(answer.trends);
  const shown = sections.filter(({ role }) => selection.role === '' || role === selection.role);
  const last = answer.waves.at(-1)!;
  const synthetic = answer.waves.find(({ syntheticNote }) => syntheticNote !== null)?.syntheticNote ?? null;
  const showTable = (key: string, show: boolean) => {
    const others = selection.tables.filter((other) => other !== key);
    onChange({ ...selection, tables: show ? [...others, key] : others }, { replace: true });
  };
  return (
    <>
      <SyntheticNote note={synthetic} />
      <section className="ido-panel ido-trend-first" aria-labelledby="veranderd">
        <p>
          {words.latest}: <strong>{last.title}</strong>
          {last.title.includes(last.label) ? '' : ` (${last.label})`}
        </p>
        <p className="ido-trend-first__response">{answer.response}</p>
        <h2 id="veranderd" className="utrecht-heading-3">
          {words.changed}
        </h2>
        <ul className="ido-trend-first__sentences">
          {answer.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {answer.comparisons > 1 && (
          <p className="ido-card__note">
            <strong>{words.correction}.</strong> {correctionWords(answer.comparisons)}
          </p>
        )}
        {isReleased(answer) && (
          <p className="ido-card__note">
            {releaseWords(answer)} {words.unpaired}
          </p>
        )}
      </section>
      <details className="ido-side ido-trend-side" open>
        <summary>
          <h2 className="utrecht-heading-4">{words.filters}</h2>
        </summary>
        <TrendFilters
          answer={answer}
          selection={selection}
          onChange={onChange}
          own={own}
          roles={sections.flatMap(({ role, title }) => (role === null ? [] : [{ value: role, label: title }]))}
        />
      </details>
      {context.selection && <p className="ido-quiet">{context.selection}</p>}
      <p className="ido-card__note">{words.legend}</p>
      {answer.organisation && <p>{words.organisationBeside(answer.organisation.name)}</p>}
      {shown.length === 0 && <p className="ido-panel ido-empty">{words.noTrends}</p>}
      {shown.map(({ role, title, trends }) => (
        <section key={role ?? ''} className="ido-trend-role" aria-labelledby={`rol-${role ?? 'overig'}`}>
          <h2 id={`rol-${role ?? 'overig'}`} className="ido-role__title">
            {title}
          </h2>
          <div className="ido-trend-cards">
            {trends.map((trend) => (
              <TrendCard
                key={trend.key}
                trend={trend}
                code={trend.headline ?? ''}
                context={context}
                form="card"
                showTable={selection.tables.includes(trend.key)}
                onShowTable={(show) => showTable(trend.key, show)}
                to={pageOf?.(trend.key)}
              />
            ))}
          </div>
        </section>
      ))}
      <ProvinceMap answer={answer} chosen={chosen} onChoose={(tile) => onChange({ ...selection, tile })} />
      <section className="ido-panel" aria-labelledby="alles">
        <h2 id="alles" className="utrecht-heading-3">
          {words.allTable}
        </h2>
        <p>{words.allTableLead}</p>
        <DataTable
          caption={words.allTable}
          columns={columnsOf(answer, context)}
          rows={shown.flatMap(({ trends }) => trends)}
          rowKey={({ key }) => key}
          wide
        />
      </section>
    </>
  );
}

function columnsOf(answer: TrendDashboard, context: TrendContext): Column<Trend>[] {
  const words = texts.trends;
  const headline = ({ categories, headline: code }: Trend) => categories.find((one) => one.code === code)?.label ?? '';
  return [
    { key: 'question', label: words.question, header: true, cell: ({ title }) => figureLabel(title) },
    { key: 'answer', label: words.answer, cell: (trend) => figureLabel(headline(trend)) },
    ...answer.waves.map((wave): Column<Trend> => ({
      key: wave.key,
      label: wave.label,
      numeric: true,
      cell: (trend) => {
        const point = trend.points.find((one) => one.wave === wave.key);
        if (!point || trend.headline === null) return words.nothing;
        return trendFigureWords(point, trend.headline).replace('n = ', 'n\u00a0=\u00a0');
      },
    })),
    {
      key: 'change',
      label: words.change,
      cell: (trend) => {
        const pair = trend.pairs.findLast(({ consecutive }) => consecutive);
        const comparison = pair?.comparisons.find(({ code }) => code === trend.headline);
        return pair && comparison ? changeWords(comparison, pair, context) : words.nothing;
      },
    },
  ];
}
