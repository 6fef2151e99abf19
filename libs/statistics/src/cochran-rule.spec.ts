import { chiSquareTest } from './chi-square-test';
import { meetsCochranRule } from './cochran-rule';
import { of } from './golden/of-kind';

const holds = (table: number[][]) => meetsCochranRule(of(chiSquareTest(table), 'test').expected);

describe('the rule of Cochran', () => {
  it('takes a fifth of the expected counts below five, and none below one', () => {
    expect(meetsCochranRule([[5, 5, 5, 5, 4.9]])).toBe(true);
    expect(meetsCochranRule([[5, 5, 5, 4.9]])).toBe(false);
    expect(meetsCochranRule([[50, 50, 50, 50, 50, 0.9]])).toBe(false);
  });

  it('leaves rows and columns out that nobody is in', () => {
    expect(
      holds([
        [20, 30],
        [0, 0],
        [25, 15],
      ]),
    ).toBe(true);
    expect(
      holds([
        [3, 1],
        [1, 4],
      ]),
    ).toBe(false);
  });
});
