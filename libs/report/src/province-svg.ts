import { dutchNumber, dutchPercentage } from './dutch-number';
import { INK, QUIET_INK } from './palette';
import { element, escapeXml } from './svg-element';
import { textWidth } from './text-width';

/** A province with its response and one figure. */
export interface ProvinceInput {
  readonly code: string;
  readonly population: number;
  readonly completed: number | null;
  readonly n: number | null;
  readonly count: number | null;
  readonly share: number | null;
  readonly percentage: number | null;
}

/** Column and row of each province: as they lie, one tile each. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  Fryslân: [1, 0],
  Groningen: [2, 0],
  'Noord-Holland': [0, 1],
  Flevoland: [1, 1],
  Drenthe: [2, 1],
  'Zuid-Holland': [0, 2],
  Utrecht: [1, 2],
  Overijssel: [2, 2],
  Zeeland: [0, 3],
  'Noord-Brabant': [1, 3],
  Gelderland: [2, 3],
  Limburg: [2, 4],
};
const GAP = 6;
const HEIGHT = 74;
/** From few to many, far enough apart in lightness to be told apart in grey; the text on each says the figure. */
const SHADES = ['#eef4f8', '#cfe0ea', '#9fc3d4', '#5f9ab3'] as const;

/** "42%", with too few answers "3 van 5", and a dash where nothing may be told. */
export function provinceFigure({ percentage, count, n }: ProvinceInput): string {
  if (percentage !== null) return dutchPercentage(percentage);
  if (count === null || n === null || n === 0) return '–';
  return `${dutchNumber(count)} van ${dutchNumber(n)}`;
}

/** "5 van 26"; a dash where the response may not be told. */
export function provinceResponse({ completed, population }: ProvinceInput): string {
  return completed === null ? '–' : `${dutchNumber(completed)} van ${dutchNumber(population)}`;
}

/** The twelve provinces as tiles, about where they lie: name, figure and response on each. Provinces that are not given are empty. */
export function provinceSvg(
  provinces: readonly ProvinceInput[],
  {
    width,
    id,
    title,
    chosen,
  }: { readonly width: number; readonly id: string; readonly title: string; readonly chosen: readonly string[] },
): string {
  const tile = (width - 2 * GAP) / 3;
  const byCode = new Map(provinces.map((one) => [one.code, one]));
  const tiles = Object.entries(PLACES).map(([name, [column, row]]) => {
    const province = byCode.get(name);
    const x = column * (tile + GAP);
    const y = row * (HEIGHT + GAP);
    const share = province?.share ?? null;
    const fill = share === null ? '#ffffff' : SHADES[Math.min(SHADES.length - 1, Math.floor(share * SHADES.length))]!;
    const picked = chosen.includes(name);
    const size = textWidth(name, 13, true) > tile - 12 ? 11 : 13;
    const text = (words: string, dy: number, more: Record<string, string | number> = {}) =>
      element('text', { x: x + 8, y: y + dy, fill: INK, ...more }, escapeXml(words));
    return (
      element('rect', {
        x: x + 1,
        y: y + 1,
        width: tile - 2,
        height: HEIGHT - 2,
        rx: 4,
        fill,
        stroke: picked ? INK : '#8a97a5',
        'stroke-width': picked ? 3 : 1,
      }) +
      text(name, 19, { 'font-size': size, 'font-weight': 700 }) +
      text(province ? provinceFigure(province) : '–', 42, { 'font-size': 19, 'font-weight': 700 }) +
      text(province ? provinceResponse(province) : '', 62, { 'font-size': 12, fill: share === null ? QUIET_INK : INK })
    );
  });
  const height = 5 * HEIGHT + 4 * GAP;
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
    },
    element('title', { id: `${id}-titel` }, escapeXml(title)) + tiles.join(''),
  );
}
