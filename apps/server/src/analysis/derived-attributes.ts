import type { Cell, Variable } from '@ido/questionnaire';
import type { Parameters } from './cell-sql';
import type { PopulationFacts } from './register-attributes';

/**
 * A variable that is not in the coded row and not in memory: classes of a number, or the library that serves a municipality. Who asks for one is
 * answered by the database, at any size and in any state.
 */
export interface DerivedAttribute {
  readonly variable: Variable;
  /** SQL of the value of a cell, coded as every cell is. Over `response r` left joined to `wave_population p`. */
  readonly sqlOf: (cell: Cell, parameters: Parameters) => string;
}

/** A number: of the questionnaire, or the inhabitants of the register. */
export interface NumberSource {
  readonly variable: Variable;
  /** SQL of the value, null without one. */
  readonly sql: (parameters: Parameters) => string;
  /** SQL that holds for who was asked, or who is in the register. */
  readonly asked: (cell: string | null) => string;
}

/** Limits of the classes of inhabitants when none are given: those that Statistics Netherlands uses for municipalities, rounded to few. */
const INHABITANTS_LIMITS = [20_000, 50_000, 100_000, 250_000];

/** Numbers of the questionnaire, and inhabitants where the population has them. */
export function numberSources(codebook: readonly Variable[], population: readonly PopulationFacts[]): NumberSource[] {
  const ofCodebook = codebook
    .filter(({ type, item }) => type === 'number' && item === undefined)
    .map((variable): NumberSource => {
      const answer = (parameters: Parameters) =>
        `(coalesce(r.clean_answers, r.answers) -> ${parameters.add(variable.question)}::text)`;
      return {
        variable,
        sql: (parameters) => {
          const value = answer(parameters);
          return `CASE jsonb_typeof(${value}) WHEN 'number' THEN ${value}::float8 END`;
        },
        asked: (cell) => `${cell ?? '1'} > 0`,
      };
    });
  const counted = population.some(({ inhabitants }) => typeof inhabitants === 'number');
  if (!counted || codebook.some(({ name }) => name === 'inhabitants')) return ofCodebook;
  const inhabitants: NumberSource = {
    variable: attribute('inhabitants', 'Aantal inwoners', 'number', []),
    sql: () => 'p.inhabitants::float8',
    asked: () => 'p.organisation_code IS NOT NULL',
  };
  return [...ofCodebook, inhabitants];
}

/** A number of the register as a variable: known or not, as the coded row has it for those of the questionnaire. */
export function numberAttribute({ variable, sql, asked }: NumberSource): DerivedAttribute {
  return {
    variable,
    sqlOf: (_, parameters) => `CASE WHEN NOT (${asked(null)}) THEN 0 WHEN ${sql(parameters)} IS NULL THEN 1 ELSE 2 END`,
  };
}

/** The limits that classes of a number have without any being asked for; none for a number of which nothing is known. */
export function usualLimits(name: string): readonly number[] {
  return name === 'inhabitants' ? INHABITANTS_LIMITS : [];
}

/** What the classes of a number are called. */
export function classesName(name: string): string {
  return `${name}.classes`;
}

/**
 * A number in classes, as a single choice `<name>.classes`. Code `20000-50000` is from 20,000 to just below 50,000.
 * @param limits where a next class begins, ascending
 * @param cellSql SQL of the coded cell of the number; null for a fact of the register
 */
export function classesOf(source: NumberSource, limits: readonly number[], cellSql: string | null): DerivedAttribute {
  const said = (value: number) => value.toLocaleString('nl-NL');
  const codes = [undefined, ...limits].map((from, at) => {
    const to = limits[at];
    const label =
      from === undefined
        ? `minder dan ${said(to!)}`
        : to === undefined
          ? `${said(from)} of meer`
          : `${said(from)} tot ${said(to)}`;
    return { code: `${from ?? ''}-${to ?? ''}`, label };
  });
  return {
    variable: {
      ...source.variable,
      name: classesName(source.variable.name),
      title: `${source.variable.title} (klassen)`,
      type: 'single',
      categories: codes.map(category),
    },
    sqlOf: (_, parameters) => {
      const value = source.sql(parameters);
      const place = `2 + width_bucket(${value}, ${parameters.add(limits)}::float8[])`;
      return `CASE WHEN NOT (${source.asked(cellSql)}) THEN 0 WHEN (${value}) IS NULL THEN 1 ELSE ${place} END`;
    },
  };
}

/**
 * Which library serves a municipality, as it was when the wave opened: a multiple choice, since several may serve one. Null where no municipality of the population has one.
 */
export function libraryOrganisation(
  codebook: readonly Variable[],
  population: readonly PopulationFacts[],
): DerivedAttribute | null {
  const names = new Map(population.flatMap(({ libraries }) => (libraries ?? []).map(({ code, name }) => [code, name])));
  if (names.size === 0 || codebook.some(({ name }) => name === 'libraryOrganisation')) return null;
  const ordered = [...names].sort(([, a], [, b]) => a.localeCompare(b, 'nl'));
  const place = new Map(ordered.map(([code], at) => [code, at]));
  const variable = attribute(
    'libraryOrganisation',
    'Bibliotheek die de gemeente bedient',
    'multiple',
    ordered.map(([code, label]) => ({ code, label })),
  );
  return {
    variable,
    sqlOf: ({ firstOption, options }, parameters) => {
      const masks = population.flatMap(({ organisation, libraries }) => {
        const mask = (libraries ?? [])
          .map(({ code }) => place.get(code)! - firstOption)
          .filter((bit) => bit >= 0 && bit < options)
          .reduce((bits, bit) => bits | (1 << bit), 0);
        return mask === 0 ? [] : [[organisation, mask]];
      });
      const map = parameters.add(JSON.stringify(Object.fromEntries(masks)));
      return `CASE WHEN p.organisation_code IS NULL THEN 0 ELSE 1 + coalesce((${map}::jsonb ->> p.organisation_code)::int, 0) END`;
    },
  };
}

function attribute(
  name: string,
  title: string,
  type: Variable['type'],
  codes: readonly { code: string; label: string }[],
): Variable {
  return {
    name,
    title,
    type,
    question: name,
    questionType: type === 'number' ? 'text' : 'checkbox',
    categories: codes.map(category),
    required: false,
    routed: false,
    fact: true,
  };
}

function category({ code, label }: { code: string; label: string }): Variable['categories'][number] {
  return { code, value: code, label, kind: 'substantive', exclusive: false };
}
