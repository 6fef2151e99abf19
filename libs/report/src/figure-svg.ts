import { barsSvg } from './bars-svg';
import type { FigurePanel, FigureSpec } from './figure-spec';
import { LABEL, LINE, SMALL, TITLE, textLines, type Drawn } from './figure-text';
import { INK, QUIET_INK } from './palette';
import { pieSvg } from './pie-svg';
import { figureSentence } from './sentence';
import { element } from './svg-element';
import { textureDefinitions, textureIds, type TextureIds } from './texture';
import { wrap } from './text-width';

const FONT = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
/** From this width on, the panels of a crossed figure stand two beside each other. */
const TWO_COLUMNS_FROM = 640;
const COLUMN_GAP = 32;
const MARGIN = 24;

export interface SvgOptions {
  /** Pixels; at least 280 is readable. */
  readonly width: number;
  /** Draw the 95% interval. */
  readonly interval: boolean;
  /**
   * `page`: the chart alone, as title, base and notes stand around it. `download`: with all of that inside, on white, so that
   * it explains itself wherever it is pasted.
   */
  readonly form: 'page' | 'download';
  /** Unique on the page: ids inside the picture begin with it. */
  readonly id: string;
}

/** The figure as a standalone SVG document: the one drawing for page, print, SVG and PNG. */
export function figureSvg(spec: FigureSpec, options: SvgOptions): string {
  const textures = textureIds(options.id);
  const margin = options.form === 'download' ? MARGIN : 0;
  const inner = options.width - 2 * margin;
  const head = options.form === 'download' ? heading(spec, margin, inner) : { markup: '', height: 0 };
  const chart = panels(spec, {
    x: margin,
    y: margin + head.height,
    width: inner,
    interval: options.interval,
    textures,
  });
  const footTop = margin + head.height + chart.height;
  const foot = options.form === 'download' ? footer(spec, options, margin, footTop, inner) : { markup: '', height: 0 };
  const height = Math.ceil(footTop + foot.height + margin);
  const paper = options.form === 'download' ? element('rect', { width: options.width, height, fill: '#ffffff' }) : '';
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: options.width,
    height,
    viewBox: `0 0 ${options.width} ${height}`,
    'font-family': FONT,
    role: 'img',
    'aria-label': figureSentence(spec),
  };
  return element('svg', attributes, textureDefinitions(textures) + paper + head.markup + chart.markup + foot.markup);
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly interval: boolean;
  readonly textures: TextureIds;
}

function panels(spec: FigureSpec, area: Area): Drawn {
  if (spec.kind === 'none' && spec.panels.every((panel) => panel.message === null)) {
    return paragraph('Te veel balken voor een leesbare grafiek. Kijk in de tabel.', area);
  }
  const columns = spec.panels.length > 1 && area.width >= TWO_COLUMNS_FROM ? 2 : 1;
  const width = (area.width - (columns - 1) * COLUMN_GAP) / columns;
  let y = area.y;
  const markup: string[] = [];
  for (let first = 0; first < spec.panels.length; first += columns) {
    const row = spec.panels.slice(first, first + columns).map((panel, column) => {
      return panelSvg(panel, spec, { ...area, x: area.x + column * (width + COLUMN_GAP), y, width });
    });
    markup.push(...row.map((drawn) => drawn.markup));
    y += Math.max(...row.map((drawn) => drawn.height)) + (spec.panels.length > 1 ? 18 : 0);
  }
  return { markup: markup.join(''), height: y - area.y };
}

function panelSvg(panel: FigurePanel, spec: FigureSpec, area: Area): Drawn {
  const head = panel.label === null ? { markup: '', height: 0 } : panelHeading(panel.label, panel.baseText, area);
  const inside = { ...area, y: area.y + head.height };
  const body =
    panel.message !== null
      ? paragraph(panel.message, inside)
      : ((spec.kind === 'pie' ? pieSvg(panel, inside) : null) ?? barsSvg(panel, spec.scale, inside));
  return { markup: head.markup + body.markup, height: head.height + body.height };
}

function panelHeading(label: string, baseText: string, { x, y, width }: Area): Drawn {
  const lines = wrap(`${label} (${baseText})`, width, LABEL + 1, true);
  return { markup: textLines(lines, x, y + 15, { bold: true, size: LABEL + 1 }), height: lines.length * LINE + 8 };
}

function paragraph(text: string, { x, y, width }: Area): Drawn {
  const lines = wrap(text, width, LABEL);
  return { markup: textLines(lines, x, y + 15), height: lines.length * LINE + 8 };
}

function heading(spec: FigureSpec, x: number, width: number): Drawn {
  const title = wrap(spec.title, width, TITLE, true);
  const base = wrap(spec.baseLine, width, LABEL);
  const titleHeight = title.length * 24;
  return {
    markup:
      textLines(title, x, MARGIN + 17, { size: TITLE, bold: true, lineHeight: 24 }) +
      textLines(base, x, MARGIN + titleHeight + 14, { fill: QUIET_INK }),
    height: titleHeight + base.length * LINE + 18,
  };
}

/** Note, source and, where the answers are not real, that: a picture loses the page it came from. */
function footer(spec: FigureSpec, options: SvgOptions, x: number, y: number, width: number): Drawn {
  const margin = options.interval && hasIntervals(spec) ? 'Dunne lijn: marge van 95%.' : '';
  const plain = [spec.note, margin, `Bron: ${spec.source}.`]
    .filter(Boolean)
    .flatMap((sentence) => wrap(sentence, width, SMALL));
  const synthetic = spec.syntheticNote ? wrap(`Let op: ${spec.syntheticNote}.`, width, SMALL, true) : [];
  const start = y + 24;
  return {
    markup:
      textLines(plain, x, start, { size: SMALL, fill: QUIET_INK }) +
      textLines(synthetic, x, start + plain.length * LINE, { size: SMALL, bold: true, fill: INK }),
    height: 16 + (plain.length + synthetic.length) * LINE,
  };
}

function hasIntervals(spec: FigureSpec): boolean {
  return spec.kind === 'bars' && spec.panels.some((panel) => panel.marks.some((mark) => mark.interval !== null));
}
