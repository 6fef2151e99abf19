import { dutchNumber, dutchPercentage } from './dutch-number';
import type { FigureMark, FigurePanel, FigureScale } from './figure-spec';
import { LABEL, LINE, SMALL, textLines, type Drawn } from './figure-text';
import { GRID, INK, QUIET_INK } from './palette';
import { element, escapeXml } from './svg-element';
import { texturedShape, type TextureIds } from './texture';
import { textWidth, wrap } from './text-width';

/** From this width on, labels stand left of the bars; below it above them, so that both keep room on a phone. */
const LABELS_BESIDE_FROM = 520;
const GAP = 10;
const AXIS = 24;

export interface BarsSettings {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly interval: boolean;
  readonly textures: TextureIds;
}

interface Layout {
  readonly beside: boolean;
  readonly labelWidth: number;
  readonly barX: number;
  readonly barWidth: number;
}

/** Horizontal bars of one panel: label, bar, value; an axis below. Heights follow from the wrapped labels. */
export function barsSvg(panel: FigurePanel, scale: FigureScale, settings: BarsSettings): Drawn {
  if (panel.marks.every((mark) => mark.value === null)) return countLines(panel.marks, settings);
  const layout = layoutOf(panel.marks, settings);
  const rows = rowsOf(panel.marks, layout);
  const bottom = rows.reduce((sum, row) => sum + row.height, settings.y);
  const grid = axis(scale, layout, bandsOf(rows, layout, settings.y, bottom));
  let y = settings.y;
  const marks = rows.map((row) => {
    const markup = rowSvg(row, scale, layout, y, settings);
    y += row.height;
    return markup;
  });
  return { markup: grid + marks.join(''), height: bottom - settings.y + AXIS };
}

/** Counts that have no place on the scale of the figure: said line by line, without an axis. */
function countLines(marks: readonly FigureMark[], { x, y, width }: BarsSettings): Drawn {
  const lines = marks.flatMap((mark) => wrap(`${mark.label}: ${mark.countText}`, width, LABEL));
  return { markup: textLines(lines, x, y + 14), height: lines.length * LINE + GAP };
}

function layoutOf(marks: readonly FigureMark[], { x, width }: BarsSettings): Layout {
  const valueWidth = Math.max(40, ...marks.map((mark) => textWidth(valueOf(mark), LABEL, true))) + 10;
  const beside = width >= LABELS_BESIDE_FROM;
  const longest = Math.max(0, ...marks.map((mark) => textWidth(mark.label, LABEL)));
  const labelWidth = beside ? Math.min(longest, width * 0.42) : width;
  const barX = beside ? x + labelWidth + 14 : x + 1;
  // The last tick stands centred on the end of the axis, so the room for it is the same as for a value.
  return { beside, labelWidth, barX, barWidth: Math.max(20, x + width - barX - valueWidth) };
}

interface Row {
  readonly mark: FigureMark;
  readonly lines: readonly string[];
  readonly height: number;
  /** From the top of the row to the top of the bar. */
  readonly barTop: number;
  readonly thickness: number;
}

function rowsOf(marks: readonly FigureMark[], layout: Layout): Row[] {
  return marks.map((mark) => {
    const lines = wrap(mark.label, layout.labelWidth, LABEL);
    if (!layout.beside) {
      return {
        mark,
        lines,
        barTop: lines.length * LINE + 3,
        thickness: 18,
        height: lines.length * LINE + 3 + 18 + GAP,
      };
    }
    const height = Math.max(22, lines.length * LINE) + GAP;
    return { mark, lines, barTop: (height - 22) / 2, thickness: 22, height };
  });
}

/** A stretch of the grid, from top to bottom. */
interface Band {
  readonly from: number;
  readonly to: number;
}

function bandsOf(rows: readonly Row[], layout: Layout, top: number, bottom: number): Band[] {
  if (layout.beside) return [{ from: top, to: bottom }];
  let y = top;
  return rows.map((row) => {
    const from = y + row.barTop - 2;
    y += row.height;
    return { from, to: from + row.thickness + 4 };
  });
}

