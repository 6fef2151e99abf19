import type { Progress } from '@ido/api';
import { curveSvg, dutchDate, dutchNumber, type CurveSpec } from '@ido/report';
import { useMemo } from 'react';
import { useDrawnWidth } from '../figure/use-drawn-width';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';

/** Drawn at first with the width of the page on a desk, then with its real width. */
const WIDTH = { first: 960, least: 280 };

type Day = Progress['days'][number];

/** The response per day, with the days on which contacts were written to marked, and the same as a table. */
export function Curve({ progress, unit }: { progress: Progress; unit: string }) {
  const said = texts.watching;
  const { days, mailings, population } = progress;
  const spec = useMemo((): CurveSpec => {
    const [first, last] = [days[0], days.at(-1)];
    return {
      days: days.map(({ day, startedSoFar, completedSoFar }) => ({
        day,
        started: startedSoFar,
        completed: completedSoFar,
      })),
      marks: mailings.map(({ day }, at) => ({ day, label: String(at + 1) })),
      goal: population,
      goalLabel: population === null ? '' : said.population(dutchNumber(population), unit),
      completedLabel: said.completedLine,
      startedLabel: said.startedLine,
      title:
        first && last
          ? said.curveSentence(dutchDate(first.day), dutchDate(last.day), dutchNumber(last.completedSoFar))
          : said.curveEmpty,
    };
  }, [days, mailings, population, unit, said]);
  return (
    <section className="ido-panel" aria-labelledby="per-dag">
      <h2 id="per-dag" className="utrecht-heading-3">
        {said.curveTitle}
      </h2>
      {days.length === 0 ? (
        <p className="ido-empty">{said.curveEmpty}</p>
      ) : (
        <>
          <Drawing spec={spec} />
          <Mailings mailings={mailings} />
          <details>
            <summary>{said.tableOfDays}</summary>
            <DataTable
              caption={said.tableOfDays}
              columns={COLUMNS}
              rows={[...days].reverse()}
              rowKey={({ day }) => day}
            />
          </details>
        </>
      )}
    </section>
  );
}

const COLUMNS: ReadonlyArray<Column<Day>> = [
  { key: 'day', label: texts.watching.day, header: true, cell: ({ day }) => dutchDate(day) },
  { key: 'started', label: texts.watching.startedOn, numeric: true, cell: ({ started }) => dutchNumber(started) },
  {
    key: 'completed',
    label: texts.watching.completedOn,
    numeric: true,
    cell: ({ completed }) => dutchNumber(completed),
  },
  { key: 'sum', label: texts.watching.completedSoFar, numeric: true, cell: (day) => dutchNumber(day.completedSoFar) },
];

function Mailings({ mailings }: { mailings: Progress['mailings'] }) {
  const said = texts.watching;
  if (mailings.length === 0) return null;
  return (
    <>
      <h3 className="utrecht-heading-4">{said.mailings}</h3>
      <ul className="ido-marks">
        {mailings.map(({ id, kind, day, sent }, at) => (
          <li key={id}>{said.mailing(at + 1, said.mailingKinds[kind] ?? kind, dutchDate(day), dutchNumber(sent))}</li>
        ))}
      </ul>
    </>
  );
}

function Drawing({ spec }: { spec: CurveSpec }) {
  const { box, width } = useDrawnWidth(WIDTH);
  // Every label in the markup is escaped by curveSvg.
  const markup = useMemo(() => ({ __html: curveSvg(spec, { width, id: 'respons-per-dag' }) }), [spec, width]);
  return <div ref={box} className="ido-curve" dangerouslySetInnerHTML={markup} />;
}
