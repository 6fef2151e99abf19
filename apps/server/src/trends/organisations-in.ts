import { successorAt, wallClockOf, type MergerFacts } from '@ido/fieldwork';
import { registerOf, type ReadSource } from './trend-source';

/**
 * Which of these organisations the waves are about, under whatever code: what has merged by the day of the last wave is its successor.
 * @param sources from old to new
 */
export function organisationsIn(
  codes: readonly string[],
  sources: readonly ReadSource[],
  mergers: readonly MergerFacts[],
): string[] {
  const register = new Map(mergers.map((facts) => [facts.code, facts]));
  const day = wallClockOf(sources.at(-1)?.wave.opensAt ?? new Date()).slice(0, 10);
  const now = (code: string) => successorAt(code, day, register);
  const members = new Set(
    sources.flatMap((source) => registerOf(source).population.map(({ organisation }) => now(organisation))),
  );
  return codes.filter((code) => members.has(now(code)));
}
