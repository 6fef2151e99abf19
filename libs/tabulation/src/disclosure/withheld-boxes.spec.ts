import fc from 'fast-check';
import { boxKey, boxesOf, contains, type Box, type DisclosureCell } from './box';
import { markOfUnion, withheldBoxes } from './withheld-boxes';

/** Cells in which everyone was asked and answered. */
const cellsOf = (rows: readonly (readonly number[])[]): DisclosureCell[] =>
  rows.flatMap((row, one) => row.map((size, two) => ({ at: [one, two], sizes: [size] })));
const marks = (cells: readonly DisclosureCell[], publishFrom = 5) =>
  Object.fromEntries(withheldBoxes(cells, publishFrom));

describe('withheldBoxes', () => {
  it('withholds nothing where every group is large enough or empty', () => {
    expect(
      marks(
        cellsOf([
          [5, 0],
          [7, 12],
        ]),
      ),
    ).toEqual({});
  });

  it('withholds in a table of two dimensions a small group, and three others, so that neither its row nor its column tells it', () => {
    expect(
      marks(
        cellsOf([
          [3, 20, 30],
          [20, 40, 50],
          [30, 50, 60],
        ]),
      ),
    ).toEqual({
      '0 0': 'primary',
      '0 1': 'secondary',
      '1 0': 'secondary',
      '1 1': 'secondary',
    });
  });

  it('withholds the same in whatever order the cells come, also of groups that are as large', () => {
    const cells = cellsOf([
      [3, 12, 12],
      [12, 12, 12],
      [12, 12, 12],
    ]);
    expect(marks(cells.toReversed())).toEqual(marks(cells));
  });

  it('withholds the whole of too few also when there are no dimensions', () => {
    expect(marks([{ at: [], sizes: [3] }])).toEqual({ '': 'primary' });
    expect(marks([{ at: [], sizes: [8] }])).toEqual({});
  });

  it('withholds of one dimension the smallest other group, and a third where the two together are still too few', () => {
    const line = (...sizes: number[]) => sizes.map((size, at) => ({ at: [at], sizes: [size] }));
    expect(marks(line(3, 12, 8))).toEqual({ '0': 'primary', '2': 'secondary' });
    expect(marks(line(1, 3, 12))).toEqual({ '0': 'primary', '1': 'primary', '2': 'secondary' });
    expect(marks(line(2, 3, 12))).toEqual({ '0': 'primary', '1': 'primary' });
  });

  it('looks at who was asked and who answered, not at one of them', () => {
    const cells = [
      { at: [0], sizes: [20, 3] },
      { at: [1], sizes: [30, 30] },
      { at: [2], sizes: [9, 9] },
    ];
    expect(marks(cells)).toEqual({ '0': 'primary', '2': 'secondary' });
  });

  it('withholds everything where everyone together is too few', () => {
    expect(marks([{ at: [0], sizes: [4] }])).toEqual({ '*': 'primary', '0': 'primary' });
  });

  it('lets no withheld group be computed from the shown ones, nor a group that is too small be what is left of one', () => {
    const table = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
      .chain((dimensions) =>
        fc.tuple(
          fc.constant(dimensions),
          fc.array(fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(12) }), {
            minLength: dimensions.reduce((product, size) => product * size, 1),
            maxLength: dimensions.reduce((product, size) => product * size, 1),
          }),
        ),
      );
    fc.assert(
      fc.property(table, fc.integer({ min: 2, max: 6 }), ([dimensions, sizes], publishFrom) => {
        const cells = sizes.map((size, at) => ({ at: placeOf(at, dimensions), sizes: [size] }));
        const withheld = withheldBoxes(cells, publishFrom);
        const boxes = [...new Map(cells.flatMap(({ at }) => boxesOf(at)).map((box) => [boxKey(box), box])).values()];
        const sizeOf = (box: Box) =>
          cells.filter((cell) => contains(box, cell)).reduce((sum, cell) => sum + cell.sizes[0]!, 0);
        for (const box of boxes) {
          const size = sizeOf(box);
          expect(withheld.get(boxKey(box)) === 'primary').toBe(size > 0 && size < publishFrom);
        }
        const shown = boxes.filter((box) => !withheld.has(boxKey(box)));
        for (const box of boxes.filter((one) => withheld.has(boxKey(one)))) {
          expect(isFixedBy(shown, box, cells)).toBe(false);
        }
        for (const whole of shown) {
          whole.forEach((index, dimension) => {
            if (index !== null) return;
            const gone = Array.from({ length: dimensions[dimension]! }, (_, at) => whole.with(dimension, at))
              .filter((part) => withheld.has(boxKey(part)))
              .reduce((sum, part) => sum + sizeOf(part), 0);
            expect(gone === 0 || gone >= publishFrom).toBe(true);
          });
        }
      }),
    );
  });

  it('shows a union of groups only where each of them is shown', () => {
    const withheld = withheldBoxes(
      cellsOf([
        [3, 20, 30],
        [20, 40, 50],
        [30, 50, 60],
      ]),
      5,
    );
    expect(markOfUnion(withheld, [null, null])).toBeUndefined();
    expect(markOfUnion(withheld, [[1, 2], null])).toBeUndefined();
    expect(markOfUnion(withheld, [[1, 2], [2]])).toBeUndefined();
    expect(
      markOfUnion(withheld, [
        [1, 2],
        [1, 2],
      ]),
    ).toBe('secondary');
    expect(markOfUnion(withheld, [[0, 1], [0]])).toBe('primary');
  });
});

function placeOf(at: number, dimensions: readonly number[]): number[] {
  const place: number[] = [];
  for (const size of dimensions) {
    place.push(at % size);
    at = Math.floor(at / size);
  }
  return place;
}

/**
 * Whether every table with the same shown groups and the same empty cells has the same number in the box, found another way than by the code under
 * test: with fractions of whole numbers, without a prime.
 */
function isFixedBy(shown: readonly Box[], box: Box, cells: readonly DisclosureCell[]): boolean {
  const possible = cells.filter(({ sizes }) => sizes[0]! > 0);
  const row = (one: Box) => possible.map((cell) => (contains(one, cell) ? 1n : 0n));
  const reduced: bigint[][] = [];
  const reduce = (given: bigint[]) =>
    reduced.reduce((rest, pivot) => {
      const at = pivot.findIndex((value) => value !== 0n);
      return rest[at] === 0n ? rest : rest.map((value, k) => value * pivot[at]! - rest[at]! * pivot[k]!);
    }, given);
  for (const one of shown) {
    const rest = reduce(row(one));
    if (rest.some((value) => value !== 0n)) reduced.push(rest);
  }
  return reduce(row(box)).every((value) => value === 0n);
}
