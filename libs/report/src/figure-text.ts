import { INK } from './palette';
import { element, escapeXml } from './svg-element';

/** Sizes in pixels that all parts of a figure share. */
export const LABEL = 14;
export const SMALL = 13;
export const TITLE = 18;
export const LINE = 18;

export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly lineHeight?: number;
}

/** Lines of text below each other; `y` is the baseline of the first. */
export function textLines(lines: readonly string[], x: number, y: number, style: TextStyle = {}): string {
  return lines
    .map((line, index) =>
      element(
        'text',
        {
          x,
          y: y + index * (style.lineHeight ?? LINE),
          'font-size': style.size ?? LABEL,
          'font-weight': style.bold ? 700 : undefined,
          fill: style.fill ?? INK,
          'text-anchor': style.anchor === 'start' ? undefined : style.anchor,
        },
        escapeXml(line) || ' ',
      ),
    )
    .join('');
}

/** Markup with the height it takes, in pixels. */
export interface Drawn {
  readonly markup: string;
  readonly height: number;
}
