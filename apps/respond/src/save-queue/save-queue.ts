import type { Answers, StoredState } from '@ido/api';
import { backOff } from './back-off';
import { changesBetween } from './changes';
import type { Gate } from './outcome';
import {
  completionAsked,
  completionTakenBack,
  conflictingChanges,
  edited,
  isPending,
  newRecord,
  nextRequest,
  reconcile,
  resolved,
  settle,
  takenFrom,
  type QueueRecord,
  type Settled,
} from './queue-record';
import type { QueueSurroundings } from './queue-surroundings';
import type { QueueView } from './queue-view';
import { isRecord } from './record-store';

/** Quiet time after the last change before it is sent, ms. */
export const PAUSE_MS = 1500;

/**
 * Brings answers to the server, once and in order, and keeps them on the device until it has acknowledged them. One request at a
 * time; sent again until the outcome is known.
 */
export class SaveQueue {
  private record: QueueRecord;
  private failures = 0;
  private busy = false;
  private urgent = false;
  private cancelTimer: (() => void) | null = null;
  private trouble: QueueView['trouble'] = null;
  private updatedBy: QueueView['updatedBy'] = null;
  private updated: ReadonlySet<string> = new Set();
  private end: QueueView['end'] = null;
  private readonly listeners = new Set<() => void>();
  private readonly unwatch: () => void;
  private shown: QueueView;

  /** Begins with what the server has now and with what an earlier visit left on this device. */
  constructor(
    stored: StoredState,
    private readonly around: QueueSurroundings,
  ) {
    const kept = around.store.read();
    this.record = isRecord(kept) ? kept : newRecord(stored);
    const meet = isPending(this.record) || stored.status === 'complete';
    this.unwatch = around.store.watch(() => this.otherTabWrote());
    this.shown = this.makeView();
    // A record that holds nothing unsent is no reason to tell that something is newer.
    const found: Settled = meet ? reconcile(this.record, stored) : { kind: 'continue', record: newRecord(stored) };
    // What was completed before this visit is news to nobody.
    this.take(found.kind === 'completed' ? { ...found, byOther: false } : found);
    if (!this.end && nextRequest(this.record)) this.schedule(0);
  }

  /** What to show now; the same object until something changes. */
  readonly view = (): QueueView => this.shown;

  /** Calls `listener` at every change; gives the function that ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The respondent's answers are now these. Kept on the device at once, sent after a pause. */
  answer(answers: Answers): void {
    const changes = changesBetween(this.record.answers, answers);
    if (this.end || changes.size === 0) return;
    this.refresh();
    this.keep(edited(this.record, changes));
    if (!this.trouble) this.schedule(PAUSE_MS);
    this.emit();
  }

  /** The respondent takes the answer to a question over from the wave with this key: as `answer`, and remembered as such. */
  takeOver(name: string, value: unknown, wave: string): void {
    if (this.end) return;
    this.answer({ ...this.record.answers, [name]: value });
    this.keep(takenFrom(this.record, name, wave));
    this.emit();
  }

  /**
   * What the server has now, heard of without asking to save; false when it was not taken in, because a request of this tab is under way
   * (its own outcome will tell) or the respondent has to choose first. Anything not newer than what is known changes nothing.
   */
  hear(stored: StoredState): boolean {
    if (this.end) return true;
    if (this.busy) return false;
    this.refresh();
    if (this.record.conflict) return false;
    if (stored.status !== 'complete' && stored.revision <= this.record.base.revision) return true;
    this.take(reconcile(this.record, stored));
    if (!this.end && !this.trouble && nextRequest(this.record)) this.schedule(PAUSE_MS);
    return true;
  }

  /** The link no longer takes answers, heard of without asking to save. */
  hearGate(gate: Gate): void {
    if (!this.end && !this.busy) this.take({ kind: 'gate', record: this.record, gate });
  }

  /** The respondent had the answers removed: nothing of them stays on this device, and nothing is sent any more. */
  forget(): void {
    this.finish({ kind: 'elsewhere' });
    this.around.store.clear();
  }

  /** Sends what is pending now: at a turn of the page, when the page is hidden. After a failure it keeps to the waiting time. */
  flush(): void {
    if (this.end) return;
    this.urgent = true;
    if (!this.trouble) this.schedule(0);
  }

  /** The connection may be back: tries at once. A server that asked for rest gets it. */
  wake(): void {
    if (!this.end && this.trouble !== 'server' && isPending(this.record)) this.schedule(0);
  }

  /** Completes with these answers, now or as soon as it can. */
  complete(answers: Answers): void {
    if (this.end) return;
    this.refresh();
    this.keep(completionAsked(this.record, answers, this.around.newKey));
    this.flush();
    this.emit();
  }

  /** Takes a completion back that has not been sent yet. */
  takeBackCompletion(): void {
    this.refresh();
    this.keep(completionTakenBack(this.record));
    this.emit();
  }

