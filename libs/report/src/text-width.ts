/**
 * Widths of the characters of Arial in thousandths of the font size, by width (Adobe's metrics for Helvetica, which Arial
 * shares). Figures are laid out without a browser, so text cannot be measured there.
 */
const WIDTHS: ReadonlyArray<readonly [number, string]> = [
  [200, "ijl'|"],
  [278, ' ftI!.,:;/\\[]’‘'],
  [340, 'r()-`"“”*°'],
  [500, 'ckJsvxyz'],
  [560, 'abdeghnopqu0123456789L#$?_ëéèêïíóöüáäç€§'],
  [600, '+<=>~^TFZ–·'],
  [670, 'ABEKPSVXY&'],
  [725, 'wCDHNRU'],
  [780, 'GOQ'],
  [840, 'mM'],
  [900, '%'],
  [945, 'W@…—'],
];
const widthOf = new Map(WIDTHS.flatMap(([width, characters]) => [...characters].map((c) => [c, width] as const)));
const UNKNOWN = 700;
/** Other system fonts run wider than Arial (Segoe UI, Roboto and San Francisco by up to a tenth). */
const SAFETY = 1.12;
const BOLD = 1.08;

/** Estimated width of a text in pixels at a font size in pixels; on the safe side for the usual system fonts. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let thousandths = 0;
  for (const character of text) thousandths += widthOf.get(character) ?? UNKNOWN;
  return (thousandths / 1000) * fontSize * SAFETY * (bold ? BOLD : 1);
}

/**
 * Breaks a text into lines that are each at most `width` pixels wide. A word that is too long by itself is broken, because a
 * label outside the picture cannot be read at all.
 */
export function wrap(text: string, width: number, fontSize: number, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, fontSize, bold) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, width, fontSize, bold);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  if (line !== '') lines.push(line);
  return lines;
}

function breakWord(word: string, width: number, fontSize: number, bold: boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (
      piece !== '' &&
      textWidth(`${piece}${character}-`, fontSize, bold) > width &&
      !fits(word, width, fontSize, bold)
    ) {
      pieces.push(/[-/]$/u.test(piece) ? piece : `${piece}-`);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

function fits(word: string, width: number, fontSize: number, bold: boolean): boolean {
  return textWidth(word, fontSize, bold) <= width;
}
