import type { AnsweringHistory, AnsweringState } from '@ido/api';
import type { News } from '../http/together-client';
import { FakeBrowser } from '../save-queue/testing/fake-browser';
import { FakeServer } from '../save-queue/testing/fake-server';
import { authorsOf, LOOK_MS, Together } from './together';

beforeAll(() => {
  globalThis.structuredClone ??= <T>(value: T): T =>
    value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
});

const AT = '2026-03-01T10:00:00.000Z';
const history: AnsweringHistory = {
  you: 'Eigenaar',
  questions: [
    { question: 'functie', author: 'Jo', at: AT },
    { question: 'gemeente', author: 'Eigenaar', at: AT },
    { question: 'regierol', author: 'Sam', at: AT },
  ],
  events: [],
};

function setUp() {
  const server = new FakeServer();
  const browser = new FakeBrowser(server);
  const queue = browser.open();
  let visible = true;
  let timers: { at: number; act: () => void }[] = [];
  const asked: (string | null)[] = [];
  let histories = 0;
  let now = 0;
  let unreachable = false;
  const stateOf = (): AnsweringState => ({
    ...server.state(),
    author: 'Jo',
    declinedAt: null,
    erasedAt: null,
    reopened: null,
  });
  const together = new Together('token', { declinedAt: null, reopened: null, revision: 0, status: 'invited' }, queue, {
    news: async (tag): Promise<News> => {
      asked.push(tag);
      if (unreachable) return { kind: 'unreachable' };
      if (server.gate) return { kind: 'gate', gate: server.gate };
      const current = String(server.revision);
      return tag === current ? { kind: 'same' } : { kind: 'state', state: stateOf(), tag: current };
    },
    history: async () => {
      histories += 1;
      return { kind: 'done', value: history };
    },
    after: (ms, act) => {
      const timer = { at: now + ms, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    visible: () => visible,
    random: () => 0.5,
  });
  const pass = async (ms: number) => {
    const end = now + ms;
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      now = next.at;
      next.act();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    }
    now = end;
  };
  return {
    server,
    browser,
    queue,
    together,
    asked,
    pass,
    histories: () => histories,
    hide: () => (visible = false),
    show: () => (visible = true),
    cut: () => (unreachable = true),
  };
}

it("shows another's answer within seconds, and asks who it was", async () => {
  const { server, queue, together, pass, histories } = setUp();
  server.savedElsewhere({ functie: 'cultuur' });
  await pass(LOOK_MS);
  expect(queue.view()).toMatchObject({ answers: { functie: 'cultuur' }, updated: ['functie'] });
  expect(together.view().history).toEqual(history);
  const before = histories();
  await pass(10 * LOOK_MS);
  expect(histories()).toBe(before);
});

it('asks with the tag of what it knows, so that nothing is sent while nothing changes', async () => {
  const { asked, pass } = setUp();
  await pass(3 * LOOK_MS);
  expect(asked).toEqual([null, '0', '0']);
});

it('does not ask while nobody sees the page, and at once when somebody does again', async () => {
  const { asked, pass, hide, show, together } = setUp();
  hide();
  await pass(100 * LOOK_MS);
  expect(asked).toHaveLength(0);
  show();
  together.look();
  await pass(0);
  expect(asked).toHaveLength(1);
});

it('asks less and less of a server that does not answer', async () => {
  const { asked, pass, cut } = setUp();
  cut();
  await pass(10 * 60_000);
  expect(asked.length).toBeLessThan(25);
});

it('asks again for what arrived while a save was under way', async () => {
  const { server, browser, queue, pass } = setUp();
  queue.answer({ gemeente: 'Emmen' });
  queue.flush();
  const saving = browser.pass(0);
  server.savedElsewhere({ functie: 'cultuur' });
  await pass(LOOK_MS);
  await saving;
  await browser.pass(60_000);
  await pass(LOOK_MS);
  expect(queue.view().answers).toEqual({ gemeente: 'Emmen', functie: 'cultuur' });
  expect(server.answers).toEqual({ gemeente: 'Emmen', functie: 'cultuur' });
});

it('ends when the link no longer takes answers, or was completed by another', async () => {
  const withdrawn = setUp();
  withdrawn.server.gate = { kind: 'withdrawn' };
  await withdrawn.pass(LOOK_MS);
  expect(withdrawn.queue.view().end).toMatchObject({ kind: 'gate', gate: { kind: 'withdrawn' }, unsent: false });
  const completed = setUp();
  completed.server.savedElsewhere({ functie: 'cultuur' });
  completed.server.receipt = { responseId: 'r', completedAt: AT, reference: 'K7QF-2MXD-9RTB' };
  await completed.pass(LOOK_MS);
  expect(completed.queue.view().end).toMatchObject({ kind: 'completed', byOther: true });
  const { asked } = completed;
  await completed.pass(10 * LOOK_MS);
  expect(asked).toHaveLength(1);
});

it('names who changed something, but not the respondent himself', () => {
  expect(authorsOf(['functie'], history)).toBe('Jo');
  expect(authorsOf(['functie', 'regierol', 'gemeente'], history)).toBe('Jo en Sam');
  expect(authorsOf(['gemeente'], history)).toBeNull();
  expect(authorsOf(['functie'], null)).toBeNull();
});
