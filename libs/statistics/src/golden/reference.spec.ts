import { readFileSync } from 'node:fs';
import path from 'node:path';
import { share } from '../share';
import { standardErrorFpc } from '../standard-error-fpc';
import { wilsonInterval } from '../wilson-interval';
import reference from './reference.json';

interface Proportion {
  readonly count: number;
  readonly n: number;
  readonly share: number;
  readonly wilson: readonly number[];
  readonly wilsonFpc: readonly number[];
  readonly seFpc: number;
}

const [header, ...rows] = readFileSync(path.join(__dirname, 'wave1.csv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','));
const answersTo = (question: string) =>
  rows.map((row) => row[header!.indexOf(question)]!).filter((answer) => answer !== '');

const cases = Object.entries(reference.proportions.wave1).flatMap(([question, answers]) =>
  Object.entries(answers).map(([answer, expected]): [string, string, Proportion] => [question, answer, expected]),
);

const N = 342;

function bounds(count: number, n: number, populationN: number | null): number[] {
  const interval = wilsonInterval(count, n, populationN);
  return interval.kind === 'interval' ? [interval.low, interval.high] : [];
}

/** Within 1e-9, which is what the reference file has digits for. */
function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, at) => expect(Math.abs(value - expected[at]!)).toBeLessThan(1e-9));
}

describe('the reference figures made with R from the same answers', () => {
  it('are about the population of 342', () => {
    expect(reference.populationN).toBe(N);
    expect(cases).toHaveLength(10);
  });

  it.each(cases)('%s: %s', (question, answer, expected) => {
    const answers = answersTo(question);
    const count = answers.filter((given) => given === answer).length;
    const n = answers.length;
    expect([count, n]).toEqual([expected.count, expected.n]);
    const part = share(count, n);
    expectClose(part.kind === 'share' ? [part.share] : [], [expected.share]);
    expectClose(bounds(count, n, null), expected.wilson);
    expectClose(bounds(count, n, N), expected.wilsonFpc);
    const error = standardErrorFpc(count, n, N);
    expectClose(error.kind === 'standardError' ? [error.standardError] : [], [expected.seFpc]);
  });
});
