import { dutchNumber } from './dutch-number';
import { GRID, INK, QUIET_INK, YES } from './palette';
import { element, escapeXml } from './svg-element';
import { textWidth } from './text-width';

/** A day on a curve, with sums so far. */
export interface CurveDay {
  /** `2026-11-22` */
  readonly day: string;
  readonly completed: number;
  readonly started: number;
}

/** Something that happened on a day and may explain what the curve does: `1`, `herinnering`. */
export interface CurveMark {
  readonly day: string;
  /** Short: stands at the top of the line. The list under the curve says what it means. */
  readonly label: string;
}

/** What is drawn. */
export interface CurveSpec {
  readonly days: readonly CurveDay[];
  readonly marks: readonly CurveMark[];
  /** Top of the axis, such as a population, drawn as a line with `goalLabel`; null: the highest value. */
  readonly goal: number | null;
  readonly goalLabel: string;
  readonly completedLabel: string;
  readonly startedLabel: string;
  /** Says in words what the curve shows, for who cannot see it. */
  readonly title: string;
}

const FONT = 13;
const TOP = 34;
const BOTTOM = 30;
const LEFT_GAP = 10;
const STARTED_COLOUR = '#26717f';
const shortDay = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Two rising lines over the days of a wave, with vertical lines where something happened. `width` in pixels; the height is fixed. */
export function curveSvg(spec: CurveSpec, { width, id }: { readonly width: number; readonly id: string }): string {
  const height = 280;
  const last = spec.days.at(-1);
  const highest = Math.max(
    1,
    spec.goal ?? 0,
    ...spec.days.map(({ started, completed }) => Math.max(started, completed)),
  );
  const ticks = ticksTo(highest);
  const top = Math.max(highest, ticks.at(-1) ?? 1);
  const left = Math.max(...ticks.map((tick) => textWidth(dutchNumber(tick), FONT))) + LEFT_GAP;
  const endLabels = [spec.completedLabel, spec.startedLabel].map((label) =>
    textWidth(`${label} ${dutchNumber(highest)}`, FONT, true),
  );
  const right = Math.min(width * 0.4, Math.max(...endLabels) + 14);
  const plot = { x: left, y: TOP, width: Math.max(40, width - left - right), height: height - TOP - BOTTOM };
  const x = (at: number) => plot.x + (spec.days.length < 2 ? plot.width : (at / (spec.days.length - 1)) * plot.width);
  const y = (value: number) => plot.y + plot.height * (1 - value / top);
  const parts = [
    element('title', { id: `${id}-titel` }, escapeXml(spec.title)),
    ...ticks.map((tick) => gridLine(tick, y(tick), plot)),
    goalLine(spec, y, plot),
    dayLabels(spec.days, x, plot),
    marks(spec, x, plot),
  ];
  if (last !== undefined) {
    parts.push(
      line(
        spec.days.map((day, at) => [x(at), y(day.started)]),
        STARTED_COLOUR,
        '6 4',
      ),
      line(
        spec.days.map((day, at) => [x(at), y(day.completed)]),
        YES.fill,
      ),
      ...endTexts(spec, last, x(spec.days.length - 1), y),
    );
  }
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${id}-titel`,
      'font-family': "Arial, 'Liberation Sans', sans-serif",
      'font-size': FONT,
    },
    parts.join(''),
  );
}

interface Plot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** 0 and up to five round numbers, the last at or above the highest value. */
export function ticksTo(highest: number): number[] {
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 1);
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  const count = Math.ceil(highest / whole);
  return Array.from({ length: count + 1 }, (_, at) => at * whole);
}

function gridLine(tick: number, at: number, { x, width }: Plot): string {
  return (
    element('line', { x1: x, x2: x + width, y1: at, y2: at, stroke: GRID }) +
    element('text', { x: x - LEFT_GAP, y: at + 4, 'text-anchor': 'end', fill: QUIET_INK }, dutchNumber(tick))
  );
}

function goalLine({ goal, goalLabel }: CurveSpec, y: (value: number) => number, { x, width }: Plot): string {
  if (goal === null) return '';
  return (
    element('line', { x1: x, x2: x + width, y1: y(goal), y2: y(goal), stroke: INK, 'stroke-dasharray': '2 3' }) +
    element('text', { x: x + 4, y: y(goal) - 5, fill: INK }, escapeXml(goalLabel))
  );
}

/** As many days as there is room for, always the first and the last. */
function dayLabels(days: readonly CurveDay[], x: (at: number) => number, plot: Plot): string {
  const room = textWidth('30 sept.', FONT) + 16;
  const most = Math.max(2, Math.floor(plot.width / room));
  const step = Math.max(1, Math.ceil((days.length - 1) / (most - 1)));
  return days
    .map(({ day }, at) => {
      const isLast = at === days.length - 1;
      const tooNear = !isLast && days.length - 1 - at < step;
      if ((!isLast && at % step !== 0) || (tooNear && at !== 0)) return '';
      const text = shortDay.format(new Date(`${day}T00:00:00Z`));
      return element(
        'text',
        { x: x(at), y: plot.y + plot.height + 20, 'text-anchor': 'middle', fill: QUIET_INK },
        escapeXml(text),
      );
    })
    .join('');
}

/** Marks of the same day stand behind one line. */
function marks({ days, marks: given }: CurveSpec, x: (at: number) => number, plot: Plot): string {
  const place = new Map(days.map(({ day }, at) => [day, at]));
  const byDay = new Map<string, string[]>();
  for (const { day, label } of given) if (place.has(day)) byDay.set(day, [...(byDay.get(day) ?? []), label]);
  return [...byDay]
    .map(([day, labels]) => {
      const at = x(place.get(day) ?? 0);
      return (
        element('line', {
          x1: at,
          x2: at,
          y1: plot.y - 8,
          y2: plot.y + plot.height,
          stroke: QUIET_INK,
          'stroke-dasharray': '1 3',
        }) +
        element(
          'text',
          { x: at, y: plot.y - 14, 'text-anchor': 'middle', 'font-weight': 700, fill: INK },
          escapeXml(labels.join(', ')),
        )
      );
    })
    .join('');
}

function line(points: readonly (readonly [number, number])[], stroke: string, dashes?: string): string {
  // A wave of one day is a dot: a line needs two ends.
  const [only] = points;
  if (points.length === 1 && only) return element('circle', { cx: only[0], cy: only[1], r: 4, fill: stroke });
  const round = (value: number) => Math.round(value * 10) / 10;
  return element('polyline', {
    points: points.map(([px, py]) => `${round(px)},${round(py)}`).join(' '),
    fill: 'none',
    stroke,
    'stroke-width': 2.5,
    'stroke-linejoin': 'round',
    'stroke-dasharray': dashes,
  });
}

/** Names at the ends of the lines instead of a legend; moved apart where the lines end close together. */
function endTexts(spec: CurveSpec, last: CurveDay, x: number, y: (value: number) => number): string[] {
  // Above the days below the axis, and the one above the other.
  const completed = Math.min(y(last.completed) + 4, y(0) - 3);
  const started = Math.min(y(last.started) + 4, completed - 17);
  const text = (label: string, value: number, at: number, fill: string) =>
    element('text', { x: x + 8, y: at, 'font-weight': 700, fill }, escapeXml(`${label} ${dutchNumber(value)}`));
  return [
    text(spec.startedLabel, last.started, started, STARTED_COLOUR),
    text(spec.completedLabel, last.completed, completed, YES.fill),
  ];
}
