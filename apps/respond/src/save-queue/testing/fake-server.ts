import type { Answers, Receipt, StoredState, TakenOver } from '@ido/api';
import { sameValue } from '../same-value';
import type { Gate, Outcome, QueueRequest } from '../outcome';

/** What happens to the next request. `lost`: the server does it, but its answer does not arrive. */
export type Weather = 'fine' | 'lost' | 'offline' | 'busy';

/** The answering part of the server, for one response, as the queue sees it over a network with weather. */
export class FakeServer {
  revision = 0;
  answers: Answers = {};
  receipt: Receipt | null = null;
  gate: Gate | null = null;
  /** Makes the server refuse answers: gives what is wrong with them. */
  wrong: (answers: Answers) => string | null = () => null;
  weather: Weather[] = [];
  always: Weather = 'fine';
  retryAfter: number | null = null;
  readonly requests: QueueRequest[] = [];
  /** As the server keeps it: what was taken over and has not been changed since. */
  takenOver: TakenOver = {};
  /** States that were stored, oldest first. */
  readonly stored: Answers[] = [];
  atOnce = 0;
  mostAtOnce = 0;
  private key: string | null = null;

  state(): StoredState {
    const status = this.receipt ? 'complete' : this.revision > 0 ? 'draft' : 'invited';
    return {
      revision: this.revision,
      answers: structuredClone(this.answers),
      savedAt: null,
      status,
      receipt: this.receipt,
    };
  }

  /** Another device saves. */
  savedElsewhere(answers: Answers): void {
    this.store(answers);
  }

  async send(request: QueueRequest): Promise<Outcome> {
    this.requests.push(structuredClone(request));
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    await Promise.resolve();
    this.atOnce -= 1;
    const weather = this.weather.shift() ?? this.always;
    if (weather === 'offline') return { kind: 'unreachable', reason: 'network', retryAfter: null };
    if (weather === 'busy') return { kind: 'unreachable', reason: 'server', retryAfter: this.retryAfter };
    const outcome = this.handle(request);
    return weather === 'lost' ? { kind: 'unreachable', reason: 'network', retryAfter: null } : outcome;
  }

  private handle(request: QueueRequest): Outcome {
    if (this.gate) return { kind: 'gate', gate: this.gate };
    if (this.receipt && request.kind === 'completion' && request.key === this.key) {
      return { kind: 'completed', receipt: this.receipt };
    }
    if (this.receipt || request.revision !== this.revision) return { kind: 'conflict', stored: this.state() };
    const wrong = this.wrong(request.answers);
    if (wrong)
      return {
        kind: 'invalid',
        errors: [{ pointer: `/${wrong}`, code: 'invalid', detail: 'Klopt niet.' }],
        detail: '',
      };
    this.store(request.answers, request.takenOver);
    if (request.kind === 'save') return { kind: 'saved', revision: this.revision, savedAt: '2024-10-03T12:32:00Z' };
    this.key = request.key;
    this.receipt = { responseId: 'r', completedAt: '2024-10-03T12:40:00Z', reference: 'K7QF-2MXD-9RTB' };
    return { kind: 'completed', receipt: this.receipt };
  }

  private store(answers: Answers, takenOver: TakenOver = {}): void {
    this.revision += 1;
    const unchanged = Object.entries(this.takenOver).filter(([name]) => sameValue(this.answers[name], answers[name]));
    this.takenOver = { ...Object.fromEntries(unchanged), ...takenOver };
    // jsonb gives keys back in an order of its own.
    this.answers = Object.fromEntries(Object.entries(structuredClone(answers)).sort(([a], [b]) => (a < b ? 1 : -1)));
    if (!sameValue(this.stored.at(-1), answers)) this.stored.push(structuredClone(answers));
  }
}
