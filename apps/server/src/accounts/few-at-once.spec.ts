import fc from 'fast-check';
import { fewAtOnce } from './few-at-once';

describe('few at once', () => {
  it('never does more at once than it may, does everything in order, and goes on after a failure', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.boolean(), { maxLength: 30 }),
        async (most, jobs) => {
          const run = fewAtOnce(most, jobs.length, () => new Error('too many'));
          const begun: number[] = [];
          let atOnce = 0;
          let highest = 0;
          const results = await Promise.allSettled(
            jobs.map((fails, index) =>
              run(async () => {
                begun.push(index);
                highest = Math.max(highest, ++atOnce);
                await new Promise((resolve) => setImmediate(resolve));
                atOnce -= 1;
                if (fails) throw new Error('failed');
                return index;
              }),
            ),
          );
          expect(highest).toBe(Math.min(most, jobs.length));
          expect(begun).toEqual(jobs.map((_, index) => index));
          expect(results.map(({ status }) => status)).toEqual(jobs.map((fails) => (fails ? 'rejected' : 'fulfilled')));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('refuses what would have to wait behind too many, and takes work again afterwards', async () => {
    const run = fewAtOnce(1, 1, () => new Error('too many'));
    let finish: () => void = () => undefined;
    const first = run(() => new Promise<void>((resolve) => (finish = resolve)));
    const second = run(() => Promise.resolve('second'));
    await expect(run(() => Promise.resolve('third'))).rejects.toThrow('too many');
    finish();
    await first;
    expect(await second).toBe('second');
    expect(await run(() => Promise.resolve('fourth'))).toBe('fourth');
  });
});
