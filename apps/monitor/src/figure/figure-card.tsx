import { figureSpec, type FigureContext, type FigureInput, type FigureSpec } from '@ido/report';
import { useId, useMemo, useState } from 'react';
import { figureAnchor } from '../wave/selection';
import { Tabs } from '../parts/tabs';
import { CheckField } from '../parts/check-field';
import { texts } from '../texts';
import { FigureChart } from './figure-chart';
import { FigureMenu } from './figure-menu';
import { FigureTable } from './figure-table';

interface FigureCardProps {
  readonly table: FigureInput;
  readonly context: FigureContext;
  readonly heading: string;
  /** To be pasted back; null when there is none. */
  readonly reference?: string | null;
  readonly showTable: boolean;
  readonly showMargin: boolean;
  readonly onShowTable: (shown: boolean) => void;
  readonly onShowMargin: (shown: boolean) => void;
}

/** One question: title, base, chart or table with the same figures, interval on demand, downloads. */
export function FigureCard(props: FigureCardProps) {
  const { table, context, heading, showTable, showMargin } = props;
  const spec = useMemo(() => figureSpec(table, context), [table, context]);
  const [news, setNews] = useState('');
  const headingId = useId();
  const drawable = spec.kind !== 'none';
  const margins = spec.panels.some((panel) => panel.marks.some((mark) => mark.interval !== null));
  const message = spec.panels.length === 1 ? (spec.panels[0]?.message ?? null) : null;
  if (message !== null) return <MessageCard {...{ spec, heading, message }} open={table.categories.length === 0} />;
  const tableView = <FigureTable spec={spec} margin={showMargin && margins} />;
  return (
    <article id={figureAnchor(table.name)} className="ido-card" aria-labelledby={headingId} tabIndex={-1}>
      <header className="ido-card__head">
        <h3 id={headingId} className="utrecht-heading-3">
          {heading}
        </h3>
        <FigureMenu
          {...{ table, spec, heading }}
          margin={showMargin}
          reference={props.reference ?? null}
          onNews={setNews}
        />
      </header>
      <p className="ido-card__base">
        {spec.baseLine}
        {spec.syntheticNote && <span className="ido-card__synthetic">{spec.syntheticNote}</span>}
      </p>
      <Tabs
        label={texts.figure.view(heading)}
        selected={showTable ? 1 : 0}
        onSelect={(index) => props.onShowTable(index === 1)}
        tabs={[
          {
            label: texts.figure.chart,
            content: drawable ? (
              <FigureChart spec={spec} interval={showMargin} id={table.name} />
            ) : (
              <p>{texts.figure.chartHidden}</p>
            ),
          },
          { label: texts.figure.table, content: tableView },
        ]}
      />
      <div className="ido-print-only">
        {showTable && drawable ? <FigureChart spec={spec} interval={showMargin} id={`${table.name}-print`} /> : null}
        {showTable ? null : tableView}
      </div>
      {margins && (
        <div className="ido-card__tools">
          <CheckField label={texts.figure.margin} checked={showMargin} onChange={props.onShowMargin} />
          {showMargin && <span className="ido-quiet">{texts.figure.marginHelp}</span>}
        </div>
      )}
      {spec.note && <p className="ido-card__note">{spec.note}</p>}
      <p className="ido-hidden" role="status">
        {news}
      </p>
    </article>
  );
}

interface MessageCardProps {
  readonly spec: FigureSpec;
  readonly heading: string;
  readonly message: string;
  /** Of an open question the message says it all; of a withheld figure the note says why. */
  readonly open: boolean;
}

/** A question without figures: how many answered an open question, or that a figure is withheld. */
function MessageCard({ spec, heading, message, open }: MessageCardProps) {
  const headingId = useId();
  return (
    <article
      id={figureAnchor(spec.name)}
      className="ido-card ido-card--message"
      aria-labelledby={headingId}
      tabIndex={-1}
    >
      <h3 id={headingId} className="utrecht-heading-4">
        {heading}
      </h3>
      <p>{message}</p>
      {!open && spec.note && <p className="ido-card__note">{spec.note}</p>}
    </article>
  );
}
