import type { Answers } from './answers';
import type { Values } from './definition/condition';
import { isJsonObject, own } from './definition/json';
import { isNothing } from './question-types/question-type';
import type { Questionnaire, Shown } from './read-questionnaire';

/**
 * Which questions are shown. As in survey-core, the answer to a hidden question counts in an expression as long as it is
 * there: hiding a question does not hide what follows from it until its answer is left out.
 */
export class Routing {
  private readonly parents: readonly (number | undefined)[];

  constructor(private readonly questionnaire: Questionnaire) {
    this.parents = questionnaire.outline.containers.map(({ parent }) => parent);
  }

  /** The answers that expressions look at: own properties that have the shape of an answer. Anything else is no answer. */
  values(answers: unknown): Values {
    const values: Values = {};
    if (!isJsonObject(answers)) return values;
    for (const { name, form } of this.questionnaire.outline.questions) {
      const value = own(answers, name);
      if (!isNothing(value) && form.hasType(value)) values[name] = value;
    }
    return values;
  }

  /** Per question, in the order of the questionnaire, whether it is shown. */
  shown(values: Values): boolean[] {
    const { outline, containers, questions } = this.questionnaire;
    const open: boolean[] = [];
    containers.forEach((container, index) => {
      const parent = this.parents[index];
      open.push((parent === undefined || open[parent]!) && holds(container, values));
    });
    return outline.questions.map(({ container }, index) => open[container]! && holds(questions[index]!.shown, values));
  }

  /**
   * Answers without those to questions that are not shown. The first pass is what SurveyJS leaves at completion. Left-out
   * answers can hide more, which SurveyJS does not look at any more; it is repeated here until all that is left belongs to
   * questions that are shown.
   */
  withoutHidden(answers: Answers): Answers {
    const { questions } = this.questionnaire.outline;
    let left: Answers = { ...answers };
    for (;;) {
      const shown = this.shown(this.values(left));
      const hidden = questions.filter(({ name }, index) => !shown[index] && Object.hasOwn(left, name));
      if (hidden.length === 0) return left;
      const names = new Set(hidden.map(({ name }) => name));
      left = Object.fromEntries(Object.entries(left).filter(([name]) => !names.has(name)));
    }
  }
}

export function holds(shown: Shown, values: Values): boolean {
  return typeof shown === 'boolean' ? shown : shown(values);
}
