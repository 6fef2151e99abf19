import { Injectable } from '@nestjs/common';
import type { CleaningNote } from '@ido/api';
import { revokedEntries } from '@ido/questionnaire';
import { CleaningLogRepository, type StoredEntry } from './cleaning-log.repository';
import { ExaminedResponsesRepository, type CleanedCounts } from './examined-responses.repository';

/** What is said of cleaning beside the figures of a wave. */
@Injectable()
export class CleaningNoteService {
  constructor(
    private readonly log: CleaningLogRepository,
    private readonly responses: ExaminedResponsesRepository,
  ) {}

  /** Null when nothing was cleaned. */
  async of(wave: { readonly id: number; readonly cleaned: boolean }): Promise<CleaningNote | null> {
    if (!wave.cleaned) return null;
    const counts = await this.responses.counts(wave.id);
    const note = await noteOf(this.responses, wave.id, await this.log.log(wave.id), counts);
    return note.excluded + note.notCounting + note.correctedAnswers === 0 ? null : note;
  }
}

/** The note that follows from a log and what it did. */
export async function noteOf(
  responses: ExaminedResponsesRepository,
  waveId: number,
  log: readonly StoredEntry[],
  { responses: all, counted, correctedAnswers }: CleanedCounts,
): Promise<CleaningNote> {
  const excluded = await responses.completed(waveId, excludedBy(log));
  return { excluded, notCounting: Math.max(0, all - counted - excluded), correctedAnswers };
}

/** The responses that the log excludes: of what was said last about each. */
function excludedBy(log: readonly StoredEntry[]): string[] {
  const entries = log.map(({ entry }) => entry);
  const revoked = revokedEntries(entries);
  const excluded = new Map<string, boolean>();
  for (const entry of entries) {
    if ((entry.kind === 'exclude' || entry.kind === 'accept') && !revoked.has(entry.number)) {
      excluded.set(entry.response, entry.kind === 'exclude');
    }
  }
  return [...excluded].flatMap(([response, out]) => (out ? [response] : []));
}
