import { API_BASE, type Answering, type Receipt, routes, type Saved, type StoredState } from '@ido/api';
import type { Answers } from '@ido/questionnaire';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpAnswer, HttpClient } from './http-client';

const RETRY_MS = 100;
const GIVE_UP_MS = 60_000;

/** What the server said it had stored; whatever happens to it afterwards, this must be there. */
export interface Acknowledged {
  readonly token: string;
  revision: number;
  answers: Answers;
  receipt: Receipt | null;
}

/** A refusal where none was expected. */
const unexpected = (answer: HttpAnswer) =>
  new Error(`unexpected answer ${answer.status}: ${answer.text.slice(0, 500)}`);

/**
 * One respondent who goes on by himself, as the page's save queue does: a request without an answer, or with 503, is sent
 * again; a conflict whose stored answers are the ones sent was an acknowledgement that got lost.
 */
export class Respondent {
  readonly acknowledged: Acknowledged;
  private readonly authorization: Record<string, string>;

  constructor(
    private readonly http: HttpClient,
    token: string,
  ) {
    this.acknowledged = { token, revision: 0, answers: {}, receipt: null };
    this.authorization = { Authorization: `Bearer ${token}` };
  }

  async open(): Promise<Answering> {
    const answer = await this.untilAnswered('GET', routes.answering);
    if (answer.status !== 200) throw unexpected(answer);
    const opened = answer.json<Answering>();
    this.acknowledged.revision = opened.revision;
    return opened;
  }

  async save(answers: Answers): Promise<void> {
    const answer = await this.untilAnswered('PUT', routes.answering, { revision: this.acknowledged.revision, answers });
    if (answer.status === 200) this.keep(answer.json<Saved>().revision, answers);
    else if (answer.status === 409) this.keepWhenOurs(answer, answers);
    else throw unexpected(answer);
  }

  async complete(answers: Answers, key: string): Promise<Receipt> {
    const body = { revision: this.acknowledged.revision, answers };
    const answer = await this.untilAnswered('POST', routes.completion, body, { 'Idempotency-Key': key });
    if (answer.status !== 201) throw unexpected(answer);
    const receipt = answer.json<Receipt>();
    this.acknowledged.answers = answers;
    this.acknowledged.receipt = receipt;
    return receipt;
  }

  private keep(revision: number, answers: Answers): void {
    this.acknowledged.revision = revision;
    this.acknowledged.answers = answers;
  }

  private keepWhenOurs(answer: HttpAnswer, answers: Answers): void {
    const stored = answer.json<StoredState>();
    if (!sameAnswers(stored.answers, answers)) throw unexpected(answer);
    this.keep(stored.revision, answers);
  }

  private async untilAnswered(method: string, path: string, body?: unknown, headers = {}): Promise<HttpAnswer> {
    const deadline = Date.now() + GIVE_UP_MS;
    for (;;) {
      const answer = await this.http
        .send(method, API_BASE + path, { body, headers: { ...this.authorization, ...headers } })
        .catch(() => null);
      if (answer && answer.status !== 503) return answer;
      if (Date.now() > deadline) throw new Error(`${method} ${path}: no answer for ${GIVE_UP_MS} ms`);
      await wait(RETRY_MS);
    }
  }
}

/** Whether two sets of answers are the same, whatever the order of their names: PostgreSQL keeps its own. */
export function sameAnswers(one: Answers, other: Answers): boolean {
  const sorted = (answers: Answers) => JSON.stringify(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}
