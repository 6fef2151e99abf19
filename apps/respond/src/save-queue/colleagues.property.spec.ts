/** @jest-environment node */
import fc from 'fast-check';
import { sameValue } from './same-value';
import type { SaveQueue } from './save-queue';
import { FakeBrowser } from './testing/fake-browser';
import { FakeServer, type Weather } from './testing/fake-server';

const QUIET = 10 * 60_000;

type Step = { who: 0 | 1 } & (
  { do: 'answer'; name: string; value: number } | { do: 'flush' | 'hear' | 'crash' } | { do: 'pass'; ms: number }
);

const weather = fc.array(fc.constantFrom<Weather>('fine', 'lost', 'offline', 'busy'), { maxLength: 6 });

/** What two people do; `names` are the questions that each of them answers. */
const stepsOver = (names: readonly [readonly string[], readonly string[]]) => {
  const of = (who: 0 | 1) =>
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          who: fc.constant(who),
          do: fc.constant('answer' as const),
          name: fc.constantFrom(...names[who]),
          value: fc.nat(3),
        }),
      },
      fc.record({ who: fc.constant(who), do: fc.constantFrom('flush' as const, 'hear' as const, 'crash' as const) }),
      fc.record({ who: fc.constant(who), do: fc.constant('pass' as const), ms: fc.nat(4000) }),
    );
  return fc.array(fc.oneof(of(0), of(1)), { maxLength: 40 });
};

/** One of two people at the same response: his browser, and every answer of a question that he was shown. */
class Person {
  readonly browser: FakeBrowser;
  queue: SaveQueue;
  private readonly seen: [string, unknown][] = [];

  constructor(private readonly server: FakeServer) {
    this.browser = new FakeBrowser(server);
    this.queue = this.open();
  }

  do(step: Step): Promise<void> | void {
    if (step.do === 'answer') this.queue.answer({ ...this.queue.view().answers, [step.name]: step.value });
    else if (step.do === 'flush') this.queue.flush();
    else if (step.do === 'hear') this.queue.hear(this.server.state());
    else if (step.do === 'pass') return this.browser.pass(step.ms);
    else {
      this.browser.crash();
      this.queue = this.open();
    }
  }

  hasSeen(name: string, value: unknown): boolean {
    return this.seen.some(([known, shown]) => known === name && sameValue(shown, value));
  }

  private open(): SaveQueue {
    const queue = this.browser.open();
    const look = () => {
      const { answers, conflict } = queue.view();
      for (const shown of [answers, conflict?.newest ?? {}]) this.seen.push(...Object.entries(shown));
    };
    queue.subscribe(look);
    look();
    return queue;
  }
}

async function settleAll(people: readonly Person[], choose: () => 'newest' | 'mine' = () => 'mine') {
  for (let round = 0; round < 6; round += 1) {
    for (const person of people) {
      if (person.queue.view().conflict) person.queue.resolve(choose());
      await person.browser.pass(QUIET);
    }
  }
  for (const person of people) person.do({ who: 0, do: 'hear' });
}

it('lets two people answer different questions at once without losing anything or asking anything', async () => {
  const steps = stepsOver([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  await fc.assert(
    fc.asyncProperty(steps, weather, async (all, later) => {
      const server = new FakeServer();
      const people = [new Person(server), new Person(server)] as const;
      server.weather = [...later];
      const last: Record<string, number> = {};
      for (const step of all) {
        await people[step.who].do(step);
        if (step.do === 'answer') last[step.name] = step.value;
        expect(people.map(({ queue }) => queue.view().conflict)).toEqual([null, null]);
      }
      server.weather = [];
      await settleAll(people);
      expect(server.answers).toEqual(last);
      for (const { queue } of people) expect(queue.view()).toMatchObject({ state: 'saved', answers: last });
    }),
    { numRuns: 300 },
  );
});

it('never overwrites an answer of another that whoever overwrites it has not been shown, and ends with both seeing the same', async () => {
  const names = ['a', 'b', 'c'];
  await fc.assert(
    fc.asyncProperty(
      stepsOver([names, names]),
      weather,
      fc.infiniteStream(fc.constantFrom('newest' as const, 'mine' as const)),
      async (all, later, choices) => {
        const server = new FakeServer();
        const people = [new Person(server), new Person(server)] as const;
        // Who wrote each answer that is stored: noticed right before each request, for the request comes from one of them.
        const writer = new Map<string, Person>();
        const unseen: string[] = [];
        for (const person of people) {
          const send = server.send.bind(server);
          person.browser.sendBy(async (request) => {
            const before = structuredClone(server.answers);
            const revision = server.revision;
            const outcome = await send(request);
            if (server.revision === revision) return outcome;
            for (const name of names) {
              if (sameValue(before[name], server.answers[name])) continue;
              const other = writer.get(name);
              const overwrites = other && other !== person && before[name] !== undefined;
              if (overwrites && !person.hasSeen(name, before[name])) unseen.push(`${name}: ${String(before[name])}`);
              writer.set(name, person);
            }
            return outcome;
          });
          person.do({ who: 0, do: 'crash' });
        }
        server.weather = [...later];
        for (const step of all) await people[step.who].do(step);
        server.weather = [];
        await settleAll(people, () => choices.next().value as 'newest' | 'mine');
        expect(unseen).toEqual([]);
        for (const { queue } of people) {
          expect(queue.view()).toMatchObject({ state: 'saved', conflict: null });
          expect(queue.view().answers).toEqual(server.answers);
        }
      },
    ),
    { numRuns: 300 },
  );
});
