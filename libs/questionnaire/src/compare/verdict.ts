import type { Variable } from '../codebook';
import { categoriesJoined, type CategoryPair } from './match-categories';
import { profileOf } from './text-similarity';

/**
 * What became of a question from one version to the next. `same`: asked and answered in the same way. `reworded`: other words or other routing,
 * the same categories. `recoded`: other categories or another type. `new` and `dropped`: only in the newer, only in the older version.
 */
export const VERDICTS = ['same', 'reworded', 'recoded', 'new', 'dropped'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What differs between two questions that belong together. `routing`: asked of everyone in one version, after an answer in the other. */
export type Difference = 'type' | 'title' | 'labels' | 'categories' | 'routing';

/** The differences between two variables whose categories are mapped like this; case, accents and punctuation are no difference. */
export function differencesOf(older: Variable, newer: Variable, categories: readonly CategoryPair[]): Difference[] {
  const labels = new Map(newer.categories.map(({ code, label }) => [code, profileOf(label).text]));
  const joined = categoriesJoined(categories);
  const mapped = new Map(categories.map(({ from, to }) => [from, to]));
  const oneToOne =
    older.categories.every(({ code }) => typeof mapped.get(code) === 'string') &&
    newer.categories.every(({ code }) => joined.get(code)?.length === 1);
  const relabelled = older.categories.some(({ code, label }) => {
    const to = mapped.get(code);
    return typeof to === 'string' && labels.get(to) !== profileOf(label).text;
  });
  const all: [Difference, boolean][] = [
    ['type', older.type !== newer.type],
    ['title', profileOf(older.title).text !== profileOf(newer.title).text],
    ['labels', relabelled],
    ['categories', !oneToOne],
    ['routing', older.routed !== newer.routed],
  ];
  return all.flatMap(([difference, holds]) => (holds ? [difference] : []));
}

/** The verdict that follows from the differences. */
export function verdictOf(differences: readonly Difference[]): 'same' | 'reworded' | 'recoded' {
  if (differences.includes('type') || differences.includes('categories')) return 'recoded';
  return differences.length > 0 ? 'reworded' : 'same';
}
