import type { ConcordanceItem, ConcordanceSide } from '@ido/api';
import { decisionsOf, draftOf, nextOpen, verdictsOf, withCategory, withPartner } from './draft';

const side = (name: string, ...codes: string[]): ConcordanceSide => ({
  name,
  title: name,
  type: 'single',
  trendKey: null,
  categories: codes.map((code) => ({ code, label: code })),
});
const item = (
  from: ConcordanceSide | null,
  to: ConcordanceSide | null,
  more: Partial<ConcordanceItem> = {},
): ConcordanceItem => ({
  from,
  to,
  verdict: from && to ? 'reworded' : from ? 'dropped' : 'new',
  categories: from && to ? from.categories.map(({ code }) => ({ from: code, to: code })) : [],
  note: '',
  confirmedBy: null,
  confirmedAt: null,
  foundBy: null,
  similarity: null,
  differences: [],
  candidates: [],
  ...more,
});
const pair = item(side('a', 'ja', 'nee'), side('b', 'ja', 'nee'));

describe('what a researcher decides', () => {
  it('is what was proposed when nothing was changed', () => {
    expect(decisionsOf(pair, draftOf(pair))).toEqual([
      {
        from: 'a',
        to: 'b',
        verdict: 'reworded',
        note: '',
        categories: [
          { from: 'ja', to: 'ja' },
          { from: 'nee', to: 'nee' },
        ],
      },
    ]);
  });

  it('becomes "anders ingedeeld" once answers are put together', () => {
    const draft = withCategory(pair, draftOf(pair), 'nee', 'ja');
    expect(draft.verdict).toBe('recoded');
    expect(draft.categories).toEqual([
      { from: 'ja', to: 'ja' },
      { from: 'nee', to: 'ja' },
    ]);
  });

  it('takes a pair apart into a dropped and a new question', () => {
    const draft = withPartner(pair, draftOf(pair), null);
    expect(verdictsOf(pair, draft)).toEqual(['dropped']);
    expect(decisionsOf(pair, draft)).toMatchObject([
      { from: 'a', to: null, verdict: 'dropped' },
      { from: null, to: 'b', verdict: 'new' },
    ]);
  });

  it('joins a question that stood alone, from either side, with answers for the server to match', () => {
    const dropped = item(side('oud', 'ja'), null);
    expect(decisionsOf(dropped, withPartner(dropped, draftOf(dropped), 'nieuw'))).toEqual([
      { from: 'oud', to: 'nieuw', verdict: 'reworded', note: '' },
    ]);
    const added = item(null, side('nieuw', 'ja'));
    expect(decisionsOf(added, withPartner(added, draftOf(added), 'oud'))).toEqual([
      { from: 'oud', to: 'nieuw', verdict: 'reworded', note: '' },
    ]);
  });

  it('goes on with the next that is open, and from the top again', () => {
    const done = { confirmedAt: '2026-01-01T00:00:00Z' };
    const items = [item(side('a'), null), item(side('b'), null, done), item(side('c'), null)];
    expect(nextOpen(items, 0)?.from?.name).toBe('c');
    expect(nextOpen(items, 2)?.from?.name).toBe('a');
    expect(nextOpen([item(side('b'), null, done)], 0)).toBeNull();
  });
});
