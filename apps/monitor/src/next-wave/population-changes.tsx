import type { PopulationCarryOver } from '@ido/api';
import { dutchDate, dutchList, dutchNumber } from '@ido/report';
import { texts } from '../texts';

/** What happened to the population in between: mergers first, in sentences; who only changed class comes last, folded. */
export function PopulationChanges({ changes }: { changes: readonly PopulationCarryOver[] }) {
  const { next } = texts.series;
  const moved = changes.filter((change) => change.kind === 'reclassified');
  const told = changes
    .filter((change) => change.kind !== 'reclassified')
    .toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind]);
  if (changes.length === 0) return <p>{next.noChanges}</p>;
  return (
    <>
      <ul className="ido-carried__list">
        {told.map((change, at) => (
          <li key={at}>{populationSentence(change)}</li>
        ))}
      </ul>
      {told.some(({ kind }) => kind === 'merged') && <p>{next.mergedHelp}</p>}
      {moved.length > 0 && (
        <details>
          <summary>{next.reclassified(dutchNumber(moved.length))}</summary>
          <ul className="ido-carried__list">
            {moved.map(({ organisation, from, to }, at) => (
              <li key={at}>
                {next.reclassifiedTo(organisation.name, from ?? next.unknownClass, to ?? next.unknownClass)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const ORDER = { merged: 0, ended: 1, outside: 2, added: 3, reclassified: 4 } as const;

/** "Brielle en Westvoorne zijn samengegaan in Voorne aan Zee (1 januari 2023)." */
export function populationSentence(change: Exclude<PopulationCarryOver, { kind: 'reclassified' }>): string {
  const { next } = texts.series;
  switch (change.kind) {
    case 'merged': {
      const from = dutchList(change.from.map(({ name }) => name));
      return dated(next.merged(from, change.to.name, change.from.length > 1), change.on);
    }
    case 'ended':
      return dated(next.ended(change.organisation.name), change.on);
    case 'added':
      return dated(next.added(change.organisation.name), change.on);
    case 'outside':
      return `${next.outside(change.organisation.name)}.`;
  }
}

function dated(sentence: string, on: string | null): string {
  // A day is the same whatever the clock: noon keeps it that day everywhere.
  return on === null ? `${sentence}.` : texts.series.next.on(sentence, dutchDate(`${on}T12:00:00Z`));
}
