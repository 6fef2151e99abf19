import { trendCsv, trendSpec, trendSvg, type TrendContext, type TrendInput } from '@ido/report';
import { useId, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { DownloadMenu } from '../figure/download-menu';
import { Tabs } from '../parts/tabs';
import { texts } from '../texts';
import { TrendChart } from './trend-chart';
import { TrendTable } from './trend-table';

/** Pixels; what fits a page of a report at 150 dots per inch. */
const DOWNLOAD_WIDTH = 900;

interface TrendCardProps {
  readonly trend: TrendInput;
  readonly code: string;
  readonly context: TrendContext;
  readonly form: 'card' | 'page';
  /** To be pasted back; null when there is none. */
  readonly reference?: string | null;
  readonly showTable: boolean;
  readonly onShowTable: (shown: boolean) => void;
  /** Address of the page with everything about the question; absent on that page itself. */
  readonly to?: string;
}

/** Fragment of the address of one trend on a page. */
export function trendAnchor(key: string, code: string): string {
  return `trend-${key}-${code}`;
}

/** One answer to one question over waves: drawing or table, what changed in words, why a line is dotted or broken, downloads. */
export function TrendCard(props: TrendCardProps) {
  const { trend, code, context, form, showTable, onShowTable, to } = props;
  const spec = useMemo(() => trendSpec(trend, code, context), [trend, code, context]);
  const [news, setNews] = useState('');
  const headingId = useId();
  const anchor = trendAnchor(trend.key, code);
  const heading = form === 'card' ? `${spec.title} – ${spec.category}` : spec.category;
  const table = <TrendTable spec={spec} />;
  return (
    <article id={anchor} className={`ido-card ido-trend ido-trend--${form}`} aria-labelledby={headingId} tabIndex={-1}>
      <header className="ido-card__head">
        <h3 id={headingId} className="utrecht-heading-4">
          {form === 'card' ? (
            <>
              {spec.title} <span className="ido-trend__answer">{spec.category}</span>
            </>
          ) : (
            spec.category
          )}
        </h3>
        <DownloadMenu
          name={`${trend.key}-${code}`}
          heading={heading}
          anchor={anchor}
          svg={() => trendSvg(spec, { width: DOWNLOAD_WIDTH, form: 'download', id: `download-${anchor}` })}
          csv={() => trendCsv(trend, context)}
          reference={props.reference ?? null}
          onNews={setNews}
        />
      </header>
      <Tabs
        label={texts.trends.view(heading)}
        selected={showTable ? 1 : 0}
        onSelect={(index) => onShowTable(index === 1)}
        tabs={[
          { label: texts.trends.chart, content: <TrendChart spec={spec} form={form} id={anchor} /> },
          { label: texts.trends.table, content: table },
        ]}
      />
      {showTable ? null : <div className="ido-print-only">{table}</div>}
      {spec.change && <p className="ido-trend__change">{spec.change}</p>}
      {form === 'page' && spec.others && <p>{spec.others}</p>}
      {spec.notes.map((note) => (
        <p key={note} className="ido-card__note">
          {note}
        </p>
      ))}
      {to && (
        <p className="ido-screen-only">
          <Link className="utrecht-link utrecht-link--html-a" to={to} aria-label={texts.trends.open(heading)}>
            {texts.trends.openShort}
          </Link>
        </p>
      )}
      <p className="ido-hidden" role="status">
        {news}
      </p>
    </article>
  );
}
