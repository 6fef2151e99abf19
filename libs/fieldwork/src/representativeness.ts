import { chiSquareGoodnessOfFit, halfUp, type GoodnessOfFit, type NoTest } from '@ido/statistics';
import type { ClassProgress } from './progress';

/** Whether the response mirrors the population, with one sentence (or two) for who reads no test. */
export interface Representativeness {
  readonly test: GoodnessOfFit | NoTest;
  /** Dutch. */
  readonly sentence: string;
}

/** A difference is called one when chance alone would give it less often than this. */
const LEVEL = 0.05;
/** Beyond this standardised residual a class stands out by itself: the 97.5th percentile of the standard normal distribution. */
const STANDS_OUT = 1.96;
/** At most this many classes are named on either side. */
const MOST_NAMED = 2;
/** With fewer responses than this nothing is said: one response already is all of its class. The same bound as for percentages (rule 4 of the figures). */
const TOO_FEW = 10;
/** With fewer responses than this a difference has to be large to show. */
const FEW = 30;

/**
 * Compares who completed with the population, class by class. `by` says what the classes are: `provincie`, `grootte`.
 * @throws RangeError when more completed than a class has members.
 */
export function representativeness(classes: readonly ClassProgress[], by: string): Representativeness {
  const test = chiSquareGoodnessOfFit(
    classes.map(({ completed, population }) => ({ observed: completed, population })),
  );
  return { test, sentence: sentenceOf(test, classes, by) };
}

function sentenceOf(test: GoodnessOfFit | NoTest, classes: readonly ClassProgress[], by: string): string {
  const n = classes.reduce((total, { completed }) => total + completed, 0);
  switch (test.kind) {
    case 'noResponses':
      return 'Er zijn nog geen afgeronde vragenlijsten om met de populatie te vergelijken.';
    case 'oneClass':
      return `De populatie is niet verdeeld naar ${by}.`;
    case 'everybody':
      return 'Iedereen heeft de vragenlijst afgerond: de respons is de populatie.';
    case 'test':
      if (n < TOO_FEW) {
        return `Er ${n === 1 ? 'is nog maar 1 afgeronde vragenlijst' : `zijn nog maar ${n} afgeronde vragenlijsten`}: te weinig om naar ${by} met de populatie te vergelijken.`;
      }
      return `${test.pValue < LEVEL ? different(test, classes, by) : alike(classes, by)}${caution(test)}`;
  }
}

function alike(classes: readonly ClassProgress[], by: string): string {
  const n = classes.reduce((total, { completed }) => total + completed, 0);
  const sentence = `Naar ${by} wijkt de respons niet aantoonbaar af van de populatie.`;
  return n < FEW ? `${sentence} Bij zo weinig antwoorden valt een verschil pas op als het groot is.` : sentence;
}

function different(test: GoodnessOfFit, classes: readonly ClassProgress[], by: string): string {
  const side = (sign: 1 | -1) => standingOut(test, classes, sign).map(named);
  const over = list(side(1));
  const under = list(side(-1));
  return `De respons verschilt naar ${by} meer van de populatie dan door toeval te verwachten is: oververtegenwoordigd ${verb(side(1))} ${over}; ondervertegenwoordigd ${verb(side(-1))} ${under}.`;
}

/** The classes with clearly more (1) or fewer (−1) responses than expected, the furthest first; the largest when no class does so by itself. */
function standingOut(test: GoodnessOfFit, classes: readonly ClassProgress[], sign: 1 | -1): ClassProgress[] {
  const n = classes.reduce((total, { completed }) => total + completed, 0);
  const N = classes.reduce((total, { population }) => total + population, 0);
  const those = classes
    .map((one, at) => {
      const share = one.population / N;
      const spread = n * share * (1 - share) * ((N - n) / (N - 1));
      return { one, residual: spread > 0 ? (one.completed - test.expected[at]!) / Math.sqrt(spread) : 0 };
    })
    .filter(({ residual }) => residual * sign > 0)
    .sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual));
  const clear = those.filter(({ residual }) => residual * sign > STANDS_OUT);
  // No class may stand out by itself while all together differ: then the largest is named.
  return (clear.length > 0 ? clear : those.slice(0, 1)).slice(0, MOST_NAMED).map(({ one }) => one);
}

const verb = (those: readonly unknown[]) => (those.length === 1 ? 'is' : 'zijn');

function named({ label, shareOfResponse, shareOfPopulation }: ClassProgress): string {
  const percent = (share: number | null) => `${halfUp((share ?? 0) * 100)}%`;
  return `${label} (${percent(shareOfResponse)} van de respons, ${percent(shareOfPopulation)} van de populatie)`;
}

function caution(test: GoodnessOfFit): string {
  return test.smallExpected
    ? ' In sommige groepen zijn weinig antwoorden te verwachten, daarom is deze toets een benadering.'
    : '';
}

const list = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} en ${words[words.length - 1]}`;

/** Labels of the classes that stand out in the response; none when the test finds no difference, or there is too little to say. */
export interface RepresentedClasses {
  readonly over: readonly string[];
  readonly under: readonly string[];
}

/** Which classes the sentence of `representativeness` names, without their numbers. @throws as `representativeness` */
export function representedClasses(classes: readonly ClassProgress[]): RepresentedClasses {
  const test = chiSquareGoodnessOfFit(
    classes.map(({ completed, population }) => ({ observed: completed, population })),
  );
  const n = classes.reduce((total, { completed }) => total + completed, 0);
  if (test.kind !== 'test' || n < TOO_FEW || test.pValue >= LEVEL) return { over: [], under: [] };
  const labels = (sign: 1 | -1) => standingOut(test, classes, sign).map(({ label }) => label);
  return { over: labels(1), under: labels(-1) };
}
