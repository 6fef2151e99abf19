import { codebookOf } from '../codebook-of';
import { DEFAULT_FLAGS, fastLimit, flagsOf, matricesOf, straightLines, type Surroundings } from './flags';

const rows = ['a', 'b', 'c', 'd', 'e', 'f'];
const matrices = matricesOf(
  codebookOf({
    pages: [
      {
        name: 'p',
        elements: [
          { type: 'text', name: 'naam', title: 'Naam' },
          { type: 'matrix', name: 'oordeel', title: 'Oordeel', columns: [1, 2, 3], rows },
        ],
      },
    ],
  }),
);
const around: Surroundings = {
  minutes: 10,
  ofOrganisation: 1,
  fastLimit: 3,
  matrices,
  ruleTitles: new Map([[4, 'Let op']]),
};
const all = (value: number, of = rows) => ({ oordeel: Object.fromEntries(of.map((row) => [row, value])) });

describe('flags', () => {
  it('say when it went too fast: below so many minutes, or below a part of the median', () => {
    expect(fastLimit({ ...DEFAULT_FLAGS, tooFast: { kind: 'minutes', minutes: 2 } }, 30)).toBe(2);
    expect(fastLimit(DEFAULT_FLAGS, 30)).toBe(10);
    expect(fastLimit(DEFAULT_FLAGS, null)).toBeNull();
    expect(fastLimit({ ...DEFAULT_FLAGS, tooFast: null }, 30)).toBeNull();
    const flags = (minutes: number | null) =>
      flagsOf(DEFAULT_FLAGS, { answers: {}, flagged: [] }, { ...around, minutes });
    expect(flags(2.9)).toEqual([{ kind: 'too-fast', minutes: 2.9, limit: 3 }]);
    expect(flags(3)).toEqual([]);
    expect(flags(null)).toEqual([]);
  });

  it('say when all rows of a matrix have the same answer, from a number of rows on', () => {
    expect(straightLines(matrices, all(2), 5)).toEqual([{ question: 'oordeel', rows: 6 }]);
    expect(straightLines(matrices, all(2, rows.slice(0, 5)), 5)).toEqual([{ question: 'oordeel', rows: 5 }]);
    expect(straightLines(matrices, all(2, rows.slice(0, 4)), 5)).toEqual([]);
    expect(straightLines(matrices, { oordeel: { ...all(2).oordeel, c: 1 } }, 5)).toEqual([]);
    expect(straightLines(matrices, { naam: 'x' }, 5)).toEqual([]);
  });

  it('say by which rule, and how many responses the organisation has', () => {
    expect(flagsOf(DEFAULT_FLAGS, { answers: all(1), flagged: [4] }, { ...around, ofOrganisation: 2 })).toEqual([
      { kind: 'straight-line', question: 'oordeel', rows: 6 },
      { kind: 'rule', entry: 4, title: 'Let op' },
      { kind: 'duplicate', responses: 2 },
    ]);
  });
});