  /** The respondent's choice in a conflict. */
  resolve(choice: 'newest' | 'mine'): void {
    this.refresh();
    this.keep(resolved(this.record, choice));
    this.flush();
    this.emit();
  }

  /** The respondent has read that answers were updated, or does not want to. */
  dismissUpdate(): void {
    this.updatedBy = null;
    this.updated = new Set();
    this.emit();
  }

  /** The page goes away: nothing unsent means that nothing has to stay on the device, not even that it was completed. */
  leave(): void {
    const nothingUnsent = this.end ? this.end.kind === 'completed' : !isPending(this.record);
    if (nothingUnsent) this.around.store.clear();
  }

  /** Ends the visit within the page: timers and listening. */
  dispose(): void {
    if (this.end?.kind === 'completed') this.around.store.clear();
    this.cancelTimer?.();
    this.unwatch();
    this.listeners.clear();
  }

  private schedule(ms: number): void {
    this.cancelTimer?.();
    this.cancelTimer = this.around.after(ms, () => {
      this.cancelTimer = null;
      void this.work();
    });
  }

  private async work(): Promise<void> {
    if (this.busy || this.end) return;
    this.busy = true;
    try {
      await this.around.alone(async () => {
        do {
          this.refresh();
          const request = nextRequest(this.record);
          if (!request || this.end) {
            // Another tab may have done what this one was waiting for.
            this.trouble = null;
            this.failures = 0;
            break;
          }
          if (!this.around.online()) {
            this.take({ kind: 'retry', record: this.record, reason: 'network', after: null });
            break;
          }
          this.keep({ ...this.record, sending: request });
          this.emit();
          const outcome = await this.around.send(request);
          this.refresh();
          this.take(settle(this.record, request, outcome));
        } while (this.urgent && !this.trouble);
      });
    } catch {
      // The browser refused the lock: nothing is known about the server.
      this.take({ kind: 'retry', record: this.record, reason: 'network', after: null });
    } finally {
      this.busy = false;
      if (!this.trouble) this.urgent = false;
      this.emit();
    }
    if (!this.trouble && !this.end && nextRequest(this.record) && !this.cancelTimer) this.schedule(PAUSE_MS);
  }

  private take(settled: Settled): void {
    // What was removed or completed meanwhile must not come back by the answer to an earlier request.
    if (this.end) return;
    if (settled.kind === 'retry') {
      this.failures += 1;
      this.trouble = settled.reason;
      this.schedule(backOff(this.failures, settled.after, this.around.random));
      return;
    }
    this.failures = 0;
    this.trouble = null;
    if (settled.kind === 'completed') {
      const { receipt, answers, lost, byOther } = settled;
      this.finish({ kind: 'completed', receipt, answers, lost, byOther });
      this.around.store.write({ format: 1, completed: true });
    } else if (settled.kind === 'gate') {
      this.finish({ kind: 'gate', gate: settled.gate, unsent: isPending(settled.record) });
    } else {
      if (settled.kind === 'updated') {
        this.updatedBy = 'device';
        this.updated = new Set([...this.updated, ...settled.names]);
      }
      this.keep(settled.record);
    }
    this.emit();
  }

  private finish(end: NonNullable<QueueView['end']>): void {
    this.end = end;
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  private keep(record: QueueRecord): void {
    this.record = record;
    this.around.store.write(record);
  }

  /** Takes over what another tab may have written since. */
  private refresh(): void {
    const kept = this.around.store.read();
    if (isRecord(kept)) this.record = kept;
  }

  private otherTabWrote(): void {
    if (this.end) return;
    const kept = this.around.store.read();
    if (kept && !isRecord(kept)) {
      this.finish({ kind: 'elsewhere' });
    } else if (kept) {
      if (changesBetween(this.record.answers, kept.answers).size > 0) this.updatedBy = 'tab';
      this.record = kept;
    }
    this.emit();
  }

  private emit(): void {
    this.shown = this.makeView();
    for (const listener of this.listeners) listener();
  }

  private makeView(): QueueView {
    const { record } = this;
    const mine = conflictingChanges(record);
    const unsent = this.trouble ? 'waiting' : this.busy && record.sending ? 'sending' : 'pending';
    const sent = record.sending?.kind === 'completion' ? 'sent' : 'queued';
    return {
      answers: record.answers,
      state: isPending(record) ? unsent : 'saved',
      trouble: this.trouble,
      savedAt: record.base.savedAt,
      durable: this.around.store.durable,
      conflict: record.conflict ? { mine, newest: record.conflict.answers } : null,
      completion: record.completing ? sent : 'none',
      refused: record.refused,
      updatedBy: this.updatedBy,
      updated: [...this.updated],
      end: this.end,
    };
  }
}
