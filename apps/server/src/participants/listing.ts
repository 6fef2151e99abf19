/** Text as it is searched: small letters without accents. */
export function searchable(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** What a contact is found and ordered by: its organisation first, so that contacts of one stand together. */
export function listingOf(
  organisation: { readonly code: string; readonly name: string },
  contact: { readonly name: string | null; readonly email: string | null },
): string {
  return searchable([organisation.name, organisation.code, contact.name ?? '', contact.email ?? ''].join(' '));
}

/** Patterns that a listing has to be LIKE, all of them: each word somewhere, in any order. */
export function searchPatterns(search: string): string[] {
  const words = searchable(search).split(/\s+/u).filter(Boolean);
  return words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}
