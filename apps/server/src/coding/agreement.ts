import type { Agreement, Code, CoderAgreement } from '@ido/api';
import { cohensKappa, pooledKappa } from '@ido/statistics';
import { afterMerges, type MergedCodes } from './consensus';

/** What a coder chose for a text. */
export interface CoderChoice {
  readonly response: string;
  readonly coderId: string;
  readonly coder: string;
  readonly codes: readonly number[];
}

/** Pairs of coders that are told of. */
const MOST_PAIRS = 15;

/**
 * How far coders agree, for each pair with texts in common: per code on chosen or not chosen, and over all codes together. Codes that
 * neither of the two ever chose tell nothing and are left out.
 */
export function agreementOf(
  choices: readonly CoderChoice[],
  codes: readonly Pick<Code, 'number' | 'label' | 'mergedInto'>[],
  merged: MergedCodes,
): CoderAgreement['pairs'] {
  const coders = new Map<string, { name: string; texts: Map<string, ReadonlySet<number>> }>();
  for (const { response, coderId, coder, codes: chosen } of choices) {
    const known = coders.get(coderId) ?? { name: coder, texts: new Map<string, ReadonlySet<number>>() };
    known.texts.set(response, new Set(afterMerges(chosen, merged)));
    coders.set(coderId, known);
  }
  const all = [...coders.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'nl'));
  const pairs = all.flatMap((first, at) =>
    all.slice(at + 1).flatMap((second) => {
      const both = [...first.texts].flatMap(([response, of]) => {
        const other = second.texts.get(response);
        return other ? [[of, other] as const] : [];
      });
      return both.length === 0 ? [] : [pairOf([first.name, second.name], both, codes)];
    }),
  );
  return pairs.toSorted((a, b) => b.texts - a.texts).slice(0, MOST_PAIRS);
}

type Chosen = readonly [first: ReadonlySet<number>, second: ReadonlySet<number>];

function pairOf(
  coders: [string, string],
  texts: readonly Chosen[],
  codes: readonly Pick<Code, 'number' | 'label' | 'mergedInto'>[],
): CoderAgreement['pairs'][number] {
  const counted = codes
    .filter(({ mergedInto }) => mergedInto === null)
    .map(({ number, label }) => {
      const count = (first: boolean, second: boolean) =>
        texts.filter(([a, b]) => a.has(number) === first && b.has(number) === second).length;
      const [both, onlyFirst, onlySecond] = [count(true, true), count(true, false), count(false, true)];
      return { code: number, label, both, onlyFirst, onlySecond, neither: count(false, false) };
    })
    .filter(({ both, onlyFirst, onlySecond }) => both + onlyFirst + onlySecond > 0);
  const table = ({ both, onlyFirst, onlySecond, neither }: (typeof counted)[number]) => [
    [both, onlyFirst],
    [onlySecond, neither],
  ];
  const same = ([a, b]: Chosen) => a.size === b.size && [...a].every((code) => b.has(code));
  return {
    coders,
    texts: texts.length,
    equal: texts.filter(same).length,
    overall: agreement(pooledKappa(counted.map(table))),
    codes: counted.map(({ neither, ...code }) => ({ ...code, ...agreement(cohensKappa(table({ ...code, neither }))) })),
  };
}

function agreement(found: ReturnType<typeof cohensKappa>): Agreement {
  if (found.kind === 'kappa') return { kappa: found.kappa, observed: found.observed, reason: null };
  return { kappa: null, observed: found.kind === 'noBase' ? null : found.observed, reason: found.kind };
}
