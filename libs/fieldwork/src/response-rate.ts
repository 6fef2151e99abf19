/** Part of those asked that answered; there is none when nobody was asked, or when it is not known how many there are. */
export type ResponseRate = { readonly kind: 'rate'; readonly share: number } | { readonly kind: 'noBase' };

/**
 * Response rate: completed responses over the population (or over those invited), unrounded in [0, 1].
 * `of` is null when the population is not a list, such as visitors. Throws a RangeError when more completed than there are.
 */
export function responseRate(completed: number, of: number | null): ResponseRate {
  if (of === null || of === 0) return { kind: 'noBase' };
  if (completed < 0 || completed > of) throw new RangeError(`${completed} responses of ${of}`);
  return { kind: 'rate', share: completed / of };
}
