import type { CleaningEntry } from '@ido/api';
import { texts } from '../texts';

/** What an entry of the log says, in a sentence. */
export function entryWords(entry: CleaningEntry, titles: ReadonlyMap<string, string> = new Map()): string {
  const { entryWords: said } = texts.cleaning;
  const { kind, response, rule, edit, revokes } = entry;
  const organisation = response?.organisation?.name ?? response?.reference ?? texts.responses.nobody;
  if (kind === 'revoke') return said.revoke(revokes ?? 0);
  if (kind === 'edit') {
    return edit === null
      ? said.erased(organisation)
      : said.edit(organisation, edit.title, valueWords(edit.was), valueWords(edit.value));
  }
  if (rule !== null) {
    const { expression, effect } = rule;
    if (effect.kind === 'flag') return said.flag(expression, effect.title);
    const title = titles.get(effect.question) ?? effect.question;
    return effect.kind === 'clear'
      ? said.clear(expression, title)
      : said.set(expression, title, valueWords(effect.value));
  }
  return kind === 'rule' ? '' : said[kind](organisation);
}

/** An answer as it stands in the data: codes, not labels, since the log has to be exact. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return texts.cleaning.empty;
  if (Array.isArray(value)) return value.map(valueWords).join(' + ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([row, column]) => `${row}: ${valueWords(column)}`)
      .join(', ');
  }
  return String(value);
}
