import type { Variable } from '@ido/questionnaire';
import { leavesOf, parseWhere, UnreadableFilter, type Condition, type Filter } from '@ido/tabulation';
import type { RawQuery } from './breakdown-query';

/** Notes what is wrong with a parameter, to be refused with everything else. */
export type Refuse = (key: string, code: string, detail: string) => void;

const FILTER_KEY = /^filter\[([^\]]*)\]$/;

/** The variable that a parameter filters on; undefined for another parameter. */
export function filteredBy(key: string): string | undefined {
  return FILTER_KEY.exec(key)?.[1];
}

/** The variable of that name, when it can be filtered and crossed by; otherwise null, and what is wrong with it is noted. */
export function dimensionOf(
  variables: readonly Variable[],
  key: string,
  name: string,
  refuse: Refuse,
): Variable | null {
  const variable = variables.find((one) => one.name === name);
  if (variable && variable.categories.length > 0) return variable;
  if (!variable) refuse(key, 'unknown-variable', `Variabele '${name}' bestaat niet.`);
  else refuse(key, 'no-categories', `Variabele '${name}' heeft geen categorieën.`);
  return null;
}

/** Reads `filter[variable]=code`, repeated for several codes. */
export function readFilters(query: RawQuery, variables: readonly Variable[], refuse: Refuse): Filter[] {
  return Object.entries(query).flatMap(([key, given]) => {
    const name = filteredBy(key);
    if (name === undefined || given === undefined) return [];
    const filter = { variable: name, codes: [...new Set([given].flat())] };
    const variable = dimensionOf(variables, key, name, refuse);
    if (variable) checkCodes(variable, filter.codes, key, refuse);
    return [filter];
  });
}

/** Reads `where`, a filter in words (see `parseWhere`); null without one. */
export function readWhere(query: RawQuery, variables: readonly Variable[], refuse: Refuse): Condition | null {
  const text = query['where'];
  if (text === undefined || text === '') return null;
  if (typeof text !== 'string') {
    refuse('where', 'repeated', 'Geef één filter op.');
    return null;
  }
  try {
    const condition = parseWhere(text);
    for (const { variable: name, codes } of leavesOf(condition)) {
      const variable = dimensionOf(variables, 'where', name, refuse);
      if (variable) checkCodes(variable, codes, 'where', refuse);
    }
    return condition;
  } catch (error) {
    if (!(error instanceof UnreadableFilter)) throw error;
    refuse('where', 'unreadable', `Teken ${error.position}: ${error.detail}`);
    return null;
  }
}

export function checkCodes(
  { name, categories }: Variable,
  codes: readonly string[],
  key: string,
  refuse: Refuse,
): void {
  const known = new Set(categories.map(({ code }) => code));
  for (const code of codes)
    if (!known.has(code)) refuse(key, 'unknown-code', `Variabele '${name}' heeft geen categorie '${code}'.`);
}
