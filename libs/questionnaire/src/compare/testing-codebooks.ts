import type { Category, Codebook, Variable } from '../codebook';

/** A category with a code and a label; the label is its code when none is given. */
export const category = (code: string, label = code, kind: Category['kind'] = 'substantive'): Category => ({
  code,
  value: code,
  label,
  kind,
  exclusive: false,
});

/** A single choice, or without categories an open text. */
export function variable(name: string, title: string, more: Partial<Variable> = {}): Variable {
  const categories = more.categories ?? [];
  return {
    name,
    title,
    type: categories.length > 0 ? 'single' : 'text',
    question: name,
    questionType: categories.length > 0 ? 'radiogroup' : 'text',
    categories,
    required: false,
    routed: false,
    ...more,
  };
}

export const codebook = (...variables: Variable[]): Codebook => ({ variables });
