/** Merge fields of a message, as they are written between double braces. */
export const MERGE_FIELDS = [
  'organisatie',
  'naam',
  'link',
  'sluitingsdatum',
  'kenmerk',
  'onderzoek',
  'meting',
  'afmelden',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** What the fields stand for in one message; null: there is nothing to fill in. */
export type MergeValues = Readonly<Record<MergeField, string | null>>;

/** Where something stands in a text, counted from 1 as editors do. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a template, and where. */
export type TemplateProblem = TextPlace &
  (
    | { readonly kind: 'unknownField'; readonly name: string }
    /** Two braces that are opened and not closed on the same line, or closed without having been opened. */
    | { readonly kind: 'openBraces' }
    | { readonly kind: 'closingBraces' }
  );

/** A piece of a template: text as it stands, or a field with what to write when there is nothing to fill in. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'field'; readonly field: MergeField; readonly otherwise: string | null } & TextPlace);

export interface ParsedTemplate {
  readonly parts: readonly TemplatePart[];
  readonly problems: readonly TemplateProblem[];
}

/** `{{naam}}`, or `{{naam|geachte heer of mevrouw}}`: what to write when the name is not known. Not across lines. */
const BRACES = /\{\{([^{}\r\n]*)\}\}|\{\{|\}\}/g;
const KNOWN: ReadonlySet<string> = new Set(MERGE_FIELDS);
const isField = (name: string): name is MergeField => KNOWN.has(name);

/** Reads a template: its parts in order, and everything that is wrong with it at once. Names of fields are read without regard to case. */
export function parseTemplate(text: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let read = 0;
  for (const match of text.matchAll(BRACES)) {
    if (match.index > read) parts.push({ kind: 'text', text: text.slice(read, match.index) });
    read = match.index + match[0].length;
    const place = placeOf(text, match.index);
    if (match[1] === undefined) {
      problems.push({ kind: match[0] === '{{' ? 'openBraces' : 'closingBraces', ...place });
      continue;
    }
    const [name = '', ...rest] = match[1].split('|');
    const field = name.trim().toLowerCase();
    if (isField(field))
      parts.push({ kind: 'field', field, otherwise: rest.length > 0 ? rest.join('|').trim() : null, ...place });
    else problems.push({ kind: 'unknownField', name: name.trim(), ...place });
  }
  if (read < text.length) parts.push({ kind: 'text', text: text.slice(read) });
  return { parts, problems };
}

/** Fields that a template uses and that would stay empty: no value, and nothing to write instead. Each once, in order of appearance. */
export function emptyFields(parts: readonly TemplatePart[], values: MergeValues): MergeField[] {
  const empty = parts.flatMap((part) =>
    part.kind === 'field' && part.otherwise === null && isEmpty(values[part.field]) ? [part.field] : [],
  );
  return [...new Set(empty)];
}

/** Whether a template uses a field. */
export function usesField(parts: readonly TemplatePart[], field: MergeField): boolean {
  return parts.some((part) => part.kind === 'field' && part.field === field);
}

/** What is written for a field: its value, what the template says instead, or nothing. Always on one line. */
export function valueOf(part: Extract<TemplatePart, { kind: 'field' }>, values: MergeValues): string {
  const value = values[part.field];
  return singleLine(isEmpty(value) ? (part.otherwise ?? '') : (value ?? ''));
}

/** Line breaks, all other control characters, and characters that turn the direction of text around. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/**
 * A value as one line: what it comes from (a name in a file) may hold line breaks, with which whoever wrote it could add headers to a
 * message or lines to its text.
 */
export function singleLine(value: string): string {
  return value.replaceAll(UNPRINTABLE, ' ').replaceAll(/ {2,}/g, ' ').trim();
}

function isEmpty(value: string | null): boolean {
  return value === null || singleLine(value) === '';
}

function placeOf(text: string, index: number): TextPlace {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
