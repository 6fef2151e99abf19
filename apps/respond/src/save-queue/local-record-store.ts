import type { RecordStore, Stored } from './record-store';

/**
 * The record in localStorage under `key`: written in the same turn in which an answer is given, shared by the tabs of a
 * browser, with an event to the others (docs: Web Storage). When the browser refuses (private mode, full), it stays in memory.
 */
export class LocalRecordStore implements RecordStore {
  private memory: Stored | null = null;
  private refused = false;

  constructor(
    private readonly key: string,
    private readonly storage: Storage | null,
    private readonly events: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  ) {}

  get durable(): boolean {
    return this.storage !== null && !this.refused;
  }

  read(): Stored | null {
    if (!this.durable) return this.memory;
    try {
      return parsed(this.storage?.getItem(this.key) ?? null);
    } catch {
      return this.memory;
    }
  }

  write(stored: Stored): void {
    this.memory = stored;
    try {
      this.storage?.setItem(this.key, JSON.stringify(stored));
      this.refused = false;
    } catch {
      this.refused = true;
    }
  }

  clear(): void {
    this.memory = null;
    try {
      this.storage?.removeItem(this.key);
    } catch {
      // Nothing was kept there either.
    }
  }

  watch(changed: () => void): () => void {
    const listener = (event: Event) => {
      // A null key says that everything was cleared.
      const { key } = event as StorageEvent;
      if (key === this.key || key === null) changed();
    };
    this.events.addEventListener('storage', listener);
    return () => this.events.removeEventListener('storage', listener);
  }
}

function parsed(text: string | null): Stored | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    const readable = typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
    return readable ? (value as Stored) : null;
  } catch {
    return null;
  }
}
