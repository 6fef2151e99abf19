/** Size classes of municipalities, smallest first. */
export const sizeClasses = ['klein', 'middel', 'groot', 'zeer-groot'] as const;
export type SizeClass = (typeof sizeClasses)[number];

/** From how many inhabitants a municipality is no longer `klein`, `middel` and `groot`. */
export type SizeClassLimits = readonly [middel: number, groot: number, zeerGroot: number];

/** Limits in general use for Dutch municipalities: 20,000, 50,000 and 100,000 inhabitants. */
export const defaultSizeClassLimits: SizeClassLimits = [20_000, 50_000, 100_000];

/** Size class of a number of inhabitants; a municipality with exactly a limit's number is in the class above it. */
export function sizeClass(inhabitants: number, limits: SizeClassLimits = defaultSizeClassLimits): SizeClass {
  const [middel, groot, zeerGroot] = limits;
  if (inhabitants < middel) return 'klein';
  if (inhabitants < groot) return 'middel';
  return inhabitants < zeerGroot ? 'groot' : 'zeer-groot';
}

/** What the screen calls each class, given the limits: "tot 20.000 inwoners", …, "100.000 inwoners of meer". */
export function sizeClassLabels(limits: SizeClassLimits = defaultSizeClassLimits): Readonly<Record<SizeClass, string>> {
  const [middel, groot, zeerGroot] = limits.map((limit) => limit.toLocaleString('nl-NL'));
  return {
    klein: `tot ${middel} inwoners`,
    middel: `${middel} tot ${groot} inwoners`,
    groot: `${groot} tot ${zeerGroot} inwoners`,
    'zeer-groot': `${zeerGroot} inwoners of meer`,
  };
}
