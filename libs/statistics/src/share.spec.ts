import fc from 'fast-check';
import { share } from './share';

describe('share', () => {
  it('carries what it is over', () => {
    expect(share(20, 37)).toEqual({ kind: 'share', share: 20 / 37, count: 20, base: 37 });
  });

  it('has no value over nobody', () => {
    expect(share(0, 0)).toEqual({ kind: 'noBase' });
  });

  it.each([
    [3, 2],
    [-1, 2],
    [0, -1],
    [Number.NaN, 2],
    [1, Number.POSITIVE_INFINITY],
  ])('refuses %p of %p', (count, base) => {
    expect(() => share(count, base)).toThrow(RangeError);
  });

  it('lies in [0, 1]', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        const part = share(Math.min(a, b), Math.max(a, b));
        return part.kind === 'noBase' ? b === 0 && a === 0 : part.share >= 0 && part.share <= 1;
      }),
    );
  });
});
