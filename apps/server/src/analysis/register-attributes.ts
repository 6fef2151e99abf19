import { provinces, sizeClasses, sizeClassLabels, type SizeClassLimits } from '@ido/catalogue';
import type { Variable } from '@ido/questionnaire';

/** Facts of the organisations of a wave, as they were when its population was fixed. */
export interface PopulationFacts {
  readonly organisation: string;
  readonly province: string | null;
  readonly sizeClass: string | null;
  /** Null when not known. */
  readonly inhabitants?: number | null;
  /** The libraries that served it when the wave opened. */
  readonly libraries?: readonly { readonly code: string; readonly name: string }[];
}

/** A fact of the register that responses can be filtered and crossed by, as a variable after those of the codebook. */
export interface RegisterAttribute {
  readonly variable: Variable;
  /** Column of `wave_population`. */
  readonly column: 'province' | 'size_class';
}

/**
 * The attributes of a wave with the given population: province and size class, each with the categories that occur in it, in the order
 * of the register; an attribute that no organisation has is left out, as is one that bears the name of a variable of the questionnaire.
 * @param limits the limits of the size classes of the study, in inhabitants
 */
export function registerAttributes(
  population: readonly PopulationFacts[],
  codebook: readonly Pick<Variable, 'name'>[],
  limits?: SizeClassLimits,
): RegisterAttribute[] {
  const labels: Readonly<Record<string, string>> = sizeClassLabels(limits);
  const taken = new Set(codebook.map(({ name }) => name));
  const province = inOrder(
    population.map((facts) => facts.province),
    provinces,
  );
  const sizeClass = inOrder(
    population.map((facts) => facts.sizeClass),
    sizeClasses,
  );
  const attributes: RegisterAttribute[] = [
    { column: 'province', variable: single('province', 'Provincie', province, (code) => code) },
    {
      column: 'size_class',
      variable: single('sizeClass', 'Grootte van de gemeente', sizeClass, (code) => labels[code] ?? code),
    },
  ];
  return attributes.filter(({ variable }) => variable.categories.length > 0 && !taken.has(variable.name));
}

/**
 * The coded bytes of the attributes by organisation, one byte each (there are fewer than 254 provinces and size classes): 1 = not known, from 2 on
 * the categories. An organisation outside the population has none.
 */
export function codedAttributes(
  population: readonly PopulationFacts[],
  attributes: readonly RegisterAttribute[],
): Map<string, Uint8Array> {
  const code = (facts: PopulationFacts) =>
    attributes.map(({ column, variable }) => {
      const value = column === 'province' ? facts.province : facts.sizeClass;
      // Not found is −1 and becomes 1: missing.
      return 2 + variable.categories.findIndex((category) => category.code === value);
    });
  return new Map(population.map((facts) => [facts.organisation, Uint8Array.from(code(facts))]));
}

function inOrder(values: readonly (string | null)[], order: readonly string[]): string[] {
  const place = (value: string) => {
    const at = order.indexOf(value);
    return at < 0 ? order.length : at;
  };
  const present = [...new Set(values)].filter((value) => value !== null);
  return present.sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'nl'));
}

function single(name: string, title: string, codes: readonly string[], labelOf: (code: string) => string): Variable {
  return {
    name,
    title,
    type: 'single',
    question: name,
    questionType: 'dropdown',
    categories: codes.map((code) => ({
      code,
      value: code,
      label: labelOf(code),
      kind: 'substantive',
      exclusive: false,
    })),
    required: false,
    routed: false,
    fact: true,
  };
}
