import fc from 'fast-check';
import { Pace } from './pace';

describe('pace', () => {
  it('lets through what the rate allows, whoever asks how often', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 200 }),
        (rate, steps) => {
          const pace = new Pace(rate, 0);
          let now = 0;
          let sent = 0;
          for (const step of steps) {
            now += step;
            const free = pace.available(now);
            expect(free).toBeLessThanOrEqual(rate);
            pace.take(free);
            sent += free;
          }
          expect(sent).toBeLessThanOrEqual((now / 1000) * rate + 1.000001);
        },
      ),
    );
  });

  it('says how long until the next', () => {
    const pace = new Pace(10, 0);
    pace.take(pace.available(0));
    expect(pace.wait(0)).toBe(100);
    expect(pace.wait(60)).toBe(40);
    expect(pace.wait(100)).toBe(0);
  });
});
