import { successorAt, wallClockOf, type MergerFacts } from '@ido/fieldwork';
import { answeringOrganisations, registerOf, type ReadSource } from './trend-source';

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
  const day = dayOf(sources.at(-1));
  const now = (code: string) => successorAt(code, day, register);
  const members = new Set(
    sources.flatMap((source) => registerOf(source).population.map(({ organisation }) => now(organisation))),
  );
  return codes.filter((code) => members.has(now(code)));
}

/**
 * Which organisations of these waves are another one on the day of each wave, as code and successor: any of these days decides when a filter leaves out the waves
 * after it.
 */
export function renamedIn(
  sources: readonly ReadSource[],
  mergers: readonly MergerFacts[],
): ReadonlyArray<ReadonlyArray<readonly [code: string, successor: string]>> {
  const register = new Map(mergers.map((facts) => [facts.code, facts]));
  const codes = new Set(
    sources.flatMap((source) => [
      ...registerOf(source).population.map(({ organisation }) => organisation),
      ...answeringOrganisations(source),
    ]),
  );
  // Who never merged is himself on any day.
  const merged = [...codes].filter((code) => register.has(code)).sort();
  return sources.map((source) =>
    merged.flatMap((code) => {
      const successor = successorAt(code, dayOf(source), register);
      return successor === code ? [] : [[code, successor] as const];
    }),
  );
}

/** The day on which an organisation is what it is for trends that end with this wave. */
function dayOf(last: ReadSource | undefined): string {
  return wallClockOf(last?.wave.opensAt ?? new Date()).slice(0, 10);
}
