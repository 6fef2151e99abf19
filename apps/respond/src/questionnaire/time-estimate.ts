/** What the time a question takes follows from. */
export interface Effort {
  /** SurveyJS type. */
  readonly type: string;
  /** Characters to read: question, description, options. */
  readonly characters: number;
  /** Rows of a matrix or items of a ranking; 1 for other questions. */
  readonly parts: number;
}

/** Reading about 230 words of 6 characters a minute. */
const CHARACTERS_PER_SECOND = 23;
/** Seconds to think and answer, once it is read. Estimates, to be set by measured times when there are some. */
const ANSWERING_SECONDS: Record<string, number> = {
  radiogroup: 6,
  boolean: 4,
  rating: 5,
  dropdown: 8,
  checkbox: 12,
  matrix: 6,
  ranking: 6,
  text: 15,
  comment: 60,
};
const OTHER_SECONDS = 10;

/** Whole minutes that these questions take, rounded up; 0 for no questions. */
export function minutesFor(questions: readonly Effort[]): number {
  const seconds = questions.reduce(
    (sum, { type, characters, parts }) =>
      sum + characters / CHARACTERS_PER_SECOND + (ANSWERING_SECONDS[type] ?? OTHER_SECONDS) * parts,
    0,
  );
  return Math.ceil(seconds / 60);
}
