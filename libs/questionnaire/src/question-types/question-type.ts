import type { AnswerProblemCode } from '../answers';
import type { Category, VariableType } from '../codebook';
import type { Reader } from '../definition/reader';

/** Tells of a problem with the answer being checked; `path` leads into it (the row of a matrix, the index of an option). */
export type Report = (code: AnswerProblemCode, detail: string, ...path: readonly (string | number)[]) => void;

/** One variable that a question measures: the question itself, or a row or item of it. */
export interface Part {
  readonly item?: string;
  /** What follows the question's title in the title of the variable. */
  readonly label?: string;
  readonly type: VariableType;
  readonly categories: readonly Category[];
}

/**
 * What the answer to one question may be. Made once per question; every method is on the hot path. Methods but `hasType`
 * and `isNothing` get only values of the right type.
 */
export interface AnswerForm {
  readonly parts: readonly Part[];
  /** Names that an expression may use after the question's own: the rows of a matrix. */
  readonly rows?: readonly string[];
  /** The answer is a list; `ordered`: whose order counts. */
  readonly list?: boolean;
  readonly ordered?: boolean;
  /** Whether a value of any type has the shape of an answer, whatever stands in it. */
  hasType(value: unknown): boolean;
  /** What to say when it has not. */
  readonly wrongType: string;
  /** Whether nothing is answered: what `isRequired` looks at. */
  isEmpty(value: unknown): boolean;
  /** What can never be stored, not even in a draft: unknown codes, too long, options that exclude each other. */
  checkContent(value: unknown, report: Report): void;
  /** What must be right when the questionnaire is completed, besides being required. Also called when nothing is answered. */
  checkComplete?(value: unknown, report: Report): void;
  /** Value of a part: a category's value, a list of them, or anything but undefined when a part without categories is answered. */
  partOf(value: unknown, index: number): unknown;
  /** The answer that has these parts; undefined when none is answered. Parts without categories are undefined. */
  whole(parts: readonly unknown[]): unknown;
}

/** A question type: what its definition says. One file each; `question-types/index.ts` lists them. */
export interface QuestionType {
  /** SurveyJS types that it is for. */
  readonly types: readonly string[];
  /** Type in the codebook when it is not the first of `types` that applies. */
  readonly codebookType?: string;
  /** Validators of SurveyJS that make sense here, besides `expression`. */
  readonly validators: readonly ('numeric' | 'text' | 'regex' | 'email' | 'answercount')[];
  /** Reads its own properties; refuses in `reader`, undefined when there is nothing to go on. */
  read(reader: Reader, type: string): AnswerForm | undefined;
}

/** True for what counts as no answer whatever the type: SurveyJS leaves these out itself. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** True for what a choice can have as its value. */
export function isScalar(value: unknown): value is string | number | boolean {
  return (
    typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
  );
}
