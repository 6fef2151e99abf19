const YEAR = /(?<!\d)(19|20)\d{2}(?!\d)/g;

/**
 * A title for the next wave: the year in it becomes that of the opening; without a year, or when that changes nothing, the number at the end goes
 * up.
 */
export function nextTitle(title: string, year: number): string {
  const renamed = title.replaceAll(YEAR, String(year));
  return renamed !== title ? renamed : counted(title, ' ');
}

/** The same for a key. */
export function nextKey(key: string, year: number): string {
  const renamed = key.replaceAll(YEAR, String(year));
  return renamed !== key ? renamed : counted(key, '-');
}

function counted(text: string, space: string): string {
  const found = /^(.*\D)(\d{1,3})$/.exec(text);
  return found ? `${found[1]}${Number(found[2]) + 1}` : `${text}${space}2`;
}
