/** Answers as SurveyJS keeps them: question name → value. Always untrusted until `check` has found nothing. */
export type Answers = Record<string, unknown>;

/** `draft`: may be incomplete, may still hold answers to questions that are hidden now. `complete`: must be right in all. */
export type CheckMode = 'draft' | 'complete';

export type AnswerProblemCode =
  | 'required'
  | 'unknown-question'
  | 'unknown-code'
  | 'wrong-type'
  | 'too-long'
  | 'too-many'
  | 'out-of-range'
  | 'exclusive'
  | 'not-shown'
  | 'duplicate'
  | 'unstorable'
  | 'invalid';

/** One thing wrong with one answer. `pointer` is a JSON pointer into the answers (`/samenwerking/2`); `detail` a Dutch sentence for the respondent. */
export interface AnswerProblem {
  readonly pointer: string;
  readonly question: string;
  readonly code: AnswerProblemCode;
  readonly detail: string;
}
