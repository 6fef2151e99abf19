import fc from 'fast-check';
import { histogram, jointHistogram, weightedHistogram } from './histogram';

/** A cell with its number of values, and for each row whether it is kept, a weight, and a value of another cell. */
const counted = fc.constantFrom(3, 5, 65, 128, 255, 256, 300, 2049, 32_769).chain((bins) =>
  fc
    .array(
      fc.record({
        // Small values and the largest are where a mistake would show.
        value: fc.oneof(fc.nat(2), fc.nat(bins - 1), fc.constant(bins - 1)),
        kept: fc.boolean(),
        weight: fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4),
        other: fc.nat(5),
      }),
      { maxLength: 70 },
    )
    .map((rows) => ({ bins, rows })),
);
type Rows = readonly { value: number; kept: boolean; weight: number; other: number }[];

function cellOf(bins: number, rows: Rows): Uint8Array | Uint16Array {
  const values = rows.map(({ value }) => value);
  return bins <= 256 ? Uint8Array.from(values) : Uint16Array.from(values);
}

function naive(bins: number, rows: Rows, add: (row: Rows[number]) => number): number[][] {
  const counts = new Array<number>(bins).fill(0);
  for (const row of rows) counts[row.value]! += add(row);
  return occurring(counts);
}

/** The counts of the values that occur: comparing thirty thousand zeros is most of the work otherwise. */
function occurring(counts: ArrayLike<number>): number[][] {
  return Array.from(counts, (count, value) => [value, count]).filter(([, count]) => count !== 0);
}

describe('histogram', () => {
  it('counts what counting one by one counts, with and without a selection', () => {
    fc.assert(
      fc.property(counted, ({ bins, rows }) => {
        const cell = cellOf(bins, rows);
        const selection = Uint8Array.from(rows, ({ kept }) => Number(kept));
        expect(occurring(histogram(cell, bins))).toEqual(naive(bins, rows, () => 1));
        expect(occurring(histogram(cell, bins, selection))).toEqual(naive(bins, rows, ({ kept }) => Number(kept)));
      }),
    );
  });

  it('counts a view that does not begin on a word', () => {
    const bytes = Uint8Array.from([9, 2, 2, 3, 4, 2, 0, 1, 1]).subarray(1);
    const words = Uint16Array.from([9, 2, 300, 300, 1]).subarray(1);
    const selection = Uint8Array.from([0, 1, 0, 1, 1, 1, 0, 1, 1]).subarray(1);
    expect([...histogram(bytes, 5)]).toEqual([1, 2, 3, 1, 1]);
    expect([...histogram(bytes, 5, selection)]).toEqual([0, 2, 2, 1, 1]);
    expect(histogram(words, 301)[300]).toBe(2);
    expect(histogram(words, 301, selection.subarray(0, 4))[300]).toBe(1);
  });

  it('starts each count from nothing', () => {
    const cell = Uint8Array.from([2, 3, 2, 3, 2]);
    histogram(cell, 4);
    expect([...histogram(cell, 4)]).toEqual([0, 0, 3, 2]);
    const wide = Uint16Array.from([500, 3, 500]);
    histogram(wide, 501);
    expect(histogram(wide, 501)[500]).toBe(2);
  });

  it('refuses a value that does not fit, and counts right after that', () => {
    const cell = Uint8Array.from([2, 9, 2, 2]);
    expect(() => histogram(cell, 4)).toThrow(RangeError);
    expect([...histogram(cell, 10)].slice(2)).toEqual([3, 0, 0, 0, 0, 0, 0, 1]);
    expect(() => histogram(cell.subarray(0, 3), 4)).toThrow(RangeError);
    const wide = Uint16Array.from([2, 900]);
    expect(() => histogram(wide, 400)).toThrow(RangeError);
    expect(histogram(wide, 901)[900]).toBe(1);
  });

  it('refuses a selection, weights or crossing of other rows', () => {
    const cell = new Uint8Array(4);
    expect(() => histogram(cell, 3, new Uint8Array(3))).toThrow(RangeError);
    expect(() => weightedHistogram(cell, 3, new Float64Array(5))).toThrow(RangeError);
    expect(() => jointHistogram(cell, 3, new Uint8Array(5), 3)).toThrow(RangeError);
  });
});

describe('weightedHistogram', () => {
  it('sums what summing one by one sums', () => {
    fc.assert(
      fc.property(counted, ({ bins, rows }) => {
        const cell = cellOf(bins, rows);
        const weights = Float64Array.from(rows, ({ weight }) => weight);
        const selection = Uint8Array.from(rows, ({ kept }) => Number(kept));
        expect(occurring(weightedHistogram(cell, bins, weights))).toEqual(naive(bins, rows, ({ weight }) => weight));
        expect(occurring(weightedHistogram(cell, bins, weights, selection))).toEqual(
          naive(bins, rows, ({ kept, weight }) => (kept ? weight : 0)),
        );
      }),
    );
  });
});

describe('jointHistogram', () => {
  it('is, for each value of the other cell, the histogram of the rows that have it', () => {
    fc.assert(
      fc.property(counted, ({ bins, rows }) => {
        const cell = cellOf(bins, rows);
        const by = Uint8Array.from(rows, ({ other }) => other);
        const selection = Uint8Array.from(rows, ({ kept }) => Number(kept));
        jointHistogram(cell, bins, by, 6).forEach((counts, value) => {
          expect(occurring(counts)).toEqual(naive(bins, rows, ({ other }) => Number(other === value)));
        });
        jointHistogram(cell, bins, by, 6, selection).forEach((counts, value) => {
          expect(occurring(counts)).toEqual(naive(bins, rows, ({ other, kept }) => Number(other === value && kept)));
        });
      }),
      { numRuns: 40 },
    );
  });
});
