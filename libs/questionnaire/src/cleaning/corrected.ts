import type { AnswerProblem, Answers } from '../answers';
import { canonicalJson } from '../canonical-json';
import type { CompiledQuestionnaire } from '../compile';
import { isNothing } from '../question-types/question-type';

/** Answers after a correction, or what is impossible about them. */
export type Corrected =
  | { readonly kind: 'corrected'; readonly answers: Answers }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'impossible'; readonly problems: readonly AnswerProblem[] };

/**
 * Gives one question another answer (null: none). Answers to questions that are not shown any more go with it. The outcome has to be possible
 * answers of the questionnaire, with one exception: a required question may be left without an answer, as that is what a researcher
 * who takes out nonsense has to be able to do. What was wrong before already is not held against the correction.
 */
export function correct(
  questionnaire: Pick<CompiledQuestionnaire, 'check' | 'withoutHidden' | 'shown'>,
  answers: Answers,
  question: string,
  value: unknown,
): Corrected {
  const next: Answers = { ...answers };
  if (isNothing(value)) delete next[question];
  else next[question] = value;
  if (sameAnswer(answers[question], next[question])) return { kind: 'unchanged' };
  const before = new Set(problemsOf(questionnaire, answers).map(keyOf));
  const problems = (left: Answers) => problemsOf(questionnaire, left).filter((problem) => !before.has(keyOf(problem)));
  // A value that cannot be is refused before routing looks at it: what has no shape counts as no answer there.
  const impossible = questionnaire.check(next, 'draft').filter((problem) => !before.has(keyOf(problem)));
  if (impossible.length > 0) return { kind: 'impossible', problems: impossible };
  if (next[question] !== undefined && !questionnaire.shown(next).has(question)) {
    return { kind: 'impossible', problems: problems(next).filter((problem) => problem.question === question) };
  }
  const left = questionnaire.withoutHidden(next);
  const wrong = problems(left);
  return wrong.length > 0 ? { kind: 'impossible', problems: wrong } : { kind: 'corrected', answers: left };
}

/** Whether two answers say the same, whatever the order of their keys; none, null and an empty text are the same. */
export function sameAnswer(one: unknown, other: unknown): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  return canonicalJson(one) === canonicalJson(other);
}

function problemsOf(questionnaire: Pick<CompiledQuestionnaire, 'check'>, answers: Answers): AnswerProblem[] {
  return questionnaire.check(answers, 'complete').filter(({ code }) => code !== 'required');
}

const keyOf = ({ pointer, code }: AnswerProblem) => `${code} ${pointer}`;
