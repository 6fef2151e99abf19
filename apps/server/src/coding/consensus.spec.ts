import { consensus, mergedCodes } from './consensus';

const NONE = new Map<number, number>();
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
const given = (codes: number[], hash = 'a', minute = 0) => ({ codes, hash, at: at(minute) });

describe('consensus', () => {
  it('lets a single coder count, and two who agree whatever the order they chose in', () => {
    expect(consensus([given([2, 1])], null, NONE)).toEqual({ state: 'single', codes: [1, 2], hash: 'a' });
    expect(consensus([given([2, 1]), given([1, 2])], null, NONE)).toMatchObject({ state: 'agreed', codes: [1, 2] });
  });

  it('lets nothing count while coders differ, until it is settled', () => {
    const both = [given([1]), given([1, 2])];
    expect(consensus(both, null, NONE)).toMatchObject({ state: 'differs', codes: null });
    expect(consensus(both, given([2]), NONE)).toMatchObject({ state: 'settled', codes: [2] });
  });

  it('is about the answer as it was last coded', () => {
    const [old, fresh] = [given([1], 'a', 1), given([2], 'b', 2)];
    expect(consensus([old, fresh], null, NONE)).toEqual({ state: 'single', codes: [2], hash: 'b' });
    expect(consensus([fresh], given([1], 'a', 1), NONE)).toMatchObject({ state: 'single', codes: [2] });
  });

  it('takes merged codes for one, through several merges', () => {
    const merged = mergedCodes([
      { number: 1, mergedInto: 2 },
      { number: 2, mergedInto: 3 },
      { number: 3, mergedInto: null },
    ]);
    expect(consensus([given([1]), given([3, 2])], null, merged)).toMatchObject({ state: 'agreed', codes: [3] });
  });

  it('has nothing to say of a text that nobody coded', () => {
    expect(consensus([], null, NONE)).toMatchObject({ state: 'none', codes: null });
  });
});
