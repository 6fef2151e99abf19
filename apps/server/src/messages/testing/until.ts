import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 20_000;

/** Looks until it is so, and gives what was seen; fails with what was seen last. */
export async function until<T>(look: () => Promise<T>, right: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (right(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`it did not become so: ${JSON.stringify(seen)}`);
    await wait(LOOK_EVERY_MS);
  }
}
