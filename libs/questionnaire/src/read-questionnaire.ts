import type { Answers } from './answers';
import { Conditions, type Condition, type Nameable, type Values } from './definition/condition';
import type { Outline, UncompiledRule, Visibility } from './definition/outline';
import { readOutline } from './definition/read-outline';
import type { Validator } from './definition/validators';
import { Place, Refusals } from './unsupported-questionnaire';
import type { ReadExpression } from './compile';

/** When something is shown: always, never, or by a rule. */
export type Shown = boolean | Condition;

/** A definition with its expressions compiled. The lists run along those of the outline. */
export interface Questionnaire {
  readonly outline: Outline;
  readonly containers: readonly Shown[];
  readonly questions: readonly {
    readonly shown: Shown;
    readonly required: Shown;
    readonly validators: readonly Validator[];
  }[];
}

/**
 * Reads a definition and compiles its expressions.
 * @throws UnsupportedQuestionnaire with every place that is not supported.
 */
export function readQuestionnaire(definition: unknown): Questionnaire {
  const refusals = new Refusals();
  const outline = readOutline(definition, refusals);
  const nameables = nameablesOf(outline);
  refuseRowsNamedAsQuestions(outline, nameables, refusals);
  const conditions = new Conditions(nameables, refusals);
  const rule = (uncompiled: UncompiledRule | undefined, otherwise: boolean): Shown =>
    uncompiled ? (conditions.rule(uncompiled.expression, uncompiled.place) ?? otherwise) : otherwise;
  const shown = ({ visible, visibleIf }: Visibility) => rule(visibleIf, visible);
  const questionnaire = {
    outline,
    containers: outline.containers.map(shown),
    questions: outline.questions.map((question) => ({
      shown: shown(question),
      required: rule(question.requiredIf, question.isRequired),
      validators: question.validators.flatMap((validator) => validator(conditions) ?? []),
    })),
  };
  refusals.throwIfAny();
  return questionnaire;
}

/** A rule of somebody's own over the answers; made anew for each reading. */
export function readExpression(outline: Outline, valuesOf: (answers: Answers) => Values, text: string): ReadExpression {
  const refusals = new Refusals();
  const conditions = new Conditions(nameablesOf(outline), refusals);
  const holds = conditions.rule(text, new Place('', ''));
  if (!holds) return { kind: 'refused', details: refusals.details };
  return { kind: 'expression', questions: conditions.questionsIn(text), holds: (answers) => holds(valuesOf(answers)) };
}

function nameablesOf({ questions }: Outline): Map<string, Nameable> {
  return new Map(
    questions.map(({ name, form }) => [
      name.toLowerCase(),
      { name, rows: form.rows ?? [], list: form.list ?? false, ordered: form.ordered ?? false },
    ]),
  );
}

/** In the rules of a matrix itself, survey-core looks for a name among its rows before it looks among the questions. */
function refuseRowsNamedAsQuestions(
  { questions }: Outline,
  nameables: ReadonlyMap<string, Nameable>,
  refusals: Refusals,
): void {
  for (const { form, place } of questions) {
    for (const row of form.rows ?? []) {
      if (nameables.has(row.toLowerCase())) {
        refusals.refuse(
          place.at('rows'),
          `Regel "${row}" heet net zo als een vraag. Geef één van beide een andere naam.`,
        );
      }
    }
  }
}
