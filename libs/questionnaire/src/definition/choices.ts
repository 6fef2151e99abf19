import type { Category, CategoryKind } from '../codebook';
import { isJsonObject } from './json';
import { readerOf, type Reader } from './reader';

/** Codes that mean "anders, namelijk" and "weet ik niet" in the questionnaires. */
const KINDS: Readonly<Record<string, CategoryKind>> = {
  anders: 'other',
  other: 'other',
  'weet-niet': 'dontKnow',
  dontknow: 'dontKnow',
};

/** More options than this is a register, not a list of choices. Cells of two bytes hold 65,533. */
const MOST_CHOICES = 10_000;

const APPEARANCE: ReadonlySet<string> = new Set(['randomize', 'randomizeCategory']);

export function categoryOf(value: string | number | boolean, label: string, exclusive = false): Category {
  const code = String(value);
  return { code, value, label, kind: Object.hasOwn(KINDS, code) ? KINDS[code]! : 'substantive', exclusive };
}

/** Reads a list of choices, columns, rows or rating values; each a value or `{ value, text }`. Empty when there are none, which is refused. */
export function readChoices(reader: Reader, key: string, { exclusive = false } = {}): Category[] {
  const items = reader.array(key) ?? [];
  if (items.length === 0) {
    reader.refuse(key, `"${key}" is leeg: er is niets te kiezen.`);
    return [];
  }
  if (items.length > MOST_CHOICES) {
    reader.refuse(key, `"${key}" heeft meer dan ${MOST_CHOICES} keuzes.`);
    return [];
  }
  const seen = new Set<string>();
  const categories: Category[] = [];
  items.forEach((item, index) => {
    const category = readChoice(reader, key, index, item, exclusive);
    if (!category) return;
    const folded = category.code.trim().toLowerCase();
    if (seen.has(folded)) {
      reader.refusals.refuse(reader.place.at(key, index), `De keuze "${category.code}" komt twee keer voor.`);
    }
    seen.add(folded);
    categories.push(category);
  });
  return categories;
}

function readChoice(reader: Reader, key: string, index: number, item: unknown, exclusive: boolean) {
  const place = reader.place.at(key, index);
  const refuse = (detail: string) => reader.refusals.refuse(place, detail);
  if (!isJsonObject(item)) {
    // SurveyJS splits "a|Tekst" in a value and a text.
    if (typeof item === 'string' && item.includes('|')) {
      return refuse('Schrijf een keuze met een tekst als { "value": …, "text": … }.');
    }
    return isCode(item) ? categoryOf(item, String(item)) : refuse(CODE_WANTED);
  }
  const choice = readerOf(item, place, reader.refusals)!;
  const value = choice.raw('value');
  const text = choice.text('text');
  const alone = exclusive && choice.boolean('isExclusive');
  choice.allow(APPEARANCE);
  choice.refuseTheRest();
  return isCode(value) ? categoryOf(value, text || String(value), alone === true) : refuse(CODE_WANTED);
}

const CODE_WANTED =
  'Een keuze moet als waarde een getal, true, false of een tekst hebben, zonder spaties aan de randen.';

function isCode(value: unknown): value is string | number | boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'boolean') return true;
  return (
    typeof value === 'string' && value !== '' && value.length <= 200 && value === value.trim() && isStorable(value)
  );
}

/** With the flag u, `\p{Surrogate}` is only a surrogate that has no other half. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** PostgreSQL keeps every text but those with a NUL or half a surrogate pair. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}
