/** @jest-environment node */
import fc from 'fast-check';
import { FakeBrowser } from './testing/fake-browser';
import { FakeServer, type Weather } from './testing/fake-server';

type Step =
  | { do: 'answer'; name: string; value: number }
  | { do: 'flush' | 'crash' | 'secondTab' }
  | { do: 'pass'; ms: number }
  | { do: 'weather'; next: Weather[] };

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      name: fc.constantFrom('a', 'b', 'c'),
      value: fc.nat(5),
    }),
  },
  fc.record({ do: fc.constantFrom('flush' as const, 'crash' as const, 'secondTab' as const) }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.nat(4000) }),
  fc.record({
    do: fc.constant('weather' as const),
    next: fc.array(fc.constantFrom<Weather>('fine', 'lost', 'offline', 'busy'), { maxLength: 4 }),
  }),
);

/** Does the steps in one browser and gives the answers as the respondent saw them last. */
async function live(server: FakeServer, browser: FakeBrowser, steps: readonly Step[]) {
  let tabs = [browser.open()];
  const last = () => tabs[tabs.length - 1] ?? browser.open();
  for (const one of steps) {
    if (one.do === 'answer') last().answer({ ...last().view().answers, [one.name]: one.value });
    else if (one.do === 'flush') last().flush();
    else if (one.do === 'weather') server.weather = [...one.next];
    else if (one.do === 'pass') await browser.pass(one.ms);
    else if (one.do === 'secondTab') tabs.push(browser.open());
    else {
      browser.crash();
      tabs = [browser.open()];
    }
  }
  return last();
}

it('brings the last answers to the server, whatever network and browser do, and never calls its own save a conflict', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const server = new FakeServer();
      const browser = new FakeBrowser(server);
      const queue = await live(server, browser, steps);
      const seen = queue.view().answers;
      server.weather = [];
      await browser.pass(10 * 60_000);
      expect(queue.view()).toMatchObject({ state: 'saved', conflict: null });
      expect(queue.view().answers).toEqual(seen);
      expect(server.answers).toEqual(seen);
      expect(server.mostAtOnce).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

it('completes exactly once, with one receipt, whatever network and browser do', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 20 }),
      fc.array(fc.constantFrom<Weather>('fine', 'lost', 'offline', 'busy'), { maxLength: 6 }),
      fc.boolean(),
      async (steps, weather, crash) => {
        const server = new FakeServer();
        const browser = new FakeBrowser(server);
        let queue = await live(server, browser, steps);
        const sent = { ...queue.view().answers, slot: 1 };
        server.weather = weather;
        queue.complete(sent);
        await browser.pass(700);
        if (crash) {
          browser.crash();
          queue = browser.open();
        }
        await browser.pass(10 * 60_000);
        // A second tab may have sent it: then this one opens the link again.
        if (queue.view().end?.kind === 'elsewhere') queue = browser.open();
        expect(queue.view().end).toMatchObject({ kind: 'completed', receipt: server.receipt, answers: sent });
        expect(server.answers).toEqual(sent);
        expect(server.stored.filter((answers) => 'slot' in answers)).toHaveLength(1);
      },
    ),
    { numRuns: 300 },
  );
});
