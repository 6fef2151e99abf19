import { codingOf, type Variable } from '@ido/questionnaire';
import { withCodeVariables, type CodeVariable } from '../coding/code-variables';
import { cellSql, type SqlAttribute } from './cell-sql';
import {
  classesName,
  classesOf,
  libraryOrganisation,
  numberAttribute,
  numberSources,
  usualLimits,
  type NumberSource,
} from './derived-attributes';
import type { PopulationFacts, RegisterAttribute } from './register-attributes';

/** Limits of the classes of numbers, by name of the number. */
export type ClassLimits = ReadonlyMap<string, readonly number[]>;

/** Everything that can be asked of a wave by name. */
export interface WaveVariables {
  /** With the variables that codes of open answers make. */
  readonly codebook: readonly Variable[];
  /** Facts of the register that are in memory. */
  readonly attributes: readonly RegisterAttribute[];
  readonly population: readonly PopulationFacts[];
  /** What only the database can count, besides. */
  readonly derived: readonly SqlAttribute[];
  /** Of those, what is not known of an earlier state: the register does not keep which library served whom. */
  readonly onlyNow: readonly SqlAttribute[];
  readonly numbers: readonly NumberSource[];
  /** All of them: codebook, register, derived. */
  readonly all: readonly Variable[];
}

/** @param limits of the classes of numbers; those of inhabitants have usual ones */
export function waveVariables(
  codebook: readonly Variable[],
  attributes: readonly RegisterAttribute[],
  population: readonly PopulationFacts[],
  limits: ClassLimits = new Map(),
  codes: readonly CodeVariable[] = [],
): WaveVariables {
  const asked = withCodeVariables(codebook, codes);
  const numbers = numberSources(codebook, population);
  const names = new Set([...codebook, ...attributes.map(({ variable }) => variable)].map(({ name }) => name));
  const { cells } = codingOf({ variables: codebook });
  const classes = numbers.flatMap((source) => {
    const { name } = source.variable;
    const chosen = limits.get(name) ?? usualLimits(name);
    const cell = cells.find(({ variable }) => variable === name);
    return chosen.length > 0 && !names.has(classesName(name))
      ? [classesOf(source, chosen, cell ? cellSql(cell) : null)]
      : [];
  });
  const library = libraryOrganisation(codebook, population);
  const registerNumbers = numbers.filter(({ variable }) => !names.has(variable.name)).map(numberAttribute);
  const onlyNow = library ? [library] : [];
  const derived = [...registerNumbers, ...classes, ...onlyNow];
  return {
    codebook: asked,
    attributes,
    population,
    derived,
    onlyNow,
    numbers,
    all: [...asked, ...attributes.map(({ variable }) => variable), ...derived.map(({ variable }) => variable)],
  };
}
