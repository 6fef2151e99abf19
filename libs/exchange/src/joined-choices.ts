import type { Category } from '@ido/questionnaire';
import { CategoryMatcher } from './category-matcher';
import { type CellValue, read, refused } from './cell-value';

/** Between the options of a multiple choice in one cell. Inside an option it is written `\|`, and `\` as `\\`. */
const SEPARATOR = '|';
/** Options that are put together from more pieces than this are not looked for. */
const MAX_PIECES = 64;

/** An option as it stands in a joined cell. */
export function joinable(text: string): string {
  return text.replace(/[\\|]/g, '\\$&');
}

/** Joinable options in one cell, so that `readJoined` finds the same ones. */
export function joinChoices(texts: readonly string[]): string {
  return texts.join(SEPARATOR);
}

/**
 * The options in one cell, as codes or labels: joined by `|`, or by `;` or `,` where that can be read in one way only (labels
 * may hold a comma themselves). Each option counts once, in the order of the codebook.
 */
export function readJoined(text: string, matcher: CategoryMatcher): CellValue<Category[]> {
  const tokens = splitEscaped(text);
  if (tokens.length > Math.max(MAX_PIECES, 2 * matcher.variable.categories.length)) {
    return refused(text, 'Hier staan meer antwoorden dan de vraag heeft.');
  }
  const found = tokens.map((token) => matcher.find(unescaped(token)) ?? matcher.find(token));
  if (found.every((category) => category)) return inOrder(found as Category[], matcher);
  const whole = matcher.find(text);
  if (whole) return read([whole]);
  if (tokens.length === 1) {
    for (const separator of [';', ',']) {
      const readings = segment(text.split(separator), separator, matcher);
      if (readings.length > 1)
        return refused(text, 'Dit is op meer dan één manier te lezen. Scheid de antwoorden met |.');
      if (readings[0]) return inOrder(readings[0], matcher);
    }
  }
  const wrong = tokens[found.findIndex((category) => !category)]!;
  const problem = matcher.read(wrong.trim());
  const hint = tokens.length === 1 ? ' Scheid meer antwoorden met |.' : '';
  return refused(wrong.trim(), (problem.ok ? '' : problem.detail) + hint);
}

function inOrder(categories: readonly Category[], matcher: CategoryMatcher): CellValue<Category[]> {
  const chosen = new Set(categories);
  return read(matcher.variable.categories.filter((category) => chosen.has(category)));
}

/** Pieces between separators that are not escaped, with the escapes still in them. */
function splitEscaped(text: string): string[] {
  if (!text.includes('\\')) return text.split(SEPARATOR);
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === SEPARATOR) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...pieces, text.slice(start)];
}

const unescaped = (token: string) => (token.includes('\\') ? token.replace(/\\([\\|])/g, '$1') : token);

/** Ways, two at most, to read the pieces as options, where an option may itself hold the separator. */
function segment(pieces: readonly string[], separator: string, matcher: CategoryMatcher): Category[][] {
  if (pieces.length > MAX_PIECES) return [];
  const from: Category[][][] = Array.from({ length: pieces.length + 1 }, () => []);
  from[pieces.length] = [[]];
  for (let start = pieces.length - 1; start >= 0; start--) {
    for (let end = start + 1; end <= pieces.length && from[start]!.length < 2; end++) {
      const category = from[end]!.length > 0 ? matcher.find(pieces.slice(start, end).join(separator)) : undefined;
      if (category) from[start]!.push(...from[end]!.map((rest) => [category, ...rest]));
    }
    from[start] = from[start]!.slice(0, 2);
  }
  return from[0]!;
}
