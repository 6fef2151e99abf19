import type { Steps } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';
import { useSteps } from './queries';

/** How long answering takes, and where people stop. */
export function Stops({ wave }: { wave: string }) {
  const said = texts.watching;
  const { data } = useSteps(wave);
  if (!data) return null;
  const median = data.medianMinutes;
  return (
    <section className="ido-panel" aria-labelledby="invullen">
      <h2 id="invullen" className="utrecht-heading-3">
        {said.stepsTitle}
      </h2>
      <p>{median === null ? said.noMedian : said.median(durationOf(median), dutchNumber(data.timed))}</p>
      <h3 className="utrecht-heading-4">{said.stopsTitle}</h3>
      {data.drafts === 0 ? (
        <p>{said.noStops}</p>
      ) : (
        <>
          <p>
            {said.stopsLead(dutchNumber(data.drafts))}{' '}
            {data.looked < data.drafts && said.stopsBounded(dutchNumber(data.looked))}
          </p>
          <DataTable
            caption={said.stopsTitle}
            columns={COLUMNS}
            rows={data.stops}
            rowKey={({ question }) => question ?? ''}
          />
        </>
      )}
    </section>
  );
}

/** Minutes in the unit that people would use. */
export function durationOf(minutes: number): string {
  const said = texts.watching;
  if (minutes < 90) return said.minutes(dutchNumber(Math.max(1, Math.round(minutes))));
  if (minutes < 48 * 60) return said.hours(dutchNumber(Math.round(minutes / 60)));
  return said.days(dutchNumber(Math.round(minutes / (24 * 60))));
}

const COLUMNS: ReadonlyArray<Column<Steps['stops'][number]>> = [
  {
    key: 'question',
    label: texts.watching.stopQuestion,
    header: true,
    cell: ({ question, title, page }) => (
      <>
        {question === null ? texts.watching.notSent : title}
        {page && (
          <>
            <br />
            <span className="ido-quiet">{texts.watching.onPage(page)}</span>
          </>
        )}
      </>
    ),
  },
  {
    key: 'count',
    label: texts.watching.stopCount,
    numeric: true,
    sortBy: ({ count }) => count,
    cell: ({ count }) => dutchNumber(count),
  },
];
