/** Seconds between the first moment of SPSS, 14 October 1582, and that of Unix, 1 January 1970. */
const SPSS_TO_UNIX = 12_219_379_200;

/** An instant in UTC as SPSS counts: seconds since 14 October 1582. */
export function instantSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000) + SPSS_TO_UNIX;
}

/** A date as it stands in the answers (`2026-11-22`, also with a time of day); null when it is no date. */
export function dateSeconds(text: string): number | null {
  const at = new Date(text.includes('T') ? `${text}Z` : text);
  return Number.isNaN(at.getTime()) ? null : instantSeconds(at);
}
