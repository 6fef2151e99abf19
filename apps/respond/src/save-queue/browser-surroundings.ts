import type { Outcome, QueueRequest } from './outcome';
import { LocalRecordStore } from './local-record-store';
import { recordKey } from './record-key';
import type { QueueSurroundings } from './queue-surroundings';
import type { SaveQueue } from './save-queue';

/** The browser as the save queue needs it, for the link with this token. */
export async function browserSurroundings(
  token: string,
  send: (token: string, request: QueueRequest) => Promise<Outcome>,
): Promise<QueueSurroundings> {
  // Without https there is no crypto.subtle, whatever the types say.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  const key = await recordKey(token, subtle);
  return {
    store: new LocalRecordStore(key, localStorageOrNull(), window),
    send: (request) => send(token, request),
    online: () => navigator.onLine,
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    alone: async (work) => {
      // Without https there are no locks: two tabs may then send the same request, which the queue can tell from a conflict.
      const locks = navigator.locks as LockManager | undefined;
      await (locks ? locks.request(key, work) : work());
    },
    random: Math.random,
    newKey,
  };
}

/** Tells the queue when the connection is back and when the page goes away; gives the function that ends it. */
export function followBrowser(queue: SaveQueue): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('online', () => queue.wake(), { signal });
  document.addEventListener('visibilitychange', () => (document.hidden ? queue.flush() : queue.wake()), { signal });
  window.addEventListener('pagehide', () => queue.leave(), { signal });
  // A page that comes back from the browser's memory may be older than what the server has.
  window.addEventListener('pageshow', (event) => event.persisted && location.reload(), { signal });
  window.addEventListener(
    'beforeunload',
    (event) => {
      // Only where the browser keeps nothing is leaving a risk worth a question.
      if (!queue.view().durable && queue.view().state !== 'saved') event.preventDefault();
    },
    { signal },
  );
  return () => stop.abort();
}

function localStorageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** 128 random bits; crypto.randomUUID would need https. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
