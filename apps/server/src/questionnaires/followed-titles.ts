import { followUps, type Variable } from '@ido/questionnaire';
import type { CompiledVersion } from './compiled-versions';

/**
 * Per open question that follows another: the title of that one, and the answer that opens it ("Is er een netwerk? ‘Ja’"). An answer that the follow-up
 * begins with itself is left out ("Anders, namelijk"). A question without a rule of its own follows the one whose name it goes on with.
 */
export function followedTitles({
  definition,
  compiled,
}: Pick<CompiledVersion, 'definition' | 'compiled'>): ReadonlyMap<string, string> {
  const { variables } = compiled.codebook;
  const rules = followUps(definition);
  return new Map(
    variables.flatMap((variable) => {
      if (variable.type !== 'text' || variable.item !== undefined) return [];
      const rule = rules.get(variable.name);
      const before = variables.find(({ question }) => question === rule?.question) ?? namedBefore(variable, variables);
      if (!before) return [];
      const label = before.categories.find(({ code }) => code === rule?.code)?.label;
      const said = label === undefined || plain(variable.title).startsWith(plain(label));
      const title = before.item === undefined ? before.title : before.title.slice(0, before.title.lastIndexOf(' – '));
      return [[variable.name, said ? title : `${title} ‘${label.replace(/[\s:;,.]+$/, '')}’`] as const];
    }),
  );
}

/** `functie` before `functie-anders`; of several the longest. */
function namedBefore({ name }: Variable, variables: readonly Variable[]): Variable | undefined {
  const before = variables.filter((one) => name.startsWith(`${one.name}-`));
  return before.toSorted((a, b) => b.name.length - a.name.length)[0];
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
