import type { Answers } from './answers';
import type { Variable } from './codebook';
import type { CompiledQuestionnaire } from './compile';

/** Where somebody stopped answering. */
export interface StoppingPoint {
  /** Name of the question that comes next; null when every question that is shown after the last answer has one. */
  readonly question: string | null;
  /** Title of that question, or null. */
  readonly title: string | null;
  /** Title of the page that it stands on, when it has one. */
  readonly page: string | null;
  /** Questions that are shown, given these answers, and how many of those are answered. */
  readonly shown: number;
  readonly answered: number;
}

/**
 * The question at which a draft was left: the first one that is shown and not answered after the last one that is. What was skipped on the
 * way is not where somebody stopped. Without any answer it is the first question; when all after the last answer is answered, the first
 * required one that was skipped, and else none: everything was filled in but not sent.
 */
export function stoppingPoint(
  { codebook, shown: shownOf }: Pick<CompiledQuestionnaire, 'codebook' | 'shown'>,
  answers: Answers,
): StoppingPoint {
  const names = shownOf(answers);
  const shown = questionsOf(codebook.variables).filter(({ question }) => names.has(question));
  const isAnswered = ({ question }: Variable) => Object.hasOwn(answers, question) && !isEmpty(answers[question]);
  const last = shown.findLastIndex(isAnswered);
  const next = shown[last + 1] ?? shown.find((question) => question.required && !isAnswered(question)) ?? null;
  return {
    question: next?.question ?? null,
    title: next === null ? null : titleOf(next),
    page: next?.page ?? null,
    shown: shown.length,
    answered: shown.filter(isAnswered).length,
  };
}

/** One variable for each question, in the order of the questionnaire. */
function questionsOf(variables: readonly Variable[]): Variable[] {
  return variables.filter((variable, at) => variables[at - 1]?.question !== variable.question);
}

/** Of a row of a matrix the codebook's title is "question – row"; the row says nothing about where somebody stopped. */
function titleOf({ title, item }: Variable): string {
  const end = item === undefined ? -1 : title.lastIndexOf(' – ');
  return end < 0 ? title : title.slice(0, end);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
