import type { Category, CategoryKind, Variable, VariableType } from '@ido/questionnaire';

const KINDS: Record<string, CategoryKind> = { anders: 'other', 'weet-niet': 'dontKnow' };

/** A variable with categories of these codes; `anders` and `weet-niet` are what they say, and the latter is exclusive. */
export function variableOf(
  name: string,
  type: VariableType,
  codes: readonly string[] = [],
  more: Partial<Variable> = {},
): Variable {
  const categories = codes.map((code): Category => ({
    code,
    value: code,
    label: code[0]!.toUpperCase() + code.slice(1),
    kind: KINDS[code] ?? 'substantive',
    exclusive: type === 'multiple' && code === 'weet-niet',
  }));
  const questionType = { single: 'radiogroup', multiple: 'checkbox', number: 'text', text: 'comment', date: 'text' }[
    type
  ];
  return {
    name,
    title: `${name}?`,
    type,
    question: name,
    questionType,
    categories,
    required: false,
    routed: false,
    ...more,
  };
}

/** Codes `a0`, `a1`, … for a variable of which only the number of categories matters. */
export function codes(size: number): string[] {
  return Array.from({ length: size }, (_, at) => `a${at}`);
}
