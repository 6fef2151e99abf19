import type { CategoryPair, ConcordanceItem, ConcordanceVerdict } from '@ido/api';
import type { Decision } from './queries';

/** What the researcher is about to decide on one row. */
export interface Draft {
  /** Name of the variable in the other version; null: none. Of a row with both sides, the newer one. */
  readonly partner: string | null;
  readonly verdict: ConcordanceVerdict;
  readonly categories: readonly CategoryPair[];
  readonly note: string;
}

/** Names a row for as long as its pair is the same. */
export function rowKey({ from, to }: Pick<ConcordanceItem, 'from' | 'to'>): string {
  return `${from?.name ?? ''}>${to?.name ?? ''}`;
}

/** The draft that a row begins with: as it is. */
export function draftOf({ from, to, verdict, categories, note }: ConcordanceItem): Draft {
  return { partner: from && to ? to.name : null, verdict, categories, note };
}

/** The verdicts that can be given: with a pair the first three, without one the one that says which side it is on. */
export function verdictsOf(item: ConcordanceItem, draft: Draft): readonly ConcordanceVerdict[] {
  if (draft.partner !== null) return ['same', 'reworded', 'recoded'];
  return item.from ? ['dropped'] : ['new'];
}

/** The draft with another partner: its answers are matched anew, by the server. */
export function withPartner(item: ConcordanceItem, draft: Draft, partner: string | null): Draft {
  const unchanged = item.from !== null && item.to?.name === partner;
  if (unchanged) return { ...draftOf(item), note: draft.note };
  const verdict = partner !== null ? 'reworded' : item.from ? 'dropped' : 'new';
  return { ...draft, partner, verdict, categories: [] };
}

/** Whether every old answer has a new one of its own and no new one is left. */
export function isOneToOne(item: ConcordanceItem, categories: readonly CategoryPair[]): boolean {
  const used = categories.flatMap(({ to }) => (to === null ? [] : [to]));
  return (
    used.length === categories.length &&
    new Set(used).size === used.length &&
    used.length === (item.to?.categories.length ?? 0)
  );
}

/** The draft with another answer for an old one; what is no longer one to one is "anders ingedeeld". */
export function withCategory(item: ConcordanceItem, draft: Draft, from: string, to: string | null): Draft {
  const categories = draft.categories.map((pair) => (pair.from === from ? { from, to } : pair));
  return { ...draft, categories, verdict: isOneToOne(item, categories) ? draft.verdict : 'recoded' };
}

/** What is sent when the draft is confirmed. A pair that is taken apart is decided on for both of its questions. */
export function decisionsOf(item: ConcordanceItem, { partner, verdict, categories, note }: Draft): Decision[] {
  const { from, to } = item;
  if (from && to && partner === null) {
    return [
      { from: from.name, to: null, verdict: 'dropped', note },
      { from: null, to: to.name, verdict: 'new', note },
    ];
  }
  const pair = from ? { from: from.name, to: partner } : { from: partner, to: to?.name ?? null };
  return [
    { ...pair, verdict, note, ...(partner !== null && categories.length > 0 && { categories: [...categories] }) },
  ];
}

/** The row to go on with: the next that is not confirmed, from the top again after the last; null when all are. */
export function nextOpen(items: readonly ConcordanceItem[], after: number): ConcordanceItem | null {
  const order = [...items.slice(after + 1), ...items.slice(0, after + 1)];
  return order.find(({ confirmedAt }) => confirmedAt === null) ?? null;
}
