import fc from 'fast-check';
import { fisherExact } from './fisher-exact';
import { fisherExact2x2 } from './fisher-exact-2x2';

const p = (table: readonly (readonly number[])[]) => {
  const result = fisherExact(table);
  return result.kind === 'test' ? result.p : result.kind;
};

/** Every table with the margins of the given one, by brute force. */
function bruteForce(table: readonly (readonly number[])[]): number {
  const rows = table.map((row) => row.reduce((a, b) => a + b, 0));
  const columns = table[0]!.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0));
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  const chance = (counts: readonly number[]) => counts.reduce((product, count) => product / factorial(count), 1);
  const observed = chance(table.flat());
  let [total, asUnlikely] = [0, 0];
  const fill = (filled: readonly number[], row: number, left: readonly number[]): void => {
    if (row === rows.length) {
      if (left.some((one) => one > 0)) return;
      const one = chance(filled);
      total += one;
      if (one <= observed * (1 + 1e-7)) asUnlikely += one;
      return;
    }
    const go = (at: number, open: number, line: readonly number[]): void => {
      if (at === left.length - 1) {
        if (open <= left[at]!)
          fill(
            [...filled, ...line, open],
            row + 1,
            left.map((one, j) => one - ([...line, open][j] ?? 0)),
          );
        return;
      }
      for (let count = 0; count <= Math.min(open, left[at]!); count++) go(at + 1, open - count, [...line, count]);
    };
    go(0, rows[row]!, []);
  };
  fill([], 0, columns);
  return asUnlikely / total;
}

describe('fisherExact', () => {
  it('equals fisher.test', () => {
    // R 4.2.2: fisher.test(matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4))$p.value, A. Agresti (2002), p. 57
    const job = [
      [1, 3, 10, 6],
      [2, 3, 10, 7],
      [1, 6, 14, 12],
      [0, 1, 9, 11],
    ];
    expect(p(job)).toBeCloseTo(0.782684927, 7);
  });

  it('adds what it can at once', () => {
    const size = [
      [7, 12, 5],
      [29, 24, 13],
      [17, 7, 7],
      [15, 6, 1],
    ];
    const result = fisherExact(size);
    expect(result.kind === 'test' && result.steps).toBeLessThan(2_000_000);
  });

  it('says when it is too much', () => {
    const table = Array.from({ length: 8 }, (_, i) => Array.from({ length: 7 }, (_, j) => 20 + ((i * j) % 5)));
    expect(fisherExact(table, { mostSteps: 100_000 })).toEqual({ kind: 'tooLarge' });
    expect(
      fisherExact([
        [9_000, 1_000],
        [500, 500],
      ]),
    ).toEqual({ kind: 'tooLarge' });
  });

  it('has an answer at the edges', () => {
    expect(p([])).toBe('noBase');
    expect(p([[0, 0]])).toBe('noBase');
    expect(p([[3, 5]])).toBe('oneCategory');
    expect(
      p([
        [3, 0],
        [5, 0],
      ]),
    ).toBe('oneCategory');
    expect(
      p([
        [3, 0, 1],
        [0, 0, 0],
        [1, 0, 3],
      ]),
    ).toBeCloseTo(0.485714285714286, 10);
    expect(() => p([[1.5, 1]])).toThrow(RangeError);
  });

  it('is the test for two by two', () => {
    const pair = fc.tuple(fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(pair, pair, ([a, b], [c, d]) => {
        const exact = fisherExact2x2(a, a + b, c, c + d);
        const result = p([
          [a, b],
          [c, d],
        ]);
        if (typeof result === 'number' && exact.kind === 'test') expect(result).toBeCloseTo(exact.p, 9);
      }),
    );
  });

  it('finds what brute force finds, whatever the order', () => {
    const shape = fc.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 4 }));
    const table = shape.chain(([rows, columns]) =>
      fc.array(fc.array(fc.nat(3), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );
    fc.assert(
      fc.property(table, (given) => {
        const result = p(given);
        if (typeof result !== 'number') return;
        expect(result).toBeCloseTo(bruteForce(given), 10);
        expect(p([...given].reverse().map((row) => [...row].reverse()))).toBeCloseTo(result, 10);
        expect(p(given[0]!.map((_, column) => given.map((row) => row[column]!)))).toBeCloseTo(result, 10);
      }),
      { numRuns: 60 },
    );
  });
});
