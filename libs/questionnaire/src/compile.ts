import type { AnswerProblem, Answers, CheckMode } from './answers';
import type { Codebook } from './codebook';
import type { Coding } from './coding';

/** A rule over the answers, or every reason why it is none; details are Dutch sentences. */
export type ReadExpression =
  | { readonly kind: 'expression'; readonly questions: readonly string[]; holds(answers: Answers): boolean }
  | { readonly kind: 'refused'; readonly details: readonly string[] };

/** A questionnaire version made ready for the hot path: compiled once, used for every response. */
export interface CompiledQuestionnaire {
  readonly codebook: Codebook;
  readonly coding: Coding;
  /** Everything that is wrong with the answers, in the order of the questionnaire; empty when they can be stored. Never throws, whatever the input. */
  check(answers: unknown, mode: CheckMode): AnswerProblem[];
  /** Names of the questions that are shown, given these answers. As in SurveyJS, an answer to a hidden question counts as long as it is there. */
  shown(answers: Answers): ReadonlySet<string>;
  /**
   * Answers without those to questions that are not shown: what SurveyJS leaves at completion. Where that hides more
   * questions, their answers are left out too, so that all that is left belongs to questions that are shown.
   */
  withoutHidden(answers: Answers): Answers;
  /**
   * Reads a rule in SurveyJS' language of expressions (`{netwerk} = 'ja' and {aantal} > 3`), for use on the answers of this questionnaire. What
   * it names has to exist, and it may not depend on the day: the same answers always give the same outcome.
   */
  expression(text: string): ReadExpression;
  /** Coded row of checked answers; `coding.width` bytes. @throws RangeError for a code that is not in the codebook. */
  encode(answers: Answers): Uint8Array;
  /** Answers of a coded row: loss-free for categories; numbers, texts and dates come back only as present or not, so are left out. @throws RangeError for a row of another layout. */
  decode(row: Uint8Array): Answers;
}
