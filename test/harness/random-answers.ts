import type { Answers, CompiledQuestionnaire, Variable } from '@ido/questionnaire';
import { pick } from './random';

function answerTo(variable: Variable, random: () => number): unknown {
  switch (variable.type) {
    case 'single':
      return pick(random, variable.categories).value;
    case 'multiple': {
      const chosen = variable.categories.filter((category) => !category.exclusive && random() < 0.3);
      return (chosen.length > 0 ? chosen : [pick(random, variable.categories)]).map((category) => category.value);
    }
    case 'number':
      return Math.floor(random() * 100);
    case 'date':
      return '2026-11-22';
    case 'text':
      return `Antwoord van een test, nummer ${Math.floor(random() * 1_000_000)}`;
  }
}

/**
 * A whole response that the questionnaire accepts: every question that is shown is answered.
 * Of questionnaires without matrix and ranking, whose variables are parts of one answer.
 */
export function randomAnswers(questionnaire: CompiledQuestionnaire, random: () => number): Answers {
  const answers: Answers = {};
  for (const variable of questionnaire.codebook.variables) {
    if (variable.item !== undefined) throw new Error(`${variable.name} is part of an answer: not supported here`);
    answers[variable.question] = answerTo(variable, random);
  }
  const shown = questionnaire.withoutHidden(answers);
  const problems = questionnaire.check(shown, 'complete');
  if (problems.length > 0) throw new Error(`generated answers are refused: ${JSON.stringify(problems)}`);
  return shown;
}
