import type { Variable } from '@ido/questionnaire';
import { openChoices, type Condition, type OpenFilter } from '@ido/tabulation';
import { problem } from '../http/problems';
import type { WaveRow, WaveWithRole } from '../studies/wave-row';
import type { WaveVariables } from './wave-variables';

/** What somebody may ask of the figures of a wave. */
export interface OpenTo {
  /** The variables that readers may filter and cross by; null for the study team, who may use them all. */
  readonly open: readonly Variable[] | null;
  /** What the filter lets through of each of them; empty for the study team. */
  readonly choices: OpenFilter;
}

/**
 * The variables that readers may filter and cross by. Never one that only the database counts, whatever the setting of the study says: its classes are
 * chosen by who asks, so that two choices could be subtracted.
 */
export function openDimensionsOf(
  { openDimensions }: Pick<WaveRow, 'openDimensions'>,
  { codebook, attributes }: Pick<WaveVariables, 'codebook' | 'attributes'>,
): Variable[] {
  return [...codebook, ...attributes.map(({ variable }) => variable)].filter(
    ({ name, type, categories }) => type === 'single' && categories.length > 0 && openDimensions.includes(name),
  );
}

/**
 * Whether readers may count this variable. Inhabitants, libraries and classes with limits of one's own tell organisations apart by what anybody
 * can look up, so that they would tell who answered, and with that how many did in a group that is withheld.
 */
export function mayCount({ name }: Variable, { derived }: Pick<WaveVariables, 'derived'>): boolean {
  return !derived.some(({ variable }) => variable.name === name);
}

/**
 * Whether somebody may count these variables, and filter and cross by this (docs/decisions/0019-small-numbers.md).
 * @throws ProblemError for-study-team for another variable, filter or crossing
 */
export function openTo(
  wave: WaveWithRole,
  variables: WaveVariables,
  counted: readonly Variable[],
  condition: Condition | null,
  crossedBy: readonly Variable[],
): OpenTo {
  if (wave.role !== 'reader') return { open: null, choices: new Map() };
  const open = openDimensionsOf(wave, variables);
  const choices = openChoices(condition, open);
  if (
    !choices ||
    !counted.every((variable) => mayCount(variable, variables)) ||
    !crossedBy.every((variable) => open.includes(variable))
  )
    throw problem.forStudyTeam({ open: open.map(({ title }) => title) });
  return { open, choices };
}
