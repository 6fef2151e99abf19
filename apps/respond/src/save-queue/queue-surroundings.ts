import type { Outcome, QueueRequest } from './outcome';
import type { RecordStore } from './record-store';

/** What the queue needs from the world around it. */
export interface QueueSurroundings {
  readonly store: RecordStore;
  /** Never rejects: whatever goes wrong is an outcome. */
  send(request: QueueRequest): Promise<Outcome>;
  /** False when the browser knows that there is no connection: then nothing is sent, so that nothing is in doubt. */
  online(): boolean;
  /** Calls once after that many ms; gives the function that takes it back. */
  after(ms: number, act: () => void): () => void;
  /** Does the work while no other tab of this browser does it for the same link. */
  alone(work: () => Promise<void>): Promise<void>;
  random(): number;
  newKey(): string;
}
