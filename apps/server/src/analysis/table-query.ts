import type { FieldError } from '@ido/api';
import type { Variable } from '@ido/questionnaire';
import {
  canBeNetted,
  parseWhere,
  UnreadableFilter,
  type Condition,
  type Filter,
  type Net,
  type Percent,
} from '@ido/tabulation';
import { problem } from '../http/problems';
import { weightsOf, type RawQuery } from './breakdown-query';
import { checkCodes, dimensionOf, filteredBy, readFilters, readWhere, type Refuse } from './condition-query';
import type { ClassLimits } from './wave-variables';

/** What is asked of a table. */
export interface TableQuery {
  readonly rows: readonly Variable[];
  readonly columns: readonly Variable[];
  /** By name of the variable. */
  readonly nets: ReadonlyMap<string, readonly Net[]>;
  readonly filters: readonly Filter[];
  readonly where: Condition | null;
  readonly percent: Percent;
  readonly base: 'answered' | 'eligible';
  readonly excludeDontKnow: boolean;
  /** `none`, or a weighting scheme with or without version. */
  readonly weights: string;
}

const MOST_ROWS = 40;
const MOST_COLUMNS = 8;
const MOST_NETS = 10;
const MOST_CELLS = 100_000;
const MOST_LIMITS = 20;

const PERCENT: readonly Percent[] = ['column', 'row', 'total', 'none'];
const READ_BY_NAME = new Set(['rows', 'columns', 'where', 'percent', 'base', 'excludeDontKnow', 'weights', 'asOf']);
const OF_VARIABLE = /^(net|classes)\[([^\]]*)\]$/;

/**
 * Reads `classes[number]=20000,50000`: where a next class begins, ascending. Whatever is wrong with it is said by `readTableQuery`.
 */
export function readClassLimits(query: RawQuery): ClassLimits {
  const limits = new Map<string, readonly number[]>();
  for (const [key, given] of Object.entries(query)) {
    const [, kind, name] = OF_VARIABLE.exec(key) ?? [];
    const found = kind === 'classes' && typeof given === 'string' ? limitsIn(given) : null;
    if (found && name !== undefined) limits.set(name, found);
  }
  return limits;
}

function limitsIn(text: string): number[] | null {
  const limits = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const ascending = limits.every((limit, at) => Number.isFinite(limit) && (at === 0 || limit > limits[at - 1]!));
  return ascending && limits.length <= MOST_LIMITS ? limits : null;
}

/**
 * Reads what is asked of a table against the variables of the wave: `rows` and `columns` (repeated, or with commas), `where`, `filter[variable]`,
 * `net[variable]=Samen:code,code`, `classes[number]`, `percent`, `base`, `excludeDontKnow` and `weights`.
 * @throws ProblemError invalid-input with everything that is wrong at once
 */
