import type { CategoryKind } from '@ido/questionnaire';

/** Texture over a fill, for readers who do not see the colour and for grey print. */
export type Texture = 'plain' | 'diagonal' | 'dots';

/** How a mark is filled. `ink` is the colour of text on the fill, with at least 4.5 : 1 contrast. */
export interface Paint {
  readonly fill: string;
  readonly texture: Texture;
  readonly ink: string;
}

const WHITE = '#ffffff';
/** Text, axis and interval lines. */
export const INK = '#1c2733';
export const QUIET_INK = '#4c5866';
export const GRID = '#d5dae0';

/** Colours with a meaning: the same in every figure of a study, so that a reader has to learn them once. */
export const YES: Paint = { fill: '#154273', texture: 'plain', ink: WHITE };
export const NO: Paint = { fill: '#e08214', texture: 'plain', ink: INK };
export const DONT_KNOW: Paint = { fill: '#c3c9d0', texture: 'dots', ink: INK };
/** Bars that need no telling apart, because each has its label beside it. */
export const BAR: Paint = { fill: '#26717f', texture: 'plain', ink: WHITE };
export const OTHER_BAR: Paint = { fill: '#7fb0b8', texture: 'diagonal', ink: INK };

/**
 * Slices of a pie without such a meaning, in the order of the questionnaire. Each differs from the next by some 20 steps of
 * CIE lightness (27, 47, 67, 86), so that they are told apart in grey print and by colour-blind readers.
 */
export const SLICES: readonly Paint[] = [
  { fill: '#4b2e83', texture: 'plain', ink: WHITE },
  { fill: '#26717f', texture: 'plain', ink: WHITE },
  { fill: '#d58bb0', texture: 'plain', ink: INK },
  { fill: '#f2d680', texture: 'plain', ink: INK },
];

const YES_WORDS = new Set(['ja', 'yes', 'true']);
const NO_WORDS = new Set(['nee', 'no', 'false']);

/** The paint of a category. `slice` is its place among the slices that have no meaning of their own, or null in a bar chart. */
export function paintOf(category: { code: string; label: string; kind: CategoryKind }, slice: number | null): Paint {
  if (category.kind === 'dontKnow') return DONT_KNOW;
  if (means(category, YES_WORDS)) return YES;
  if (means(category, NO_WORDS)) return NO;
  if (slice !== null) return SLICES[slice % SLICES.length] ?? BAR;
  return category.kind === 'other' ? OTHER_BAR : BAR;
}

/** Whether a category has a colour of its own, wherever it is drawn: ja, nee and weet ik niet. */
export function hasMeaning(category: { code: string; label: string; kind: CategoryKind }): boolean {
  return category.kind === 'dontKnow' || means(category, YES_WORDS) || means(category, NO_WORDS);
}

/** "Ja, …" and "Nee, nog niet" count as well: the first word of the label says which. */
function means(category: { code: string; label: string }, words: ReadonlySet<string>): boolean {
  if (words.has(category.code.toLowerCase())) return true;
  const [first] = category.label.toLowerCase().split(/[\s,.:;–-]+/u);
  return first !== undefined && words.has(first);
}
