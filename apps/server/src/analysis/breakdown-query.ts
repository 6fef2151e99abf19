import type { FieldError } from '@ido/api';
import type { Variable } from '@ido/questionnaire';
import type { Condition, Filter } from '@ido/tabulation';
import { problem } from '../http/problems';
import { dimensionOf, filteredBy, readFilters, readWhere } from './condition-query';

/** A query as Fastify reads it: a key that is repeated has several values. */
export type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** What is asked of a breakdown, with the variables it names. */
export interface BreakdownQuery {
  readonly by: Variable | null;
  readonly filters: readonly Filter[];
  /** Holds besides the filters. */
  readonly where: Condition | null;
  readonly base: 'answered' | 'eligible';
  readonly excludeDontKnow: boolean;
  /** Scheme, or scheme and version; null: without weights. */
  readonly weights: { readonly scheme: string; readonly version: number | null } | null;
  /** Names in `variable`; null when there are none: all variables. */
  readonly only: ReadonlySet<string> | null;
}

/**
 * Reads `by`, `filter[variable]=code` (repeated for several codes), `where`, `base`, `excludeDontKnow` and `weights` against the variables of the wave.
 * @param choosing whether `variable` (repeated for several) chooses variables
 * @throws ProblemError invalid-input with everything that is wrong at once
 */
export function readBreakdownQuery(query: RawQuery, variables: readonly Variable[], choosing = false): BreakdownQuery {
  const errors: FieldError[] = [];
  const refuse = (key: string, code: string, detail: string) => {
    errors.push({ pointer: `/query/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, code, detail });
  };
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const one = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T => {
    const value = query[key] ?? otherwise;
    const found = allowed.find((choice) => choice === value);
    if (found === undefined) refuse(key, 'invalid-value', `Kies ${allowed.join(' of ')}.`);
    return found ?? otherwise;
  };

  const filters = readFilters(query, variables, refuse);
  const where = readWhere(query, variables, refuse);
  let by: Variable | null = null;
  let only: Set<string> | null = null;
  for (const [key, given] of Object.entries(query)) {
    if (given === undefined || READ_ELSEWHERE.has(key) || filteredBy(key) !== undefined) continue;
    if (key === 'by') {
      if (typeof given === 'string') by = dimensionOf(variables, key, given, refuse);
      else refuse(key, 'repeated', 'Geef één variabele op.');
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
  return { by, filters, where, base, excludeDontKnow, only, weights: weights ?? null };
}

const READ_ELSEWHERE = new Set(['asOf', 'where', 'base', 'excludeDontKnow', 'weights']);

const WEIGHTS = /^([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.([1-9]\d{0,5}))?$/;

/** Undefined when it is no name of a weighting. */
export function weightsOf(given: string | string[] | undefined): BreakdownQuery['weights'] | undefined {
  if (given === undefined || given === 'none') return null;
  const found = typeof given === 'string' ? WEIGHTS.exec(given) : null;
  if (!found?.[1]) return undefined;
  return { scheme: found[1], version: found[2] === undefined ? null : Number(found[2]) };
}