function rowSvg(row: Row, scale: FigureScale, layout: Layout, y: number, settings: BarsSettings): string {
  const { mark } = row;
  const at = (value: number) => layout.barX + (Math.min(value, scale.max) / scale.max) * layout.barWidth;
  const middle = y + row.barTop + row.thickness / 2;
  const firstBaseline = layout.beside ? middle - ((row.lines.length - 1) * LINE) / 2 + 5 : y + 13;
  const label = layout.beside
    ? textLines(row.lines, settings.x + layout.labelWidth, firstBaseline, { anchor: 'end' })
    : textLines(row.lines, settings.x, firstBaseline);
  const length = mark.value === null ? 0 : at(mark.value) - layout.barX;
  const bar =
    length > 0
      ? texturedShape(
          'rect',
          { x: layout.barX, y: y + row.barTop, width: length, height: row.thickness },
          mark.paint,
          settings.textures,
        )
      : '';
  const whisker =
    settings.interval && mark.interval ? intervalLine(at(mark.interval[0]), at(mark.interval[1]), middle) : '';
  const end =
    settings.interval && mark.interval ? Math.max(at(mark.interval[1]), layout.barX + length) : layout.barX + length;
  return label + bar + whisker + valueSvg(mark, end + 7, middle + 5);
}

function valueOf(mark: FigureMark): string {
  return [mark.valueText, mark.countText].filter(Boolean).join(' ');
}

function valueSvg(mark: FigureMark, x: number, y: number): string {
  if (mark.valueText === '') return textLines([mark.countText], x, y, { bold: mark.value !== null });
  const bold = element('tspan', { 'font-weight': 700 }, escapeXml(mark.valueText));
  const quiet = element('tspan', { fill: QUIET_INK }, escapeXml(` ${mark.countText}`));
  return element('text', { x, y, 'font-size': LABEL, fill: INK }, bold + quiet);
}

/** A thin line with caps over a white one, so that it is seen on a dark bar as well as on the page. */
function intervalLine(from: number, to: number, y: number): string {
  const path = `M${from.toFixed(1)} ${y - 5}v10M${from.toFixed(1)} ${y}H${to.toFixed(1)}M${to.toFixed(1)} ${y - 5}v10`;
  return (
    element('path', { d: path, stroke: '#ffffff', 'stroke-width': 4, fill: 'none' }) +
    element('path', { d: path, stroke: INK, 'stroke-width': 1.5, fill: 'none' })
  );
}

/** Lines of the grid behind the bars (not through the labels, where these stand above them) and the numbers below. */
function axis(scale: FigureScale, layout: Layout, bands: readonly Band[]): string {
  const bottom = bands[bands.length - 1]?.to ?? 0;
  const widest = textWidth(tickText(scale.max, scale), SMALL);
  // Where ticks would touch, every second one is left out; the ends stay.
  const every = layout.barWidth / Math.max(1, scale.ticks.length - 1) < widest + 12 ? 2 : 1;
  return scale.ticks
    .map((tick, index) => {
      const x = layout.barX + (tick / scale.max) * layout.barWidth;
      const line = element('path', {
        d: bands.map(({ from, to }) => `M${x.toFixed(1)} ${from.toFixed(1)}V${to.toFixed(1)}`).join(''),
        stroke: tick === 0 ? QUIET_INK : GRID,
        'stroke-width': 1,
      });
      if (index % every !== 0) return line;
      const anchor = tick === 0 && !layout.beside ? 'start' : 'middle';
      return line + textLines([tickText(tick, scale)], x, bottom + 16, { size: SMALL, fill: QUIET_INK, anchor });
    })
    .join('');
}

function tickText(tick: number, scale: FigureScale): string {
  return scale.unit === 'percentage' ? dutchPercentage(tick) : dutchNumber(tick);
}
