import type { Answers } from '../answers';
import type { Codebook } from '../codebook';
import { isNothing } from '../question-types/question-type';
import type { CleanedResponse } from './replay';

/** When a response is flagged. */
export interface FlagSettings {
  /** Faster than so many minutes, or than this part of the median time; null: speed is not looked at. */
  readonly tooFast:
    | { readonly kind: 'minutes'; readonly minutes: number }
    | { readonly kind: 'share-of-median'; readonly share: number }
    | null;
  /** From so many rows of a matrix with the same answer on all of them; null: not looked at. */
  readonly straightLineFrom: number | null;
}

/** Half the questions read, or fewer: a third of what others need. Five equal answers happen by chance less often than not. */
export const DEFAULT_FLAGS: FlagSettings = {
  tooFast: { kind: 'share-of-median', share: 1 / 3 },
  straightLineFrom: 5,
};

/** Why a response deserves a look. Computed whenever it is looked at; nothing is decided by it. */
export type Flag =
  | { readonly kind: 'too-fast'; readonly minutes: number; readonly limit: number }
  | { readonly kind: 'straight-line'; readonly question: string; readonly rows: number }
  | { readonly kind: 'rule'; readonly entry: number; readonly title: string }
  | { readonly kind: 'duplicate'; readonly responses: number };

/** Below what a response is too fast, in minutes; null when speed is not looked at or no time is known. */
export function fastLimit({ tooFast }: FlagSettings, medianMinutes: number | null): number | null {
  if (tooFast === null) return null;
  if (tooFast.kind === 'minutes') return tooFast.minutes;
  return medianMinutes === null ? null : medianMinutes * tooFast.share;
}

/** The matrices of a questionnaire with the names of their rows. */
export function matricesOf({ variables }: Codebook): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, string[]>();
  for (const { question, questionType, item } of variables) {
    if (questionType === 'matrix' && item !== undefined) rows.set(question, [...(rows.get(question) ?? []), item]);
  }
  return rows;
}

/** The matrices that were answered with one and the same answer on at least `from` rows, and no other, with the number of rows. */
export function straightLines(
  matrices: ReadonlyMap<string, readonly string[]>,
  answers: Answers,
  from: number,
): { question: string; rows: number }[] {
  return [...matrices].flatMap(([question, rows]) => {
    const answer = answers[question];
    if (typeof answer !== 'object' || answer === null) return [];
    const given = rows.map((row) => (answer as Answers)[row]).filter((value) => !isNothing(value));
    return given.length >= from && new Set(given).size === 1 ? [{ question, rows: given.length }] : [];
  });
}

/** What is known of a response besides its answers. */
export interface Surroundings {
  /** Minutes between the first and the last moment; null when that is not known, as of an imported response. */
  readonly minutes: number | null;
  /** Completed responses of its organisation, itself included; 1 when it has none. */
  readonly ofOrganisation: number;
  /** See `fastLimit`. */
  readonly fastLimit: number | null;
  readonly matrices: ReadonlyMap<string, readonly string[]>;
  /** Titles of the rules that flag, by the number of their entry. */
  readonly ruleTitles: ReadonlyMap<number, string>;
}

/** The flags of a response, over its clean answers: what has been corrected is not flagged any more. */
export function flagsOf(
  settings: FlagSettings,
  { answers, flagged }: Pick<CleanedResponse, 'answers' | 'flagged'>,
  { minutes, ofOrganisation, fastLimit: limit, matrices, ruleTitles }: Surroundings,
): Flag[] {
  const flags: Flag[] = [];
  if (minutes !== null && limit !== null && minutes < limit) flags.push({ kind: 'too-fast', minutes, limit });
  if (settings.straightLineFrom !== null) {
    for (const line of straightLines(matrices, answers, settings.straightLineFrom)) {
      flags.push({ kind: 'straight-line', ...line });
    }
  }
  for (const entry of flagged) flags.push({ kind: 'rule', entry, title: ruleTitles.get(entry) ?? '' });
  if (ofOrganisation > 1) flags.push({ kind: 'duplicate', responses: ofOrganisation });
  return flags;
}
