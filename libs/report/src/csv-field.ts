/** A spreadsheet takes text that begins with one of these for a formula. */
const FORMULA = /^[=+\-@\t\r]/u;

/** A text as one field of a CSV that is separated by semicolons, which no spreadsheet takes for a formula. */
export function csvField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number with a decimal comma, all its digits, never taken for a formula; empty for none. */
export function csvNumber(value: number | null): string {
  return value === null ? '' : String(value).replace('.', ',');
}

/** Rows as a CSV that a Dutch spreadsheet opens at once: UTF-8 with BOM, `;`, CRLF. The fields are ready. */
export function csvOf(rows: ReadonlyArray<readonly string[]>): string {
  return `\uFEFF${rows.map((row) => row.join(';')).join('\r\n')}\r\n`;
}
