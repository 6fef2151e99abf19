import { SMALL, textLines, TITLE, type Drawn } from './figure-text';
import { GRID, INK, QUIET_INK, YES } from './palette';
import { element, escapeXml } from './svg-element';
import { textWidth, wrap } from './text-width';
import type { TrendLine, TrendMark, TrendSpec } from './trend-spec';

/** How a trend is drawn: `card` small among others, `page` by itself, `download` with its title and source in the picture. */
export interface TrendDrawing {
  /** Pixels, from 220. */
  readonly width: number;
  readonly form: 'card' | 'page' | 'download';
  /** Unique on the page. */
  readonly id: string;
}

const FONT = SMALL;
const OWN_COLOUR = '#8a4a00';
const RADIUS = 5;
const PLOT = { card: 110, page: 200, download: 240 } as const;
/** Around a download, as around those of the figures of one wave. */
const MARGIN = 24;
const ABOVE = 24;
const AXIS = 22;
const LABEL_LINE = 15;
const WIDEST_LABEL = 100;
const MOST_LABEL_LINES = 3;
const OWN = 22;

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
  /** Of each mark, in lines that do not reach the next one. */
  readonly labels: readonly (readonly string[])[];
  /** What more than one line of them takes. */
  readonly more: number;
  readonly x: (at: number) => number;
  readonly y: (share: number) => number;
}

/**
 * One category over waves: a mark per wave with its interval, its percentage above and n below; solid lines where the question is the same,
 * dotted where it was reworded or recoded, none where it cannot be compared. A mark is filled where the change before it is beyond
 * chance, open where it may be chance. What the organisation beside it answered stands as diamonds below.
 */
