import type { ConcordanceDecision, FieldError } from '@ido/api';
import { comparePair, matchCategories, type Codebook, type Variable } from '@ido/questionnaire';
import type { StoredRow } from './stored-concordance';

/** Who decides, and when. */
export interface DecidedBy {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
}

/** Decisions read against the two versions: rows to store for those that confirm, and everything that is wrong with them. */
export interface ReadDecisions {
  readonly rows: readonly StoredRow[];
  readonly errors: readonly FieldError[];
}

/**
 * Reads decisions. Categories that are left out are proposed; "gelijk" and "anders geformuleerd" ask for a mapping that is one to one, because
 * figures are then joined without further thought.
 */
export function readDecisions(
  items: readonly ConcordanceDecision[],
  older: Codebook,
  newer: Codebook,
  by: DecidedBy,
): ReadDecisions {
  const errors: FieldError[] = [];
  const rows: StoredRow[] = [];
  const seen = { from: new Set<string>(), to: new Set<string>() };
  items.forEach((item, index) => {
    const wrong = (place: string, code: string, detail: string) => {
      errors.push({ pointer: `/items/${index}/${place}`, code, detail });
    };
    const find = (side: 'from' | 'to', codebook: Codebook): Variable | null => {
      const name = item[side];
      if (name === null) return null;
      const variable = codebook.variables.find((one) => one.name === name) ?? null;
      if (!variable) wrong(side, 'unknown-variable', `Vraag '${name}' staat niet in deze versie.`);
      if (seen[side].has(name)) wrong(side, 'duplicate', `Vraag '${name}' komt meer dan één keer voor.`);
      seen[side].add(name);
      return variable;
    };
    const before = errors.length;
    const from = find('from', older);
    const to = find('to', newer);
    const needs = { from: item.verdict !== 'new', to: item.verdict !== 'dropped' };
    for (const side of ['from', 'to'] as const) {
      if (needs[side] !== (item[side] !== null))
        wrong(side, 'does-not-fit', 'Een nieuwe vraag heeft geen oude vraag, een vervallen vraag geen nieuwe.');
    }
    if (!item.confirmed || errors.length > before) return;
    const row = from && to ? pairRow(item, from, to, wrong) : aloneRow(item);
    rows.push({ ...row, note: item.note, confirmedBy: by.id, confirmedByName: by.name, confirmedAt: by.at });
  });
  return { rows, errors };
}

type Decided = Pick<StoredRow, 'from' | 'to' | 'verdict' | 'categories' | 'proposal'>;

function aloneRow({ from, to, verdict }: ConcordanceDecision): Decided {
  const proposal = { foundBy: 'person', similarity: null, differences: [], candidates: [] } as const;
  return { from, to, verdict, categories: [], proposal };
}

function pairRow(
  item: ConcordanceDecision,
  from: Variable,
  to: Variable,
  wrong: (place: string, code: string, detail: string) => void,
): Decided {
  const given = new Map(item.categories.map((pair) => [pair.from, pair.to]));
  const codes = new Set(to.categories.map(({ code }) => code));
  if (given.size < item.categories.length)
    wrong('categories', 'duplicate', 'Een antwoord komt meer dan één keer voor.');
  for (const [code, became] of given) {
    if (!from.categories.some((category) => category.code === code))
      wrong('categories', 'unknown-code', `Antwoord '${code}' staat niet in de oude vraag.`);
    if (became !== null && !codes.has(became))
      wrong('categories', 'unknown-code', `Antwoord '${became}' staat niet in de nieuwe vraag.`);
  }
  // An answer that is not named counts as none; without any, the mapping is proposed.
  const categories =
    item.categories.length === 0
      ? matchCategories(from.categories, to.categories)
      : from.categories.map(({ code }) => ({ from: code, to: given.get(code) ?? null }));
  const { verdict: found, similarity, differences } = comparePair(from, to, 'person', categories);
  if (item.verdict !== 'recoded' && found === 'recoded')
    wrong('verdict', 'not-one-to-one', 'De antwoorden horen niet één op één bij elkaar. Kies ‘anders ingedeeld’.');
  const proposal = { foundBy: 'person', similarity, differences, candidates: [] } as const;
  return { from: item.from, to: item.to, verdict: item.verdict, categories, proposal };
}
