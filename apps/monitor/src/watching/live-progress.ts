import { API_BASE, ProgressEvent, routes } from '@ido/api';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

/** A page that hears of many changes asks for what follows from them no more often than this. */
const REST_MS = 2_000;
/** A connection that was refused for good (the server restarts, the session ended) is tried again after this. */
const AGAIN_MS = 15_000;

/**
 * The one connection of this tab to the changes of a wave. Closed while the tab cannot be seen: browsers allow few connections at once, and
 * nobody looks.
 */
class Live {
  private source: EventSource | null = null;
  private readonly listeners = new Set<() => void>();
  private users = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  connected = false;

  private readonly later: { soon: () => void; cancel: () => void };

  constructor(
    private readonly wave: string,
    private readonly client: QueryClient,
  ) {
    this.later = atRest(() => askAgain(client, wave));
  }

  /** Keeps the connection open until the returned function is called; any number of parts of the page may. */
  use(): () => void {
    this.users += 1;
    if (this.users === 1) {
      document.addEventListener('visibilitychange', this.follow);
      this.follow();
    }
    return () => {
      this.users -= 1;
      if (this.users > 0) return;
      document.removeEventListener('visibilitychange', this.follow);
      this.later.cancel();
      this.close();
      connections.delete(this.wave);
    };
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private readonly follow = () => {
    if (document.visibilityState === 'hidden') this.close();
    else this.open();
  };

  private open(): void {
    if (this.source !== null || typeof EventSource === 'undefined') return;
    const source = new EventSource(`${API_BASE}${routes.progressEvents(this.wave)}`);
    this.source = source;
    source.addEventListener('open', () => this.become(true));
    source.addEventListener('progress', (event: MessageEvent<string>) => {
      const parsed = ProgressEvent.safeParse(JSON.parse(event.data));
      if (!parsed.success) return;
      this.client.setQueryData(['progress-event', this.wave], parsed.data);
      this.later.soon();
    });
    source.addEventListener('ended', () => this.tryLater());
    source.addEventListener('error', () => {
      this.become(false);
      // While it connects again by itself there is nothing to do.
      if (source.readyState === EventSource.CLOSED) this.tryLater();
    });
  }

  private tryLater(): void {
    this.close();
    this.timer = setTimeout(() => this.users > 0 && this.follow(), AGAIN_MS);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
    this.become(false);
  }

  private become(connected: boolean): void {
    if (this.connected === connected) return;
    this.connected = connected;
    for (const listener of this.listeners) listener();
  }
}

const connections = new Map<string, Live>();

function liveOf(wave: string, client: QueryClient): Live {
  const known = connections.get(wave) ?? new Live(wave, client);
  connections.set(wave, known);
  return known;
}

/**
 * Keeps what is known of a wave up to date while a page is open: the large numbers at once, everything else soon after. Gives whether there is a
 * connection; without one, pages ask by themselves now and then.
 */
export function useLiveProgress(wave: string): boolean {
  const client = useQueryClient();
  useEffect(() => liveOf(wave, client).use(), [client, wave]);
  const live = liveOf(wave, client);
  return useSyncExternalStore(live.subscribe, () => live.connected);
}

function askAgain(client: QueryClient, wave: string): void {
  for (const what of ['wave', 'progress', 'organisations-progress', 'participants', 'messages', 'mailings']) {
    void client.invalidateQueries({ queryKey: [what, wave] });
  }
}

/** Does the work at once when it rested long enough, and otherwise when it has. */
function atRest(work: () => void): { soon: () => void; cancel: () => void } {
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    timer = undefined;
    last = performance.now();
    work();
  };
  return {
    soon: () => {
      if (timer !== undefined) return;
      timer = setTimeout(run, Math.max(0, last + REST_MS - performance.now()));
    },
    cancel: () => clearTimeout(timer),
  };
}
