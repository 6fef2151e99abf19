import type { ResponseSummary } from '@ido/api';
import { dutchDate, dutchTime } from '@ido/report';
import { texts } from '../texts';

/** Who a response is of, in words. */
export function respondentName({ organisation }: Pick<ResponseSummary, 'organisation'>): string {
  return organisation?.name ?? texts.responses.nobody;
}

/** How far a response is, in words: removal and declining come before what was filled in. */
export function responseState(
  response: Pick<ResponseSummary, 'status' | 'declinedAt' | 'erasedAt' | 'reopenedAt'>,
): string {
  const { status } = texts.responses;
  if (response.erasedAt !== null && response.status === 'invited') return status.erased;
  if (response.declinedAt !== null) return status.declined;
  if (response.status === 'draft' && response.reopenedAt !== null) return status.reopened;
  return status[response.status];
}

/** Date and time in the Netherlands: `22 november 2026 14:32`. */
export function momentWords(instant: string): string {
  return `${dutchDate(instant)} ${dutchTime(instant)}`;
}
