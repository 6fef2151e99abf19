import type { AnswerProblem, Answers, CheckMode } from './answers';
import type { Codebook } from './codebook';
import type { Coding } from './coding';

/** A questionnaire version made ready for the hot path: compiled once, used for every response. */
export interface CompiledQuestionnaire {
  readonly codebook: Codebook;
  readonly coding: Coding;
  /** Everything that is wrong with the answers, in the order of the questionnaire; empty when they can be stored. Never throws, whatever the input. */
  check(answers: unknown, mode: CheckMode): AnswerProblem[];
  /** Names of the questions that are shown, given these answers. */
  shown(answers: Answers): ReadonlySet<string>;
  /** Answers without those to questions that are not shown: what SurveyJS leaves at completion. */
  withoutHidden(answers: Answers): Answers;
  /** Coded row of checked answers; `coding.width` bytes. */
  encode(answers: Answers): Uint8Array;
  /** Answers of a coded row: loss-free for categories; numbers, texts and dates come back only as present or not, so are left out. */
  decode(row: Uint8Array): Answers;
}
