/** What of a variable is needed to say an expression in words. */
export interface NamedVariable {
  readonly question: string;
  readonly title: string;
  readonly categories: ReadonlyArray<{ readonly code: string; readonly label: string }>;
}

/** Words around the parts of an expression: filled in by the texts of the page. */
export interface RoutingTexts {
  readonly is: (question: string, answer: string) => string;
  readonly isNot: (question: string, answer: string) => string;
  readonly contains: (question: string, answer: string) => string;
  readonly answered: (question: string) => string;
  readonly notAnswered: (question: string) => string;
  readonly compare: (question: string, operator: string, value: string) => string;
  readonly and: string;
  readonly or: string;
}

const TERM =
  /^\{([^}]+)\}\s*(=|==|<>|!=|>=|<=|>|<|contains|anyof|empty|notempty)\s*(?:'([^']*)'|(-?\d+(?:\.\d+)?|true|false))?$/u;
const COMPARED: Readonly<Record<string, string>> = {
  '>': 'meer dan',
  '<': 'minder dan',
  '>=': 'ten minste',
  '<=': 'ten hoogste',
};

/**
 * A `visibleIf` in words: terms about one question, joined by `and` or by `or` alone. Null for an expression that is more than that: the page
 * then shows it as it stands.
 */
export function routingWords(
  expression: string,
  variables: readonly NamedVariable[],
  nameOf: (question: string) => string,
  texts: RoutingTexts,
): string | null {
  const joint = [' and ', ' or '].filter((word) => expression.includes(word));
  const [word] = joint;
  if (joint.length > 1 || /[()]/u.test(expression)) return null;
  const terms = word === undefined ? [expression] : expression.split(word);
  const said = terms.map((term) => termInWords(term.trim(), variables, nameOf, texts));
  if (said.some((part) => part === null)) return null;
  return said.join(word === ' or ' ? texts.or : texts.and);
}

function termInWords(
  term: string,
  variables: readonly NamedVariable[],
  nameOf: (question: string) => string,
  texts: RoutingTexts,
): string | null {
  const [, name = '', operator = '', quoted, bare] = TERM.exec(term) ?? [];
  const variable = variables.find(({ question }) => question === name);
  if (variable === undefined) return null;
  const value = quoted ?? bare;
  const question = nameOf(name);
  if (operator === 'empty') return texts.notAnswered(question);
  if (operator === 'notempty') return texts.answered(question);
  if (value === undefined) return null;
  const answer = variable.categories.find(({ code }) => code === value)?.label ?? value;
  if (operator === '=' || operator === '==') return texts.is(question, answer);
  if (operator === '<>' || operator === '!=') return texts.isNot(question, answer);
  if (operator === 'contains' || operator === 'anyof') return texts.contains(question, answer);
  return texts.compare(question, COMPARED[operator] ?? operator, value);
}
