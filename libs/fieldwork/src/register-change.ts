import { successorAt } from './merger';
import type { OrganisationType } from './population-rule';

/** Inhabitants on a day. */
export interface InhabitantsCount {
  readonly referenceDate: string;
  readonly inhabitants: number;
}

/** That a library serves a municipality; `validTo` is the first day on which it no longer does. */
export interface ServicePeriod {
  readonly code: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Everything the register keeps of an organisation. Days are `YYYY-MM-DD`. */
export interface RegisterEntry {
  readonly code: string;
  readonly type: OrganisationType;
  readonly name: string;
  readonly province: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly successorCode: string | null;
  readonly note: string;
  readonly inhabitants: readonly InhabitantsCount[];
  /** Of a library: the municipalities it serves or served. */
  readonly serves: readonly ServicePeriod[];
}

/** What is to change of an organisation; what is not named stays. */
export interface RegisterChange extends Partial<Omit<RegisterEntry, 'code' | 'inhabitants' | 'serves'>> {
  readonly code: string;
  /** Counts that are added, or that replace the count of the same day. */
  readonly inhabitants?: readonly InhabitantsCount[];
  /** The municipalities that it serves from `servesFrom` on, in place of those it served until then. */
  readonly serves?: readonly string[];
  /** Default: the day it begins for a new organisation, today for one that is known. */
  readonly servesFrom?: string;
}

/** What is wrong, and with which part of the change. */
export interface RegisterProblem {
  readonly field: keyof RegisterEntry | 'servesFrom';
  /** Dutch sentence. */
  readonly detail: string;
}

/** Codes of municipalities are those of Statistics Netherlands. */
const MUNICIPALITY_CODE = /^GM\d{4}$/;
const CODE = /^[A-Z0-9][A-Z0-9-]{1,19}$/;

/**
 * The entry after a change. Nothing is forgotten: counts of other days stay, and what a library serves no longer gets an end.
 * @param entry null for an organisation that is new
 * @param today `YYYY-MM-DD`
 */
export function changedEntry(
  entry: RegisterEntry | null,
  change: RegisterChange,
  today: string,
): { readonly entry: RegisterEntry; readonly problems: readonly RegisterProblem[] } {
  const problems: RegisterProblem[] = [];
  const problem = (field: RegisterProblem['field'], detail: string) => problems.push({ field, detail });
  if (entry === null) {
    if (!CODE.test(change.code)) {
      problem('code', 'Een code bestaat uit 2 tot 20 hoofdletters, cijfers en streepjes, zoals GM0363 of BIB-012.');
    }
    if (change.type === undefined) problem('type', 'Van een nieuwe organisatie is de soort nodig.');
    if (change.name === undefined) problem('name', 'Van een nieuwe organisatie is de naam nodig.');
    if (change.validFrom === undefined) problem('validFrom', 'Van een nieuwe organisatie is de begindatum nodig.');
  } else if (change.type !== undefined && change.type !== entry.type) {
    problem('type', 'De soort van een organisatie kan niet veranderen. Gebruik een nieuwe code.');
  }
  const before: RegisterEntry = entry ?? {
    code: change.code,
    type: change.type ?? 'municipality',
    name: '',
    province: null,
    validFrom: change.validFrom ?? today,
    validTo: null,
    successorCode: null,
    note: '',
    inhabitants: [],
    serves: [],
  };
  const { serves, servesFrom, inhabitants = [], code: _, type: __, ...named } = change;
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  const after: RegisterEntry = { ...before, ...given, inhabitants: counted(before.inhabitants, inhabitants) };
  if (serves === undefined) {
    if (servesFrom !== undefined) problem('servesFrom', 'Bij deze datum horen de gemeenten die worden bediend.');
    return { entry: after, problems };
  }
  const from = servesFrom ?? (entry === null ? after.validFrom : today);
  return { entry: { ...after, serves: served(before.serves, serves, from) }, problems };
}

function counted(before: readonly InhabitantsCount[], added: readonly InhabitantsCount[]): InhabitantsCount[] {
  const byDay = new Map([...before, ...added].map((count) => [count.referenceDate, count]));
  return [...byDay.values()].sort((a, b) => b.referenceDate.localeCompare(a.referenceDate));
}

/** Service that goes on stays as it is, what stops gets an end, what is new a beginning; a beginning on the day of its end is none. */
function served(before: readonly ServicePeriod[], codes: readonly string[], from: string): ServicePeriod[] {
  const wanted = new Set(codes);
  const kept = before.flatMap((period) => {
    const ended = period.validTo !== null && period.validTo <= from;
    if (ended) return [period];
    if (wanted.has(period.code) && period.validFrom <= from) {
      wanted.delete(period.code);
      return [{ ...period, validTo: null }];
    }
    return period.validFrom < from ? [{ ...period, validTo: from }] : [];
  });
  const added = [...wanted].map((code) => ({ code, validFrom: from, validTo: null }));
  return [...kept, ...added].sort((a, b) => a.code.localeCompare(b.code) || a.validFrom.localeCompare(b.validFrom));
}

/**
 * What is wrong with an entry among all others, after every change was made: periods, successor and service area have to fit.
 * @param provinces names of the provinces there are
 */
export function problemsOf(
  entry: RegisterEntry,
  register: ReadonlyMap<string, RegisterEntry>,
  provinces: ReadonlySet<string>,
): RegisterProblem[] {
  const problems: RegisterProblem[] = [];
  const problem = (field: RegisterProblem['field'], detail: string) => problems.push({ field, detail });
  if (entry.type === 'municipality' && !MUNICIPALITY_CODE.test(entry.code)) {
    problem('code', 'De code van een gemeente is die van het CBS: GM en vier cijfers, zoals GM0363.');
  }
  if (entry.province !== null && !provinces.has(entry.province)) {
    problem('province', `Er is geen provincie ‘${entry.province}’.`);
  }
  if (entry.validTo !== null && entry.validTo <= entry.validFrom) {
    problem('validTo', 'De einddatum ligt niet na de begindatum.');
  }
  problems.push(...successorProblems(entry, register));
  if (entry.serves.length > 0 && entry.type !== 'library') {
    problem('serves', 'Alleen een bibliotheek bedient gemeenten.');
  }
  const wrong = entry.serves.filter(({ code }) => register.get(code)?.type !== 'municipality');
  for (const code of new Set(wrong.map((one) => one.code))) {
    problem('serves', `Er is geen gemeente met code ${code}.`);
  }
  return problems;
}

function successorProblems(entry: RegisterEntry, register: ReadonlyMap<string, RegisterEntry>): RegisterProblem[] {
  const { successorCode, validTo } = entry;
  const problem = (detail: string): RegisterProblem[] => [{ field: 'successorCode', detail }];
  if (successorCode === null) return [];
  const successor = register.get(successorCode);
  if (!successor) return problem(`Er is geen organisatie met code ${successorCode}.`);
  if (successor.type !== entry.type) return problem(`${successor.name} is een andere soort organisatie.`);
  if (validTo === null) {
    return [{ field: 'validTo', detail: 'Een organisatie met een opvolger heeft een einddatum: de dag van de fusie.' }];
  }
  if (validTo < successor.validFrom || (successor.validTo !== null && successor.validTo <= validTo)) {
    return problem(`${successor.name} bestaat niet op de dag van de fusie.`);
  }
  try {
    successorAt(entry.code, '9999-12-31', register);
  } catch {
    return problem('De opvolging gaat in een kring: een opvolger leidt terug naar deze organisatie.');
  }
  return [];
}
