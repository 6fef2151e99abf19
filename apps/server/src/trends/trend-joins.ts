import { createHash } from 'node:crypto';
import type { MergerFacts } from '@ido/fieldwork';
import { linksBehind, type LinkBetween } from '@ido/tabulation';
import { renamedIn } from './organisations-in';
import type { ReadSource } from './trend-source';
import type { TrendJoins } from './trend-state';

/** Two by chance the same: one in four thousand million. */
const HASH_CHARACTERS = 8;

/**
 * How these waves are held together for the trend of a key. It depends on nothing that a filter changes.
 * @param sources from old to new
 */
export function trendJoins(
  sources: readonly ReadSource[],
  key: string,
  link: LinkBetween,
  mergers: readonly MergerFacts[],
): TrendJoins {
  const codebooks = sources.map(({ codebook }) => ({ variables: codebook }));
  return { questions: hashOf(linksBehind(codebooks, key, link)), mergers: hashOf(renamedIn(sources, mergers)) };
}

function hashOf(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, HASH_CHARACTERS);
}
