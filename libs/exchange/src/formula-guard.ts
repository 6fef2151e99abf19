/**
 * What a spreadsheet takes for the beginning of a formula, after any number of apostrophes (OWASP, "CSV Injection", with the
 * full-width forms that some take for the same).
 */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const GUARDED = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Text that no spreadsheet runs as a formula: with an apostrophe in front where it would. `unguarded` undoes exactly this. */
export function guarded(text: string): string {
  return mayBeFormula(text.charCodeAt(0)) && FORMULA.test(text) ? `'${text}` : text;
}

/** The text as it was before `guarded`. */
export function unguarded(text: string): string {
  return text.startsWith("'") && GUARDED.test(text) ? text.slice(1) : text;
}

/** False for the first character of nearly every text, which saves looking further in millions of cells. */
function mayBeFormula(first: number): boolean {
  return first < 0x30 || first === 0x3d || first === 0x40 || first >= 0xff00;
}
