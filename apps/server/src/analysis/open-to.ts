import type { Variable } from '@ido/questionnaire';
import { openChoices, type Condition, type OpenFilter } from '@ido/tabulation';
import { problem } from '../http/problems';
import type { WaveWithRole } from '../studies/wave-row';

/** What somebody may ask of the figures of a wave. */
export interface OpenTo {
  /** The variables that readers may filter and cross by; null for the study team, who may use them all. */
  readonly open: readonly Variable[] | null;
  /** What the filter lets through of each of them; empty for the study team. */
  readonly choices: OpenFilter;
}

/**
 * Whether somebody may filter and cross by this (docs/decisions/0019-small-numbers.md).
 * @throws ProblemError for-study-team for another filter or crossing
 */
export function openTo(
  wave: WaveWithRole,
  variables: readonly Variable[],
  condition: Condition | null,
  crossedBy: readonly Variable[],
): OpenTo {
  if (wave.role !== 'reader') return { open: null, choices: new Map() };
  const open = variables.filter(
    ({ name, type, categories }) => type === 'single' && categories.length > 0 && wave.openDimensions.includes(name),
  );
  const choices = openChoices(condition, open);
  if (!choices || !crossedBy.every((variable) => open.includes(variable)))
    throw problem.forStudyTeam({ open: open.map(({ title }) => title) });
  return { open, choices };
}
