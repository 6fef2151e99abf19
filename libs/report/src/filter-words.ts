import type { Condition } from '@ido/tabulation';

/** What a filter can name, with what it is called on the screen. */
export interface NamedVariable {
  readonly name: string;
  readonly title: string;
  readonly categories: readonly { readonly code: string; readonly label: string }[];
}

/**
 * A filter as somebody reads it under a table: `Provincie: Drenthe, Groningen en niet (Grootte: klein)`. What has no title or label here keeps its
 * code, since leaving it out would say something else.
 */
export function filterWords(condition: Condition, variables: readonly NamedVariable[]): string {
  switch (condition.kind) {
    case 'is': {
      const variable = variables.find(({ name }) => name === condition.variable);
      const label = (code: string) => variable?.categories.find((one) => one.code === code)?.label ?? code;
      return `${variable?.title ?? condition.variable}: ${condition.codes.map(label).join(', ')}`;
    }
    case 'not':
      return `niet (${filterWords(condition.condition, variables)})`;
    default: {
      const joined = (part: Condition) => part.kind === 'and' || part.kind === 'or';
      const words = condition.conditions.map((part) =>
        joined(part) ? `(${filterWords(part, variables)})` : filterWords(part, variables),
      );
      return words.join(condition.kind === 'and' ? ' en ' : ' of ');
    }
  }
}
