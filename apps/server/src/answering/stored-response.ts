import type { Receipt, StoredState } from '@ido/api';
import type { ResponseStatus, WaveStatus } from '@ido/fieldwork';

/** A response as it is stored, with what of its wave decides whether it can be answered. */
export interface StoredResponse {
  readonly responseId: string;
  /** Hashes of the secrets of all its links, withdrawn ones too. */
  readonly secretHashes: readonly Buffer[];
  /** The link that was used; null when the token has none of the secrets. */
  readonly linkId: string | null;
  /** The contact that the link was made for. */
  readonly participantId: string | null;
  /** What kind of link was used; null with `linkId`. */
  readonly linkKind: 'personal' | 'colleague' | 'open' | null;
  /** What whoever used it is called in the history. */
  readonly author: string;
  /** When the link, or the response with all its links, was withdrawn. */
  readonly withdrawnAt: Date | null;
  readonly status: ResponseStatus;
  readonly revision: number;
  /** JSON text, as PostgreSQL wrote it. */
  readonly answers: string;
  readonly savedAt: Date | null;
  readonly completedAt: Date | null;
  readonly reference: string | null;
  readonly completionKey: string | null;
  readonly declinedAt: Date | null;
  readonly reopenedAt: Date | null;
  readonly reopenReason: string | null;
  readonly erasedAt: Date | null;
  readonly waveKey: string;
  readonly waveTitle: string;
  readonly waveStatus: WaveStatus;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly graceDays: number;
  /** Until when a response that was begun can still be changed; null without a closing date. */
  readonly graceUntil: Date | null;
  readonly versionId: number;
  /** Whether something is to be done with it once it is complete (docs/decisions/0015-cleaning-log.md). */
  readonly cleaned: boolean;
}

/** Proof of completion, or null as long as it is not complete. */
export function receiptOf(response: Pick<StoredResponse, 'responseId' | 'completedAt' | 'reference'>): Receipt | null {
  const { responseId, completedAt, reference } = response;
  if (completedAt === null || reference === null) return null;
  return { responseId, completedAt: completedAt.toISOString(), reference };
}

/** What whoever started from another revision is told. */
export function storedStateOf(response: StoredResponse): StoredState {
  return {
    revision: response.revision,
    answers: JSON.parse(response.answers) as StoredState['answers'],
    savedAt: response.savedAt?.toISOString() ?? null,
    status: response.status,
    receipt: receiptOf(response),
  };
}

/** When and why it was opened again, as long as it has not been sent in since. */
export function reopeningOf(
  response: Pick<StoredResponse, 'status' | 'reopenedAt' | 'reopenReason'>,
): { at: string; reason: string } | null {
  const { status, reopenedAt, reopenReason } = response;
  return status === 'draft' && reopenedAt !== null
    ? { at: reopenedAt.toISOString(), reason: reopenReason ?? '' }
    : null;
}
