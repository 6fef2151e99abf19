import type { QueueRecord } from './queue-record';

/** What the tabs of one browser share for one link: the record, or that the questionnaire was completed. */
export type Stored = QueueRecord | { readonly format: 1; readonly completed: true };

/** Where the record of one link is kept. All calls are immediate, so that an answer is stored before anything else can happen to the page. */
export interface RecordStore {
  /** What is kept; null when there is nothing or nothing readable. */
  read(): Stored | null;
  /** Keeps it in the place of what was there. */
  write(stored: Stored): void;
  clear(): void;
  /** False when the browser refuses to keep anything: answers are then only as safe as the open page. */
  readonly durable: boolean;
  /** Calls `changed` when another tab wrote or cleared; gives the function that ends it. */
  watch(changed: () => void): () => void;
}

/** True when what was read is a record, and not the mark of a completed questionnaire. */
export function isRecord(stored: Stored | null): stored is QueueRecord {
  return stored !== null && !('completed' in stored);
}
