import type { FieldError } from '@ido/api';
import type { Variable } from '@ido/questionnaire';
import type { Filter } from '@ido/tabulation';
import { problem } from '../http/problems';

/** A query as Fastify reads it: a key that is repeated has several values. */
export type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** What is asked of a breakdown, with the variables it names. */
export interface BreakdownQuery {
  readonly by: Variable | null;
  readonly filters: readonly Filter[];
  readonly base: 'answered' | 'eligible';
  readonly excludeDontKnow: boolean;
  /** Scheme, or scheme and version; null: without weights. */
  readonly weights: { readonly scheme: string; readonly version: number | null } | null;
  /** Names in `variable`; null when there are none: all variables. */
  readonly only: ReadonlySet<string> | null;
}

const FILTER_KEY = /^filter\[([^\]]*)\]$/;

/**
 * Reads `by`, `filter[variable]=code` (repeated for several codes), `base`, `excludeDontKnow` and `weights` against the variables of the wave.
 * @param choosing whether `variable` (repeated for several) chooses variables
 * @throws ProblemError invalid-input with everything that is wrong at once
 */
export function readBreakdownQuery(query: RawQuery, variables: readonly Variable[], choosing = false): BreakdownQuery {
  const errors: FieldError[] = [];
  const refuse = (key: string, code: string, detail: string) => {
    errors.push({ pointer: `/query/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, code, detail });
  };
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const dimension = (key: string, name: string): Variable | null => {
    const variable = byName.get(name);
    if (!variable) refuse(key, 'unknown-variable', `Variabele '${name}' bestaat niet.`);
    else if (variable.categories.length === 0)
      refuse(key, 'no-categories', `Variabele '${name}' heeft geen categorieën.`);
    else return variable;
    return null;
  };
  const one = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T => {
    const value = query[key] ?? otherwise;
    const found = allowed.find((choice) => choice === value);
    if (found === undefined) refuse(key, 'invalid-value', `Kies ${allowed.join(' of ')}.`);
    return found ?? otherwise;
  };

  const filters: Filter[] = [];
  let by: Variable | null = null;
  let only: Set<string> | null = null;
  for (const [key, given] of Object.entries(query)) {
    if (given === undefined || READ_BELOW.has(key)) continue;
    const filtered = FILTER_KEY.exec(key)?.[1];
    if (key === 'by') {
      if (typeof given === 'string') by = dimension(key, given);
      else refuse(key, 'repeated', 'Geef één variabele op.');
    } else if (filtered !== undefined) {
      const variable = dimension(key, filtered);
      const codes = [...new Set([given].flat())];
      const known = new Set(variable?.categories.map(({ code }) => code));
      for (const code of variable ? codes : []) {
        if (!known.has(code)) refuse(key, 'unknown-code', `Variabele '${filtered}' heeft geen categorie '${code}'.`);
      }
      filters.push({ variable: filtered, codes });
    } else if (key === 'variable' && choosing) {
      only = new Set([given].flat());
      for (const name of only) {
        if (!byName.has(name)) refuse(key, 'unknown-variable', `Variabele '${name}' bestaat niet.`);
      }
    } else refuse(key, 'unknown-parameter', 'Deze parameter bestaat niet.');
  }
  const base = one('base', ['answered', 'eligible'], 'answered');
  const excludeDontKnow = one('excludeDontKnow', ['true', 'false'], 'false') === 'true';
  const weights = weightsOf(query['weights']);
  if (weights === undefined)
    refuse('weights', 'invalid-value', 'Geef een weging op, zoals raking-grootte of raking-grootte.2.');
  if (errors.length > 0) throw problem.invalid({ errors });
  return { by, filters, base, excludeDontKnow, only, weights: weights ?? null };
}

const READ_BELOW = new Set(['base', 'excludeDontKnow', 'weights']);

const WEIGHTS = /^([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.([1-9]\d{0,5}))?$/;

/** Undefined when it is no name of a weighting. */
export function weightsOf(given: string | string[] | undefined): BreakdownQuery['weights'] | undefined {
  if (given === undefined || given === 'none') return null;
  const found = typeof given === 'string' ? WEIGHTS.exec(given) : null;
  if (!found?.[1]) return undefined;
  return { scheme: found[1], version: found[2] === undefined ? null : Number(found[2]) };
}
