import type { CategoryKind, ChartKind } from '@ido/questionnaire';
import type { CategoryFigure, VariableTable } from './table';

/** A pie with more parts than this cannot be read. */
const PIE_PARTS = 4;
const LAST: Record<CategoryKind, number> = { substantive: 0, other: 1, dontKnow: 2 };

/**
 * The categories in the order in which they are drawn: a multiple choice by size, largest first, a single choice as in the questionnaire
 * (its order may mean something); "anders" and "weet ik niet" always last. Groups of a crossing follow the order of the total, so
 * that they can be compared. Withheld counts keep the order of the questionnaire, which tells nothing about their size.
 */
export function displayOrder(table: Pick<VariableTable, 'type' | 'categories'>): CategoryFigure[] {
  const size = ({ count }: CategoryFigure) => (table.type === 'multiple' ? (count ?? 0) : 0);
  return [...table.categories].sort((a, b) => LAST[a.kind] - LAST[b.kind] || size(b) - size(a));
}

/**
 * How a table is drawn: `none` without categories; otherwise as the questionnaire says; otherwise a pie for up to four categories that
 * exclude each other, and bars for the rest. A pie is a whole cut in parts, so it is never drawn of a multiple choice
 * nor, over everyone who was asked, where some did not answer: those become bars, whatever the questionnaire says.
 */
export function chartKindOf(
  table: Pick<VariableTable, 'type' | 'chart' | 'categories' | 'notes' | 'missing'>,
): ChartKind {
  if (table.categories.length === 0) return 'none';
  const whole = table.type === 'single' && !(table.notes.includes('over-eligible') && table.missing !== 0);
  const wanted = table.chart ?? (table.categories.length <= PIE_PARTS ? 'pie' : 'bar');
  return wanted === 'pie' && !whole ? 'bar' : wanted;
}
