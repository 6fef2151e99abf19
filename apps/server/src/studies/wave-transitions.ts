import type { WaveStatus } from '@ido/api';

/** What may follow what. A closed wave can be opened again for latecomers; a published one is first taken back. */
const NEXT: Readonly<Record<WaveStatus, readonly WaveStatus[]>> = {
  draft: ['open'],
  open: ['closed'],
  closed: ['open', 'published'],
  published: ['closed'],
};

/** Whether a wave may go from one status to another; staying is always allowed. */
export function mayBecome(from: WaveStatus, to: WaveStatus): boolean {
  return from === to || NEXT[from].includes(to);
}
