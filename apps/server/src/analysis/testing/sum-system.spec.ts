import { SumSystem } from './sum-system';

describe('sums that follow from other sums', () => {
  it('are found in one step and in several, and no others', () => {
    // A table of two by two: its rows and columns leave one number to choose; with a cell all follow.
    const margins = [
      [0, 1],
      [2, 3],
      [0, 2],
      [1, 3],
    ];
    const table = new SumSystem(margins, 4);
    expect(table.fixes([0, 1, 2, 3])).toBe(true);
    expect([0, 1, 2, 3].map((cell) => table.fixes([cell]))).toEqual([false, false, false, false]);
    const withCell = new SumSystem([...margins, [3]], 4);
    expect([0, 1, 2].map((cell) => withCell.fixes([cell]))).toEqual([true, true, true]);
  });

  it('follow by halves too', () => {
    const triangle = new SumSystem(
      [
        [0, 1],
        [1, 2],
        [0, 2],
      ],
      4,
    );
    expect([triangle.fixes([1]), triangle.fixes([3])]).toEqual([true, false]);
  });
});
