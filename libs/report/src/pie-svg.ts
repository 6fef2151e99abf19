import type { FigureMark, FigurePanel } from './figure-spec';
import { LABEL, LINE, textLines, type Drawn } from './figure-text';
import { INK, QUIET_INK } from './palette';
import { element } from './svg-element';
import { texturedShape, type TextureIds } from './texture';
import { textWidth, wrap } from './text-width';

const LEADER = 22;
const MARGIN_SIZE = 12;
const BETWEEN = 8;
/** A label of more lines than this beside a pie is read more easily beside a bar. */
const MOST_LINES = 5;

export interface PieSettings {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly interval: boolean;
  readonly textures: TextureIds;
}

interface Slice {
  readonly mark: FigureMark;
  /** Angles in radians, clockwise from twelve o'clock. */
  readonly from: number;
  readonly to: number;
}

interface Label {
  readonly slice: Slice;
  readonly right: boolean;
  readonly lines: readonly string[];
  readonly height: number;
  top: number;
}

/**
 * A pie with its labels beside the slices, a leader from each. Null when the labels do not fit the width: then bars are the
 * chart to draw. Slices are parted by white, and told apart by lightness and texture too.
 */
export function pieSvg(panel: FigurePanel, settings: PieSettings): Drawn | null {
  const { x, y, width } = settings;
  const radius = Math.min(110, Math.max(56, width * 0.19));
  const labelWidth = Math.min(230, (width - 2 * radius - 2 * LEADER) / 2);
  const centreX = x + width / 2;
  const labels = labelsOf(slicesOf(panel.marks), labelWidth, radius, settings.interval);
  if (labels === null) return null;
  for (const right of [true, false]) {
    spread(labels.filter((label) => label.right === right).sort((a, b) => a.top - b.top));
  }
  const top = Math.min(-radius, ...labels.map((label) => label.top)) - 6;
  const bottom = Math.max(radius, ...labels.map((label) => label.top + label.height)) + 6;
  const centreY = y - top;
  const place = { centreX, centreY, radius };
  const markup = labels
    .map((label) => sliceSvg(label.slice, place, settings.textures) + labelSvg(label, place, settings.interval))
    .join('');
  const none = emptyMarks(panel.marks);
  const noneLines = none === '' ? [] : wrap(none, width, LABEL);
  const noneMarkup = textLines(noneLines, x, y + bottom - top + 14, { fill: QUIET_INK });
  return { markup: markup + noneMarkup, height: bottom - top + noneLines.length * LINE + (none === '' ? 0 : 6) };
}

/** A slice of nothing cannot be seen, so it is said: "Nee: 0% (0)". */
function emptyMarks(marks: readonly FigureMark[]): string {
  return marks
    .filter((mark) => !mark.value)
    .map((mark) => `${mark.label}: ${mark.valueText} ${mark.countText}`)
    .join(' · ');
}

function slicesOf(marks: readonly FigureMark[]): Slice[] {
  const whole = marks.reduce((sum, mark) => sum + (mark.value ?? 0), 0);
  let angle = 0;
  return marks
    .filter((mark) => mark.value)
    .map((mark) => {
      const from = angle;
      angle += ((mark.value ?? 0) / whole) * 2 * Math.PI;
      return { mark, from, to: angle };
    });
}

function labelsOf(slices: readonly Slice[], width: number, radius: number, interval: boolean): Label[] | null {
  const labels: Label[] = [];
  for (const slice of slices) {
    const middle = (slice.from + slice.to) / 2;
    const lines = wrap(slice.mark.label, width, LABEL);
    const broken = slice.mark.label.split(/\s+/u).some((word) => textWidth(word, LABEL) > width);
    const value = textWidth(valueOf(slice.mark), LABEL, true);
    const margin = interval ? textWidth(marginOf(slice.mark), MARGIN_SIZE) : 0;
    if (lines.length > MOST_LINES || broken || Math.max(value, margin) > width) return null;
    const valueLines = interval && slice.mark.intervalText ? 2 : 1;
    const height = (lines.length + valueLines) * LINE;
    const top = -Math.cos(middle) * (radius + 8) - height / 2;
    labels.push({ slice, right: Math.sin(middle) >= 0, lines, height, top });
  }
  return labels;
}

/** Moves labels on one side apart until none overlap: down from the top, then the whole block back towards its own middle. */
function spread(labels: Label[]): void {
  const wanted = labels.map((label) => label.top);
  let edge = -Infinity;
  for (const label of labels) {
    label.top = Math.max(label.top, edge);
    edge = label.top + label.height + BETWEEN;
  }
  const moved = labels.map((label, index) => label.top - (wanted[index] ?? 0));
  const back = moved.length === 0 ? 0 : Math.max(...moved) / 2;
  for (const label of labels) label.top -= back;
}

function valueOf(mark: FigureMark): string {
  return `${mark.valueText} ${mark.countText}`;
}

function marginOf(mark: FigureMark): string {
  return `marge ${mark.intervalText}`;
}

interface Place {
  readonly centreX: number;
  readonly centreY: number;
  readonly radius: number;
}

function sliceSvg(slice: Slice, { centreX, centreY, radius }: Place, textures: TextureIds): string {
  const point = (angle: number) =>
    `${(centreX + Math.sin(angle) * radius).toFixed(2)} ${(centreY - Math.cos(angle) * radius).toFixed(2)}`;
  const r = radius.toFixed(2);
  const span = slice.to - slice.from;
  // An arc from a point to itself draws nothing: the whole circle is two halves.
  const path =
    span > 2 * Math.PI - 1e-6
      ? `M${point(0)}A${r} ${r} 0 1 1 ${point(Math.PI)}A${r} ${r} 0 1 1 ${point(0)}Z`
      : `M${centreX.toFixed(2)} ${centreY.toFixed(2)}L${point(slice.from)}A${r} ${r} 0 ${span > Math.PI ? 1 : 0} 1 ${point(slice.to)}Z`;
  const outline = { d: path, stroke: '#ffffff', 'stroke-width': 2.5, 'stroke-linejoin': 'round' };
  return texturedShape('path', outline, slice.mark.paint, textures);
}

function labelSvg(label: Label, { centreX, centreY, radius }: Place, interval: boolean): string {
  const { slice, right } = label;
  const middle = (slice.from + slice.to) / 2;
  const side = right ? 1 : -1;
  const textX = centreX + side * (radius + LEADER);
  const middleY = centreY + label.top + label.height / 2;
  const startX = centreX + Math.sin(middle) * (radius + 1);
  const startY = centreY - Math.cos(middle) * (radius + 1);
  const leader = element('path', {
    d: `M${startX.toFixed(1)} ${startY.toFixed(1)}L${(textX - side * 9).toFixed(1)} ${middleY.toFixed(1)}H${(textX - side * 4).toFixed(1)}`,
    stroke: QUIET_INK,
    'stroke-width': 1,
    fill: 'none',
  });
  const anchor = right ? ('start' as const) : ('end' as const);
  const first = centreY + label.top + 14;
  const valueY = first + label.lines.length * LINE;
  const value = valueOf(slice.mark);
  const margin =
    interval && slice.mark.intervalText
      ? textLines([marginOf(slice.mark)], textX, valueY + LINE, { anchor, fill: QUIET_INK, size: MARGIN_SIZE })
      : '';
  return (
    leader +
    textLines(label.lines, textX, first, { anchor, fill: INK }) +
    textLines([value], textX, valueY, { anchor, bold: true }) +
    margin
  );
}
