import { yesNo } from './boolean';
import { comment } from './comment';
import { matrix } from './matrix';
import { multipleChoice } from './multiple-choice';
import type { QuestionType } from './question-type';
import { ranking } from './ranking';
import { rating } from './rating';
import { singleChoice } from './single-choice';
import { text } from './text';

/** Every question type that is supported, by its SurveyJS type. */
export const QUESTION_TYPES: ReadonlyMap<string, QuestionType> = new Map(
  [singleChoice, multipleChoice, yesNo, rating, ranking, matrix, text, comment].flatMap((type) =>
    type.types.map((name) => [name, type] as const),
  ),
);

/** Elements that are only shown: allowed, measured by nobody. */
export const DISPLAY_TYPES: ReadonlySet<string> = new Set(['html', 'image']);
