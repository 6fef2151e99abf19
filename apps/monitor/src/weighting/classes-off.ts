import type { WeightingFit } from '@ido/api';

type FittedClass = WeightingFit['margins'][number]['classes'][number];

/** Half of the last decimal that the page shows. */
const ROUNDING = 0.05;

/** The classes that weigh more or less than they should, as trimming at a bound makes them; the furthest off first. */
export function classesOff({ margins }: Pick<WeightingFit, 'margins'>): FittedClass[] {
  const gap = ({ weighted, population }: FittedClass) => Math.abs(weighted - population);
  return margins
    .flatMap(({ classes }) => classes)
    .filter((one) => gap(one) >= ROUNDING)
    .toSorted((a, b) => gap(b) - gap(a));
}
