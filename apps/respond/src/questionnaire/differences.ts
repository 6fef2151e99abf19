import type { Answers } from '@ido/api';
import { withChanges, type Changes } from '../save-queue/changes';
import { answerLines } from './answer-lines';
import { respondentModel, type Definition } from './respondent-model';

/** One question that was answered otherwise here than elsewhere, both in words. */
export interface Difference {
  readonly name: string;
  readonly title: string;
  readonly mine: readonly string[];
  readonly newest: readonly string[];
}

/** The questions whose answer is at stake, in the order of the questionnaire. */
export function differencesOf(definition: Definition, mine: Changes, newest: Answers): Difference[] {
  const theirs = respondentModel(definition, newest);
  const ours = respondentModel(definition, withChanges(newest, mine));
  const differences = ours.getAllQuestions().flatMap((question) => {
    if (!mine.has(question.getValueName())) return [];
    const other = theirs.getQuestionByName(question.name);
    const title = question.processedTitle;
    return [{ name: question.name, title, mine: answerLines(question), newest: other ? answerLines(other) : [] }];
  });
  ours.dispose();
  theirs.dispose();
  return differences;
}
