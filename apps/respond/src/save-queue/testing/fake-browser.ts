import type { RecordStore, Stored } from '../record-store';
import { SaveQueue } from '../save-queue';
import type { Outcome, QueueRequest } from '../outcome';
import type { FakeServer } from './fake-server';

interface Timer {
  readonly at: number;
  readonly act: () => void;
}

/** A browser with a clock that stands still until it is moved, storage that survives crashes, and tabs that share it. */
export class FakeBrowser {
  now = 0;
  kept: string | null = null;
  online = true;
  private keys = 0;
  private timers: Timer[] = [];
  private readonly watchers = new Map<object, () => void>();
  private line: Promise<void> = Promise.resolve();
  private send: (request: QueueRequest) => Promise<Outcome>;

  constructor(private readonly server: FakeServer) {
    this.send = (request) => server.send(request);
  }

  /** From now on requests go this way: to look at what passes. Tabs that are open keep to the old one. */
  sendBy(send: (request: QueueRequest) => Promise<Outcome>): void {
    this.send = send;
  }

  /** Opens the link in a new tab: what the server has now, with what is kept here. */
  open(): SaveQueue {
    const tab = {};
    return new SaveQueue(this.server.state(), {
      store: this.store(tab),
      send: this.send,
      online: () => this.online,
      after: (ms, act) => {
        const timer = { at: this.now + ms, act };
        this.timers.push(timer);
        return () => {
          this.timers = this.timers.filter((other) => other !== timer);
        };
      },
      alone: (work) => {
        this.line = this.line.then(work);
        return this.line;
      },
      random: () => 0.5,
      newKey: () => `key-${(this.keys += 1)}`,
    });
  }

  /** All tabs die without a chance to do anything. */
  crash(): void {
    this.timers = [];
    this.watchers.clear();
    this.line = Promise.resolve();
  }

  /** Moves the clock, letting everything happen that is due. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await settle();
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.now = Math.max(this.now, next.at);
      next.act();
      await settle();
    }
    this.now = end;
  }

  private store(tab: object): RecordStore {
    const put = (text: string | null) => {
      this.kept = text;
      for (const [other, changed] of this.watchers) if (other !== tab) changed();
    };
    return {
      durable: true,
      read: () => (this.kept === null ? null : (JSON.parse(this.kept) as Stored)),
      write: (stored) => put(JSON.stringify(stored)),
      clear: () => put(null),
      watch: (changed) => {
        this.watchers.set(tab, changed);
        return () => this.watchers.delete(tab);
      },
    };
  }
}

/** Lets all promises that can go on do so. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}