export function readTableQuery(query: RawQuery, variables: readonly Variable[]): TableQuery {
  const errors: FieldError[] = [];
  const refuse: Refuse = (key, code, detail) => {
    errors.push({ pointer: `/query/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, code, detail });
  };
  const one = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T => {
    const found = allowed.find((choice) => choice === (query[key] ?? otherwise));
    if (found === undefined) refuse(key, 'invalid-value', `Kies ${allowed.join(' of ')}.`);
    return found ?? otherwise;
  };
  const names = (key: string) =>
    [...new Set([query[key] ?? []].flat().flatMap((part) => part.split(',')))].filter(Boolean);

  const rows = names('rows').flatMap((name) => {
    const variable = variables.find((candidate) => candidate.name === name);
    if (!variable) refuse('rows', 'unknown-variable', `Variabele '${name}' bestaat niet.`);
    else if (variable.categories.length > 0 || variable.type === 'number') return [variable];
    else refuse('rows', 'no-categories', `Variabele '${name}' heeft geen categorieën en is geen getal.`);
    return [];
  });
  const columns = names('columns').flatMap((name) => dimensionOf(variables, 'columns', name, refuse) ?? []);
  if (names('rows').length > MOST_ROWS) refuse('rows', 'too-many', `Kies niet meer dan ${MOST_ROWS} vragen.`);
  if (names('columns').length > MOST_COLUMNS)
    refuse('columns', 'too-many', `Kies niet meer dan ${MOST_COLUMNS} kenmerken.`);
  const cells = sizeOf(rows) * (1 + sizeOf(columns));
  if (cells > MOST_CELLS)
    refuse('columns', 'too-large', `Deze tabel zou ${cells} cellen hebben. Kies minder vragen of kenmerken.`);

  const filters = readFilters(query, variables, refuse);
  const where = readWhere(query, variables, refuse);
  const nets = new Map<string, readonly Net[]>();
  for (const [key, given] of Object.entries(query)) {
    if (given === undefined || READ_BY_NAME.has(key) || filteredBy(key) !== undefined) continue;
    const [, kind, name = ''] = OF_VARIABLE.exec(key) ?? [];
    if (kind === 'net') nets.set(name, readNets(key, [given].flat(), name, variables, refuse));
    else if (kind === 'classes') checkLimits(key, given, name, variables, refuse);
    else refuse(key, 'unknown-parameter', 'Deze parameter bestaat niet.');
  }
  const percent = one('percent', PERCENT, 'column');
  const base = one('base', ['answered', 'eligible'], 'answered');
  const excludeDontKnow = one('excludeDontKnow', ['true', 'false'], 'false') === 'true';
  const weights = query['weights'] ?? 'none';
  if (weightsOf(query['weights']) === undefined)
    refuse('weights', 'invalid-value', 'Geef een weging op, zoals raking-grootte of raking-grootte.2.');
  if (errors.length > 0) throw problem.invalid({ errors });
  return { rows, columns, nets, filters, where, percent, base, excludeDontKnow, weights: String(weights) };
}

function sizeOf(variables: readonly Variable[]): number {
  return variables.reduce((sum, { categories }) => sum + Math.max(1, categories.length), 0);
}

/** Each net as `Samen:code,code`, in the words of a filter. */
function readNets(
  key: string,
  given: readonly string[],
  name: string,
  variables: readonly Variable[],
  refuse: Refuse,
): Net[] {
  const variable = dimensionOf(variables, key, name, refuse);
  if (!variable) return [];
  if (!canBeNetted(variable)) refuse(key, 'too-many-options', 'Een vraag met meer dan 15 opties kan geen net hebben.');
  if (given.length > MOST_NETS) refuse(key, 'too-many', `Een vraag heeft niet meer dan ${MOST_NETS} netten.`);
  return given.slice(0, MOST_NETS).flatMap((text) => {
    try {
      const net = parseWhere(text);
      if (net.kind === 'is') {
        checkCodes(variable, net.codes, key, refuse);
        return [{ label: net.variable, codes: net.codes }];
      }
      refuse(key, 'unreadable', 'Schrijf een net als naam:code,code.');
    } catch (error) {
      if (!(error instanceof UnreadableFilter)) throw error;
      refuse(key, 'unreadable', `Teken ${error.position}: ${error.detail}`);
    }
    return [];
  });
}

function checkLimits(
  key: string,
  given: string | readonly string[],
  name: string,
  variables: readonly Variable[],
  refuse: Refuse,
): void {
  const variable = variables.find((one) => one.name === name);
  if (!variable) refuse(key, 'unknown-variable', `Variabele '${name}' bestaat niet.`);
  else if (variable.type !== 'number') refuse(key, 'no-number', `Variabele '${name}' is geen getal.`);
  if (typeof given !== 'string' || !limitsIn(given))
    refuse(key, 'invalid-value', `Geef ten hoogste ${MOST_LIMITS} oplopende getallen, met een komma ertussen.`);
}
