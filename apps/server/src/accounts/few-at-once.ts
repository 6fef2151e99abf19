/**
 * Lets at most so much work go on at once; the rest waits its turn, first come first served.
 * @param most how many at once
 * @param waiting how many may wait
 * @param tooMany what is thrown when more would have to wait
 */
export function fewAtOnce(most: number, waiting: number, tooMany: () => Error) {
  let busy = 0;
  const queue: (() => void)[] = [];
  return async function run<T>(work: () => Promise<T>): Promise<T> {
    if (busy < most) busy += 1;
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
    else throw tooMany();
    try {
      return await work();
    } finally {
      const next = queue.shift();
      // Whoever is next takes over the place.
      if (next) next();
      else busy -= 1;
    }
  };
}
