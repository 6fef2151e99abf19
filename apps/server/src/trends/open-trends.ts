import { problem } from '../http/problems';
import { keepsGroups } from './released-part';
import { trendProblem } from './trend-problems';
import type { ReadSource } from './trend-source';
import type { TrendsFor } from './trends-for';
import type { TrendsQuery } from './trends-query';

/** Whether somebody may filter a wave on a fact. */
export function isOpen({ wave, of }: ReadSource, { whom }: TrendsFor, name: string): boolean {
  if (whom === 'team') return true;
  return of.kind === 'released' ? keepsGroups(of.figures, name) : wave.openDimensions.includes(name);
}

/** Whether no wave that has been held by now is left out: by choosing waves, or by asking for a state from before it. */
export function isOfAllWaves({ waves, earlier }: TrendsFor, asked: TrendsQuery, audience: string): boolean {
  if (asked.waves.length > 0) return false;
  const of = new Set(earlier?.waves.map(({ key }) => key));
  const held = waves.filter((wave) => wave.audience === audience && wave.status !== 'draft');
  return earlier === null || held.every(({ key }) => of.has(key));
}

/** @throws ProblemError for-study-team, not-released for a filter that is not open, or a panel of a part */
export function refuseWhatIsNotOpen(
  sources: readonly ReadSource[],
  asked: TrendsFor,
  { filters, panel }: TrendsQuery,
  whole: boolean,
) {
  if (asked.whom === 'team' || whole) return;
  const allowed = filters.every(({ variable }) => sources.every((source) => isOpen(source, asked, variable)));
  if (asked.whom === 'anybody') {
    if (!allowed) throw trendProblem.notReleased();
    return;
  }
  const open = sources[0]?.wave.openDimensions ?? [];
  if (!allowed || panel === 'matched') throw problem.forStudyTeam({ open: allowed ? [] : open });
}
