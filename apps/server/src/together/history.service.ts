import { Injectable } from '@nestjs/common';
import type { AnsweringEvent, AnsweringHistory, AnsweringState } from '@ido/api';
import { lastChanges } from '@ido/fieldwork';
import { refuseUnlessOpen } from '../answering/answering.service';
import { reopeningOf, storedStateOf } from '../answering/stored-response';
import { HistoryRepository, type RevisionRow } from './history.repository';
import { LinkedResponses, type LinkedResponse } from './linked-responses';

/** Revisions that stand for something that happened to the response as a whole. */
const EVENT_OF: Readonly<Record<string, AnsweringEvent['kind'] | undefined>> = {
  complete: 'completed',
  reopened: 'reopened',
  erased: 'erased',
};

/** What those who fill in together see of each other. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly links: LinkedResponses,
    private readonly history: HistoryRepository,
  ) {}

  /**
   * What is stored now, and a tag that is another one once anything of it changed.
   * @throws ProblemError unknown-link, link-withdrawn, wave-not-open, wave-closed
   */
  async state(token: string): Promise<{ tag: string; state: () => AnsweringState }> {
    const response = await this.links.find(token);
    if (response.status !== 'complete') refuseUnlessOpen(response, new Date());
    const { revision, status, declinedAt, reopenedAt } = response;
    const moments = [declinedAt, reopenedAt].map((at) => at?.getTime() ?? 0);
    return { tag: `"${[revision, status, ...moments].join('.')}"`, state: () => stateOf(response) };
  }

  /** @throws ProblemError unknown-link, link-withdrawn */
  async of(token: string): Promise<AnsweringHistory> {
    const response = await this.links.find(token);
    const { waveId, responseId } = response;
    const [revisions, requests] = await Promise.all([
      this.history.all(waveId, responseId),
      this.history.requests(waveId, responseId),
    ]);
    const changes = lastChanges(revisions.map((one) => ({ ...one, at: one.at.toISOString() })));
    const asked = requests.map(({ at, author, reason }) => ({
      kind: 'reopening-requested' as const,
      at: at.toISOString(),
      author,
      reason: reason || null,
      reference: null,
    }));
    return {
      you: response.author,
      questions: newestFirst(changes.map(({ question, author, at }) => ({ question, author, at }))),
      events: newestFirst([...revisions.flatMap((one) => eventsOf(one, response)), ...asked]),
    };
  }
}

function stateOf(response: LinkedResponse): AnsweringState {
  return {
    ...storedStateOf(response),
    author: response.newestAuthor,
    declinedAt: response.declinedAt?.toISOString() ?? null,
    erasedAt: response.erasedAt?.toISOString() ?? null,
    reopened: reopeningOf(response),
  };
}

function eventsOf(revision: Omit<RevisionRow, 'before'>, response: LinkedResponse): AnsweringEvent[] {
  const kind = EVENT_OF[revision.status];
  if (kind === undefined) return [];
  const at = revision.at.toISOString();
  // Only the reason of the last reopening is with the response; earlier ones are in the audit.
  const last = kind === 'reopened' && response.reopenedAt?.toISOString() === at;
  const reason = last ? response.reopenReason : null;
  return [{ kind, at, author: revision.author, reason, reference: kind === 'completed' ? response.reference : null }];
}

function newestFirst<T extends { readonly at: string }>(items: readonly T[]): T[] {
  return items.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}
