import type { Answers, Receipt } from '@ido/api';
import type { Changes } from './changes';
import type { Gate } from './outcome';
import type { QueueRecord } from './queue-record';

/** Where the answers are; `waiting`: on this device, after a failure. */
export type SaveState = 'saved' | 'pending' | 'sending' | 'waiting';

/** Everything the page shows of the queue; a new object with every change. */
export interface QueueView {
  readonly answers: Answers;
  readonly state: SaveState;
  /** Why it is waiting. */
  readonly trouble: 'network' | 'server' | null;
  readonly savedAt: string | null;
  readonly durable: boolean;
  /** The changes of this device at stake, and what is stored instead. */
  readonly conflict: { readonly mine: Changes; readonly newest: Answers } | null;
  /** `queued` until it is known to have arrived; `sent` once it may have, so that it cannot be taken back. */
  readonly completion: 'none' | 'queued' | 'sent';
  readonly refused: QueueRecord['refused'];
  /** Where newer answers came from that are shown since. */
  readonly updatedBy: 'tab' | 'device' | null;
  /** The questions whose answers came from another device since the respondent last said to have seen it. */
  readonly updated: readonly string[];
  readonly end:
    | {
        readonly kind: 'completed';
        readonly receipt: Receipt;
        readonly answers: Answers;
        readonly lost: Changes;
        /** Somebody else completed it while this page was open. */
        readonly byOther: boolean;
      }
    /** Completed in another tab, or the link stopped taking answers: ask the server again. */
    | { readonly kind: 'elsewhere' }
    | { readonly kind: 'gate'; readonly gate: Gate; readonly unsent: boolean }
    | null;
}
