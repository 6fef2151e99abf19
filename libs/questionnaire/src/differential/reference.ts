import { Model, type Question } from 'survey-core';

type Data = Record<string, unknown>;

/** What survey-core's own model makes of a set of answers. */
export interface Reference {
  /** Names of the questions that are shown. */
  readonly shown: ReadonlySet<string>;
  /** Names of the questions, among those shown, that do not pass validation. */
  readonly invalid: ReadonlySet<string>;
  /** Data after completion: answers to hidden questions cleared, in one pass. */
  readonly completed: Data;
}

/** The same questionnaire in survey-core's model. Works on copies, as the model empties the data that it is given. */
export class ReferenceQuestionnaire {
  private readonly model: Model;
  private readonly correcting: Model;

  constructor(definition: object) {
    this.model = new Model(copy(definition));
    this.correcting = new Model(copy(definition));
  }

  outcome(answers: Data): Reference {
    this.model.clear(true, true);
    this.model.data = copy(answers);
    const shown = this.model.getAllQuestions().filter((question) => question.hasInput && isShown(question));
    const invalid = shown.filter((question) => !question.validate(false));
    this.model.doComplete();
    return { shown: namesOf(shown), invalid: namesOf(invalid), completed: copy(this.model.data as Data) };
  }

  /** Data after `clearIncorrectValues(true)`: unknown codes and unknown names dropped. */
  corrected(answers: Data): Data {
    this.correcting.data = copy(answers);
    this.correcting.clearIncorrectValues(true);
    return copy(this.correcting.data as Data);
  }
}

/** Not `structuredClone`: under a test runner that gives objects that survey-core does not know for plain ones. */
const copy = <T extends object>(value: T) => JSON.parse(JSON.stringify(value)) as T;
const isShown = (question: Question) => question.isVisible && question.isParentVisible;
const namesOf = (questions: readonly Question[]) => new Set(questions.map(({ name }) => name));
