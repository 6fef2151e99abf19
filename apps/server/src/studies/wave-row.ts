import type { StudyRole, WaveStatus } from '@ido/api';
import { availabilityOf } from '@ido/fieldwork';

/** A wave with what nearly every request about it needs to know. */
export interface WaveRow {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly audience: string;
  readonly status: WaveStatus;
  readonly openAccess: boolean;
  readonly syntheticNote: string | null;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** Days after closing in which a response that was begun may still be completed. */
  readonly graceDays: number;
  /** The end of those days; null without a closing date. */
  readonly graceUntil: Date | null;
  readonly studyId: number;
  readonly studyKey: string;
  readonly studyTitle: string;
  /** Rule 4 of the figures: below these bases counts only, or nothing outside the study team. */
  readonly percentagesFrom: number;
  readonly publishFrom: number;
  /** By which variables whoever is not in the study team may filter and cross. */
  readonly openDimensions: readonly string[];
  /** From how many inhabitants the second, third and fourth size class begin. */
  readonly sizeLimits: readonly [number, number, number];
  readonly questionnaireKey: string;
  readonly questionnaireTitle: string;
  readonly versionId: number;
  readonly version: number;
  readonly contentHash: string;
  /** Goes up with every change of the population or of its classes. */
  readonly populationVersion: number;
  /** N; null when the population is not a list. */
  readonly population: number | null;
  /** Whether there is a cleaning log, or a rule about several responses. */
  readonly cleaned: boolean;
  /** Only published figures are known (docs/decisions/0011-what-goes-over-waves.md). */
  readonly withoutMicrodata: boolean;
  /** Without microdata: which report the figures are from. */
  readonly publishedSource: string | null;
  /** Without microdata: the largest n of its tables. */
  readonly publishedBase: number | null;
  /** Key of the wave that it was made from; null for a first one. */
  readonly previousWave: string | null;
}

/** A wave as somebody with a role in its study sees it. */
export interface WaveWithRole extends WaveRow {
  readonly role: StudyRole;
}

/**
 * Whether answers may still come in: while it is open, and in the days of grace after that. What comes in between two looks is the answer of one respondent,
 * so that only the study team looks at figures of it (docs/decisions/0024-figures-of-an-open-wave.md).
 */
export function isStillAnswered(wave: Pick<WaveRow, 'status' | 'opensAt' | 'closesAt' | 'graceUntil'>): boolean {
  const { kind } = availabilityOf(wave, null, new Date(), true);
  return kind === 'open' || kind === 'grace';
}

/** End of the days of grace of `wave w`: on the clock in the Netherlands at the same time of day as it closes, also when the clock is changed in between. */
export const GRACE_UNTIL = `((w.closes_at AT TIME ZONE 'Europe/Amsterdam' + make_interval(days => w.grace_days)) AT TIME ZONE 'Europe/Amsterdam')`;

/** Columns of `WaveRow` over `wave w`, joined by `WAVE_JOINS`. */
export const WAVE_COLUMNS = `
  w.id, w.key, w.title, w.audience, w.status, w.open_access AS "openAccess", w.synthetic_note AS "syntheticNote",
  w.opens_at AS "opensAt", w.closes_at AS "closesAt", w.grace_days AS "graceDays", ${GRACE_UNTIL} AS "graceUntil",
  s.id AS "studyId", s.key AS "studyKey", s.title AS "studyTitle",
  s.percentages_from AS "percentagesFrom", s.publish_from AS "publishFrom", s.open_dimensions AS "openDimensions", s.size_limits AS "sizeLimits",
  q.key AS "questionnaireKey", q.title AS "questionnaireTitle",
  w.population_version AS "populationVersion",
  w.cleaned, v.id AS "versionId", v.number AS version, v.content_hash AS "contentHash",
  w.without_microdata AS "withoutMicrodata", w.published_source AS "publishedSource",
  CASE WHEN w.without_microdata THEN (SELECT max(base) FROM published_table t WHERE t.wave_id = w.id) END AS "publishedBase",
  (SELECT key FROM wave before WHERE before.id = w.previous_wave_id) AS "previousWave",
  coalesce(w.published_population, nullif((SELECT count(*)::int FROM wave_population p WHERE p.wave_id = w.id), 0)) AS population`;

export const WAVE_JOINS = `
  JOIN study s ON s.id = w.study_id
  JOIN questionnaire_version v ON v.id = w.questionnaire_version_id
  JOIN questionnaire q ON q.id = v.questionnaire_id`;
