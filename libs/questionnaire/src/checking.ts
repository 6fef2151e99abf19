import type { AnswerProblem, AnswerProblemCode, Answers, CheckMode } from './answers';
import type { Values } from './definition/condition';
import { isJsonObject, own } from './definition/json';
import type { Question } from './definition/outline';
import { isNothing } from './question-types/question-type';
import type { Questionnaire } from './read-questionnaire';
import { holds, type Routing } from './routing';
import { pointerOf } from './unsupported-questionnaire';

/** No more unknown names than this are told of: nobody reads on, and the input may be hostile. */
const MOST_UNKNOWN = 100;
const LONGEST_NAME = 200;

/**
 * Checks answers against a questionnaire. Agrees with survey-core on what is shown, required and valid, and is stricter
 * where survey-core trusts its own page: it refuses unknown names, values that a question cannot have (survey-core drops
 * or converts them; `"1"` is not `1` here), excluded combinations, too many options, options given twice, texts that are
 * too long or cannot be stored, dates that do not exist, and answers to questions that were not shown.
 */
export class Checking {
  private readonly names: ReadonlySet<string>;

  constructor(
    private readonly questionnaire: Questionnaire,
    private readonly routing: Routing,
  ) {
    this.names = new Set(questionnaire.outline.questions.map(({ name }) => name));
  }

  check(answers: unknown, mode: CheckMode): AnswerProblem[] {
    if (!isJsonObject(answers)) return [problem([], '', 'wrong-type', UNREADABLE)];
    const problems: AnswerProblem[] = [];
    const values = this.routing.values(answers);
    const shown = mode === 'complete' ? this.routing.shown(values) : undefined;
    this.questionnaire.outline.questions.forEach((question, index) => {
      const value = own(answers, question.name);
      if (shown && !shown[index]) {
        if (!isNothing(value)) problems.push(problem([question.name], question.name, 'not-shown', NOT_SHOWN));
      } else this.checkQuestion(question, index, value, values, mode, problems);
    });
    this.checkNames(answers, problems);
    return problems;
  }

  private checkQuestion(
    question: Question,
    index: number,
    value: unknown,
    values: Values,
    mode: CheckMode,
    problems: AnswerProblem[],
  ): void {
    const { name, form } = question;
    const before = problems.length;
    const report = (code: AnswerProblemCode, detail: string, ...path: readonly (string | number)[]) => {
      problems.push(problem([name, ...path], name, code, detail));
    };
    if (!isNothing(value)) {
      if (!form.hasType(value)) return report('wrong-type', form.wrongType);
      form.checkContent(value, report);
    }
    if (mode === 'draft') return;
    const compiled = this.questionnaire.questions[index]!;
    if (form.isEmpty(value) && holds(compiled.required, values)) report('required', REQUIRED);
    if (problems.length === before) form.checkComplete?.(value, report);
    if (problems.length > before) return;
    for (const validator of compiled.validators) {
      const detail = validator(value, values);
      if (detail !== undefined) report('invalid', detail);
    }
  }

  private checkNames(answers: Answers, problems: AnswerProblem[]): void {
    const unknown = Object.keys(answers).filter((name) => !this.names.has(name));
    for (const name of unknown.slice(0, MOST_UNKNOWN)) {
      const shortened = name.slice(0, LONGEST_NAME);
      problems.push(problem([shortened], shortened, 'unknown-question', 'Deze vraag hoort niet bij de vragenlijst.'));
    }
  }
}

export const UNREADABLE = 'De antwoorden kunnen niet worden gelezen.';
const NOT_SHOWN = 'Deze vraag wordt niet gesteld bij uw andere antwoorden. Het antwoord hoort hier niet.';
const REQUIRED = 'Deze vraag is nog niet beantwoord.';

function problem(
  path: readonly (string | number)[],
  question: string,
  code: AnswerProblemCode,
  detail: string,
): AnswerProblem {
  return { pointer: pointerOf(path), question, code, detail };
}
