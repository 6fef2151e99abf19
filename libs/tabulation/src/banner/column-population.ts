import { netCode } from './net';
import type { BannerShape } from './banner-shape';

/**
 * Size of the population of a column, for the finite population correction: of a category as far as the register knows it, of a net its categories together, otherwise
 * the whole. Null when unknown. A population that is too large makes an interval too wide, never too narrow.
 */
export function columnPopulation({ columns, inputs, options }: BannerShape, place: number): number | null {
  const { block, code, net } = columns[place]!;
  const input = block === null ? null : inputs[block]!;
  if (!input?.populations) return options.populationN;
  const { variable, populations, nets } = input;
  const codes = net ? nets.find((one) => netCode(one) === code)!.codes : [code];
  // Those of a net that overlap would be counted twice.
  if (codes.length > 1 && variable.type === 'multiple') return options.populationN;
  return codes.reduce<number | null>((sum, one) => {
    const N = populations[variable.categories.findIndex((category) => category.code === one)] ?? null;
    return sum === null || N === null ? options.populationN : sum + N;
  }, 0);
}
