import { readOutline } from './definition/read-outline';
import { Refusals } from './unsupported-questionnaire';

/** What a follow-up comes after. */
export interface Followed {
  /** Name of the question before it that decides whether it is asked; of several, the nearest. */
  readonly question: string;
  /** The one answer to it that opens the follow-up; null when it is not as simple as that. */
  readonly code: string | null;
}

const NAMED = /\{([^}]+)\}/g;
const TERM = /^\{([^}]+)\}\s*(?:==?|contains)\s*(?:'([^']*)'|(-?\d+(?:\.\d+)?|true|false))$/;

/**
 * The questions that are only asked after certain answers, by name: "Namelijk" says nothing without the question that it follows. Read from the rule
 * of the question itself, not of its panel or page, which are about more than one question.
 */
export function followUps(definition: unknown): ReadonlyMap<string, Followed> {
  const { questions } = readOutline(definition, new Refusals());
  const found = new Map<string, Followed>();
  questions.forEach(({ name, visibleIf }, at) => {
    if (!visibleIf) return;
    const { expression } = visibleIf;
    const named = [...expression.matchAll(NAMED)].map(([, path]) => path!);
    const before = questions
      .slice(0, at)
      .findLast((one) => named.some((path) => path === one.name || path.startsWith(`${one.name}.`)));
    if (before) found.set(name, { question: before.name, code: codeOf(expression, before.name) });
  });
  return found;
}

/** The answer that `{question} = 'answer'` asks for, alone or joined by `and` to the like about other questions. */
function codeOf(expression: string, question: string): string | null {
  const terms = expression.split(' and ').map((term) => TERM.exec(term.trim()));
  if (terms.some((term) => term === null)) return null;
  const codes = terms.flatMap((term) => (term![1] === question ? [term![2] ?? term![3]!] : []));
  return codes.length === 1 ? codes[0]! : null;
}