export function trendSvg(spec: TrendSpec, { width: whole, form, id }: TrendDrawing): string {
  const margin = form === 'download' ? MARGIN : 0;
  const width = whole - 2 * margin;
  const head = form === 'download' ? headOf(spec, width) : { markup: '', height: 0 };
  const own = spec.organisation === null ? 0 : OWN;
  const plot = plotOf(spec, width, head.height + ABOVE, PLOT[form]);
  const below = plot.top + plot.height + plot.more;
  const foot = footOf(spec, width, below + AXIS + 16 + own, form);
  const height = below + AXIS + 16 + own + foot.height;
  const parts = [
    head.markup,
    ...[0, 0.5, 1].map((share) => gridLine(share, plot)),
    ...spec.lines.map((line) => lineOf(line, spec.marks, plot)),
    ...spec.marks.map((mark, at) => markOf(mark, at, spec, plot)),
    spec.marks.some(({ nText }) => nText !== '') ? rowName('n', plot, below + 34) : '',
    own > 0 ? rowName('◆', plot, below + AXIS + 16 + 16) : '',
    own > 0 ? ownMarks(spec, plot, below + AXIS + 16 + 12) : '',
    foot.markup,
  ];
  const paper = { width: whole, height: height + 2 * margin };
  const drawn = parts.join('');
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${paper.width} ${paper.height}`,
      ...paper,
      role: 'img',
      'aria-labelledby': `${id}-titel`,
      'font-family': "Arial, 'Liberation Sans', sans-serif",
      'font-size': FONT,
    },
    element('title', { id: `${id}-titel` }, escapeXml(spec.sentence)) +
      (margin === 0
        ? drawn
        : element('rect', { ...paper, fill: '#ffffff' }) +
          element('g', { transform: `translate(${margin} ${margin})` }, drawn)),
  );
}

function plotOf(spec: TrendSpec, width: number, top: number, height: number): Plot {
  const left = textWidth('100%', FONT) + 8;
  const half = Math.max(
    22,
    ...spec.marks.map(({ label, nText, missing }) =>
      Math.min(
        WIDEST_LABEL / 2,
        Math.max(textWidth(label, FONT, true), textWidth(nText, FONT), textWidth(missing, FONT)) / 2,
      ),
    ),
  );
  const first = left + half;
  const last = width - half - 2;
  const step = spec.marks.length < 2 ? 0 : (last - first) / (spec.marks.length - 1);
  const widest = Math.min(WIDEST_LABEL, spec.marks.length < 2 ? WIDEST_LABEL : step - 6);
  const labels = spec.marks.map(({ label }) => shortened(wrap(label, widest, FONT, true)));
  return {
    left,
    right: width,
    top,
    height,
    labels,
    more: (Math.max(1, ...labels.map(({ length }) => length)) - 1) * LABEL_LINE,
    x: (at) => (spec.marks.length < 2 ? (first + last) / 2 : first + at * step),
    y: (share) => top + height * (1 - share),
  };
}

/** A long name of a wave is cut off here; the table and the text for screen readers have all of it. */
function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LABEL_LINES) return lines;
  return [...lines.slice(0, MOST_LABEL_LINES - 1), `${lines[MOST_LABEL_LINES - 1]!.slice(0, -1)}…`];
}

function gridLine(share: number, { left, right, y }: Plot): string {
  const at = y(share);
  return (
    element('line', { x1: left, x2: right, y1: at, y2: at, stroke: GRID }) +
    element('text', { x: left - 6, y: at + 4, 'text-anchor': 'end', fill: QUIET_INK }, `${share * 100}%`)
  );
}

function lineOf(
  { from, to, kind, beyondChance, changeText }: TrendLine,
  marks: readonly TrendMark[],
  plot: Plot,
): string {
  const [start, end] = [marks[from]!.share, marks[to]!.share];
  if (kind === 'gap' || start === null || end === null) {
    // A gap that is meant: two short strokes, as on an axis that is cut.
    const middle = (plot.x(from) + plot.x(to)) / 2;
    const y = plot.top + plot.height / 2;
    return [-3, 3]
      .map((shift) =>
        element('line', {
          x1: middle + shift - 3,
          x2: middle + shift + 3,
          y1: y + 7,
          y2: y - 7,
          stroke: QUIET_INK,
          'stroke-width': 1.5,
        }),
      )
      .join('');
  }
  const middle = { x: (plot.x(from) + plot.x(to)) / 2, y: (plot.y(start) + plot.y(end)) / 2 };
  const line = element('line', {
    x1: plot.x(from),
    y1: plot.y(start),
    x2: plot.x(to),
    y2: plot.y(end),
    stroke: YES.fill,
    'stroke-width': beyondChance ? 3 : 1.5,
    'stroke-dasharray': kind === 'dotted' ? '2 5' : undefined,
    'stroke-linecap': kind === 'dotted' ? 'round' : undefined,
  });
  // Only a change beyond chance is written at the line; the words below say the others.
  if (!beyondChance || changeText === '') return line;
  const below = middle.y < plot.top + plot.height / 2;
  return line + haloed(changeText, middle.x, middle.y + (below ? 22 : -12), YES.fill, true);
}

function markOf(mark: TrendMark, at: number, spec: TrendSpec, plot: Plot): string {
  const x = plot.x(at);
  const base = plot.top + plot.height;
  const under = (text: string, y: number, fill: string, bold = false) =>
    element(
      'text',
      { x, y, 'text-anchor': 'middle', fill, 'font-weight': bold ? 700 : undefined },
      escapeXml(text) || ' ',
    );
  const n = mark.nText.replace('n = ', '');
  const label = plot.labels[at]!.map((line, row) => under(line, base + 18 + row * LABEL_LINE, INK, true)).join('');
  const axis = label + under(n, base + plot.more + 34, QUIET_INK);
  if (mark.share === null)
    return axis + under(mark.missing, plot.y(0.5) + (spec.marks.length > 1 ? -14 : 4), QUIET_INK);
  const y = plot.y(mark.share);
  const interval =
    mark.interval === null
      ? ''
      : element('line', {
          x1: x,
          x2: x,
          y1: plot.y(mark.interval[0]),
          y2: plot.y(mark.interval[1]),
          stroke: YES.fill,
          'stroke-width': 1.5,
          opacity: 0.55,
        });
  const dot = element('circle', {
    cx: x,
    cy: y,
    r: RADIUS,
    fill: mark.beyondChance ? YES.fill : '#ffffff',
    stroke: YES.fill,
    'stroke-width': 2,
  });
  const top = mark.interval === null ? y : plot.y(mark.interval[1]);
  return axis + interval + dot + haloed(mark.valueText, x, Math.max(plot.top - 10, top - 7), INK, true);
}

/** What a row of texts under the marks is of, in the place of the labels of the axis. */
function rowName(name: string, { left }: Plot, y: number): string {
  return element('text', { x: left - 6, y, 'text-anchor': 'end', fill: QUIET_INK }, name);
}

/** Text with a white edge, so that it can be read over lines. */
function haloed(text: string, x: number, y: number, fill: string, bold: boolean): string {
  return element(
    'text',
    {
      x,
      y,
      'text-anchor': 'middle',
      fill,
      'font-weight': bold ? 700 : undefined,
      stroke: '#ffffff',
      'stroke-width': 4,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    escapeXml(text) || ' ',
  );
}

function ownMarks({ marks }: TrendSpec, plot: Plot, y: number): string {
  return marks
    .map(({ own }, at) => {
      const x = plot.x(at);
      if (own === null) return element('text', { x, y: y + 4, 'text-anchor': 'middle', fill: QUIET_INK }, '–');
      const text = own ? 'wel' : 'niet';
      const shift = (textWidth(text, FONT) + 6) / 2;
      return (
        element('path', {
          d: `M${x - shift} ${y - 6}l6 6l-6 6l-6 -6z`,
          fill: own ? OWN_COLOUR : '#ffffff',
          stroke: OWN_COLOUR,
          'stroke-width': 1.5,
        }) + element('text', { x: x - shift + 10, y: y + 4, fill: OWN_COLOUR, 'font-weight': 700 }, text)
      );
    })
    .join('');
}

function headOf({ title, category }: TrendSpec, width: number): Drawn {
  const lines = wrap(`${title} – ${category}`, width - 8, TITLE, true);
  return {
    markup: textLines(lines, 0, TITLE, { size: TITLE, bold: true, lineHeight: 23 }),
    height: lines.length * 23 + 6,
  };
}

/** What stands under the drawing. On a page those are texts of the page itself; a download has to carry them. */
function footOf(spec: TrendSpec, width: number, top: number, form: TrendDrawing['form']): Drawn {
  if (form !== 'download') return { markup: '', height: 4 };
  const texts = [
    spec.organisation === null ? '' : `◆ ${spec.organisation}`,
    spec.change,
    spec.others,
    ...spec.notes,
    spec.selection,
    `Bron: ${spec.source}`,
    spec.syntheticNote ? `Let op: ${spec.syntheticNote}` : '',
  ].filter(Boolean);
  const lines = texts.flatMap((text) => wrap(text, width - 8, SMALL));
  return {
    markup: textLines(lines, 0, top + 16, { size: SMALL, fill: QUIET_INK, lineHeight: 17 }),
    height: lines.length * 17 + 20,
  };
}
