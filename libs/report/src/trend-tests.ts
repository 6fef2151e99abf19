import { dutchNumber } from './dutch-number';
import { figureLabel } from './figure-spec';
import type { ComparisonInput, PairInput, TestInput } from './trend-input';
import { noComparisonWords } from './trend-words';

/** A difference with the margin and the test that belong to it, as one line of a table. */
export interface TestRow {
  readonly key: string;
  readonly answer: string;
  /** "dezelfde 53 gemeenten", or why there is no comparison. */
  readonly whom: string;
  /** "53", or of each wave "15 en 50". */
  readonly nText: string;
  /** Null when not compared. */
  readonly difference: number | null;
  readonly interval: readonly [number, number] | null;
  /** Empty where the difference is told without a test. */
  readonly testName: string;
  readonly p: number | null;
  readonly correctedP: number | null;
  /** Null where another row decides. */
  readonly beyondChance: boolean | null;
}

const NAMES: Readonly<Record<string, string>> = {
  score: 'toets op twee aandelen',
  fisher: 'exacte toets van Fisher',
  mcnemar: 'gepaarde toets (McNemar)',
  mcnemarExact: 'exacte gepaarde toets (McNemar)',
  everybody: 'geen: iedereen deed mee',
};

/** What a researcher calls a test; empty for none. */
export function testName(method: string | null): string {
  return method === null ? '' : (NAMES[method] ?? method);
}

/** The difference whose test decides whether a change is chance. */
export function decidingTest({ test, paired, everybody }: ComparisonInput): TestInput | null {
  return test === 'paired' ? paired : everybody;
}

/**
 * Everything that was compared between two waves. Where the organisations that are in both decide, they come first, then the others, then everybody: that
 * difference is what the drawing shows, and it has no test of its own.
 */
export function testRows({ comparisons }: PairInput, unit: string): TestRow[] {
  return comparisons.flatMap((comparison): TestRow[] => {
    const { code, label, test, everybody, paired, others, p, correctedP, beyondChance } = comparison;
    const row = (key: string, whom: string, tested: TestInput | null, more: Partial<TestRow> = {}): TestRow => ({
      key: `${code} ${key}`,
      answer: figureLabel(label),
      whom,
      nText: tested === null ? '' : nOf(tested),
      difference: tested && tested.difference,
      interval: tested && tested.interval,
      testName: testName(tested && tested.method),
      p: tested && tested.p,
      correctedP: null,
      beyondChance: null,
      ...more,
    });
    if (test === null) return [row('none', noComparisonWords(comparison), null)];
    const outcome = { p, correctedP, beyondChance };
    if (test === 'unpaired' || paired === null) return [row('all', 'iedereen die antwoordde', everybody, outcome)];
    return [
      row('same', `dezelfde ${dutchNumber(paired.n1)} ${unit}`, paired, { ...outcome, nText: dutchNumber(paired.n1) }),
      ...(others === null ? [] : [row('others', `andere ${unit}`, others)]),
      row('all', 'iedereen die antwoordde', everybody, { interval: null, testName: '', p: null }),
    ];
  });
}

function nOf({ n1, n2 }: TestInput): string {
  return `${dutchNumber(n1)} en ${dutchNumber(n2)}`;
}
