import { chiSquareTest } from '../chi-square-test';
import { fisherExact } from '../fisher-exact';
import { fisherExact2x2 } from '../fisher-exact-2x2';
import { independentDifference } from '../independent-difference';
import { benjaminiHochberg, holm } from '../multiple-comparisons';
import { pairedDifference } from '../paired-difference';
import { share } from '../share';
import { standardErrorFpc } from '../standard-error-fpc';
import { wilsonInterval } from '../wilson-interval';
import { expectClose } from './expect-close';
import { goldenSets, type Row } from './golden-set';
import { of } from './of-kind';

const answersTo = (rows: readonly Row[], question: string) =>
  rows.map((row) => row[question]!).filter((one) => one !== '');
const count = (answers: readonly string[], answer: string) => answers.filter((given) => given === answer).length;
/** "visie.ja" → question and answer. */
const asked = (key: string) => key.split('.') as [string, string];

describe.each(goldenSets().map((set) => [set.name, set] as const))('figures made with R, %s', (_, set) => {
  const { wave1, wave2, reference } = set;
  const N = reference.populationN;

  it('shares, their intervals and standard errors', () => {
    const shares = Object.entries(reference.proportions.wave1).flatMap(([question, answers]) =>
      Object.entries(answers).map(([answer, expected]) => ({ question, answer, expected })),
    );
    expect(shares.length).toBeGreaterThan(5);
    for (const { question, answer, expected } of shares) {
      const answers = answersTo(wave1, question);
      const [k, n] = [count(answers, answer), answers.length];
      expect([k, n]).toEqual([expected.count, expected.n]);
      const bounds = (populationN: number | null) => {
        const { low, high } = of(wilsonInterval(k, n, populationN), 'interval');
        return [low, high];
      };
      expectClose([of(share(k, n), 'share').share], [expected.share], 1e-9);
      expectClose(bounds(null), expected.wilson, 1e-9);
      expectClose(bounds(N), expected.wilsonFpc, 1e-9);
      expectClose([of(standardErrorFpc(k, n, N), 'standardError').standardError], [expected.seFpc], 1e-9);
    }
  });

  it('two waves as independent samples', () => {
    for (const [key, expected] of Object.entries(reference.independent)) {
      const [question, answer] = asked(key);
      const [first, second] = [answersTo(wave1, question), answersTo(wave2, question)];
      const counts = [count(first, answer), first.length, count(second, answer), second.length] as const;
      expect(counts).toEqual([expected.k[0], expected.n[0], expected.k[1], expected.n[1]]);
      const difference = of(independentDifference(...counts), 'test');
      expectClose(
        [difference.estimate, difference.statistic, difference.asymptoticP, difference.low, difference.high],
        [expected.difference, expected.chisq, expected.p, ...expected.interval],
      );
      expectClose([of(fisherExact2x2(...counts), 'test').p], [expected.fisher]);
    }
  });

  it('the same municipalities in two waves', () => {
    for (const [key, expected] of Object.entries(reference.paired)) {
      const [question, answer] = asked(key);
      const later = new Map(wave2.map((row) => [row.code!, row[question]!]));
      const pairs = wave1
        .map((row) => [row[question]!, later.get(row.code!) ?? ''] as const)
        .filter((pair) => !pair.includes(''));
      const gained = pairs.filter(([before, after]) => before !== answer && after === answer).length;
      const lost = pairs.filter(([before, after]) => before === answer && after !== answer).length;
      expect([pairs.length, gained, lost]).toEqual([expected.n, expected.gained, expected.lost]);
      const difference = of(pairedDifference(gained, lost, pairs.length), 'test');
      expectClose([difference.estimate, difference.exactP], [expected.difference, expected.exactP]);
      expectClose([difference.asymptoticP], [expected.mcnemarP ?? 1]);
    }
  });

  it('a cross table', () => {
    const { crosstab } = reference;
    const table = crosstab.rows.map((size) =>
      crosstab.columns.map((answer) => wave1.filter((row) => row.size === size && row.visie === answer).length),
    );
    expect(table).toEqual(crosstab.counts);
    const test = of(chiSquareTest(table), 'test');
    expectClose(
      [test.statistic, test.df, test.p, test.cramersV],
      [crosstab.chisq, crosstab.df, crosstab.p, crosstab.cramersV],
    );
    expectClose(test.adjustedResiduals.flat(), crosstab.adjustedResiduals.flat());
    expectClose([of(fisherExact(table), 'test').p], [crosstab.fisherP]);
  });

  it('several tests at once', () => {
    const { raw, holm: holmed, bh } = reference.multiplicity;
    const tests = Object.keys(raw).map((answer) => {
      const [first, second] = [answersTo(wave1, 'visie'), answersTo(wave2, 'visie')];
      const result = independentDifference(count(first, answer), first.length, count(second, answer), second.length);
      return of(result, 'test').asymptoticP;
    });
    expectClose(tests, Object.values(raw));
    expectClose(holm(tests), Object.values(holmed));
    expectClose(benjaminiHochberg(tests), Object.values(bh));
  });
});
