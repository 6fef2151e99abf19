import type { Bounds } from './counts-within-bounds';
import kwink from './kwink-2024-published.json';

/** What the report says about one question. Counts are numbers of respondents. */
export interface PublishedQuestion {
  readonly nr: number;
  readonly type: string;
  /** Respondents that the percentages are over. */
  readonly base?: number;
  /** Count and whole percentage that follow uniquely from the report. */
  readonly exact?: Readonly<Record<string, readonly number[]>>;
  /** Smallest and largest count that fit the words of the report. */
  readonly approx?: Readonly<Record<string, readonly number[]>>;
  /** Counts over several options at once. */
  readonly exactDerived?: Readonly<Record<string, number>>;
  /** Count of each option of the question after an answer. */
  readonly followUp?: Readonly<Record<string, readonly (number | null)[]>>;
}

const questions: Readonly<Record<string, PublishedQuestion>> = kwink.questions;

/** Number of respondents of the enquête. */
export const publishedRespondents = kwink.respondents;

/** What the report says about a question. @throws RangeError when it is not one of the eighteen */
export function publishedQuestion(name: string): PublishedQuestion {
  const question = questions[name];
  if (!question) throw new RangeError(`The report has no question ${name}`);
  return question;
}

/** Bounds of one option: the published count, the bounds that fit the words, or else `unpublished`. */
export function boundsOf(question: PublishedQuestion, option: string, unpublished: Bounds): Bounds {
  const [count] = question.exact?.[option] ?? question.followUp?.[option] ?? [];
  if (typeof count === 'number') return [count, count];
  const [min, max] = question.approx?.[option] ?? [];
  return min === undefined || max === undefined ? unpublished : [min, max];
}

/** A count over several options that the report states. @throws RangeError when it does not */
export function derivedCount(question: PublishedQuestion, name: string): number {
  const count = question.exactDerived?.[name];
  if (count === undefined) throw new RangeError(`The report does not state ${name}`);
  return count;
}
