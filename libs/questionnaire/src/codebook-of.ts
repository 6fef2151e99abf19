import type { Codebook, Variable } from './codebook';
import type { Outline, Question } from './definition/outline';
import { readQuestionnaire } from './read-questionnaire';

/**
 * What a questionnaire measures, in its order.
 * @throws UnsupportedQuestionnaire with every place that is not supported.
 */
export function codebookOf(definition: unknown): Codebook {
  return codebookOfOutline(readQuestionnaire(definition).outline);
}

export function codebookOfOutline(outline: Outline): Codebook {
  return { variables: outline.questions.flatMap((question) => variablesOf(question, isRouted(question, outline))) };
}

function variablesOf(question: Question, routed: boolean): Variable[] {
  const { name, title, type, isRequired, requiredIf, page, role, trendKey, chart } = question;
  return question.form.parts.map((part) => ({
    name: part.item === undefined ? name : `${name}.${part.item}`,
    title: part.label === undefined ? title : `${title} – ${part.label}`,
    type: part.type,
    question: name,
    ...(part.item !== undefined && { item: part.item }),
    questionType: type,
    categories: part.categories,
    required: isRequired && !requiredIf,
    routed,
    ...(page !== undefined && { page }),
    ...(role !== undefined && { role }),
    ...(trendKey !== undefined && { trendKey }),
    ...(chart !== undefined && { chart }),
  }));
}

function isRouted(question: Question, { containers }: Outline): boolean {
  if (question.visibleIf) return true;
  for (let at: number | undefined = question.container; at !== undefined; at = containers[at]!.parent) {
    if (containers[at]!.visibleIf) return true;
  }
  return false;
}
