/** @jest-environment node */
import { PAUSE_MS } from './save-queue';
import { FakeBrowser } from './testing/fake-browser';
import { FakeServer } from './testing/fake-server';

const LONG = 10 * 60_000;

function setUp() {
  const server = new FakeServer();
  const browser = new FakeBrowser(server);
  return { server, browser, queue: browser.open() };
}

describe('saving', () => {
  it('sends after a pause, not with every keystroke', async () => {
    const { server, browser, queue } = setUp();
    for (const text of ['C', 'Co', 'Coe']) {
      queue.answer({ gemeente: text });
      await browser.pass(PAUSE_MS / 2);
    }
    expect(server.requests).toHaveLength(0);
    expect(queue.view().state).toBe('pending');
    await browser.pass(PAUSE_MS);
    expect(server.answers).toEqual({ gemeente: 'Coe' });
    expect(server.requests).toHaveLength(1);
    expect(queue.view()).toMatchObject({ state: 'saved', savedAt: '2024-10-03T12:32:00Z' });
  });

  it('sends at once when a page is turned', async () => {
    const { server, browser, queue } = setUp();
    queue.answer({ gemeente: 'Emmen' });
    queue.flush();
    await browser.pass(0);
    expect(server.answers).toEqual({ gemeente: 'Emmen' });
  });

  it('sends nothing when nothing changed, also when an answer went back to what it was', async () => {
    const { server, browser, queue } = setUp();
    queue.answer({ regierol: 'zelf' });
    queue.answer({});
    queue.flush();
    await browser.pass(LONG);
    expect(server.requests).toHaveLength(0);
  });

  it('has one request on its way at a time, and the last answers win', async () => {
    const { server, browser, queue } = setUp();
    for (let turn = 1; turn <= 20; turn += 1) {
      queue.answer({ aantal: turn });
      queue.flush();
    }
    await browser.pass(LONG);
    expect(server.mostAtOnce).toBe(1);
    expect(server.answers).toEqual({ aantal: 20 });
  });
});

describe('a network that fails', () => {
  it('keeps the answers and sends them when the connection is back, without waiting', async () => {
    const { server, browser, queue } = setUp();
    server.always = 'offline';
    queue.answer({ gemeente: 'Emmen' });
    queue.flush();
    await browser.pass(5000);
    expect(queue.view()).toMatchObject({ state: 'waiting', trouble: 'network', answers: { gemeente: 'Emmen' } });
    server.always = 'fine';
    queue.wake();
    await browser.pass(0);
    expect(server.answers).toEqual({ gemeente: 'Emmen' });
    expect(queue.view()).toMatchObject({ state: 'saved', trouble: null });
  });

  it('goes on by itself with longer and longer pauses', async () => {
    const { server, browser, queue } = setUp();
    server.always = 'offline';
    queue.answer({ gemeente: 'Emmen' });
    await browser.pass(LONG);
    expect(server.requests.length).toBeGreaterThan(10);
    expect(server.requests.length).toBeLessThan(25);
    server.always = 'fine';
    await browser.pass(60_000);
    expect(server.answers).toEqual({ gemeente: 'Emmen' });
  });

  it('gives a busy server the rest it asks for, also when pages are turned', async () => {
    const { server, browser, queue } = setUp();
    server.always = 'busy';
    server.retryAfter = 30_000;
    queue.answer({ gemeente: 'Emmen' });
    queue.flush();
    await browser.pass(100);
    queue.answer({ gemeente: 'Emmen', regierol: 'zelf' });
    queue.flush();
    queue.wake();
    await browser.pass(29_000);
    expect(server.requests).toHaveLength(1);
    expect(queue.view().trouble).toBe('server');
    server.always = 'fine';
    await browser.pass(10_000);
    expect(server.answers).toEqual({ gemeente: 'Emmen', regierol: 'zelf' });
  });

  it('takes a save whose answer got lost for its own, not for a conflict', async () => {
    const { server, browser, queue } = setUp();
    server.weather = ['lost'];
    queue.answer({ gemeente: 'Emmen' });
    queue.flush();
    await browser.pass(10);
    queue.answer({ gemeente: 'Emmen', regierol: 'zelf' });
    await browser.pass(LONG);
    expect(queue.view()).toMatchObject({ state: 'saved', conflict: null });
    expect(server.stored).toEqual([{ gemeente: 'Emmen' }, { gemeente: 'Emmen', regierol: 'zelf' }]);
  });
});

describe('a crash', () => {
  it('before anything was sent loses nothing', async () => {
    const { server, browser, queue } = setUp();
    queue.answer({ gemeente: 'Emmen' });
    browser.crash();
    const again = browser.open();
    expect(again.view().answers).toEqual({ gemeente: 'Emmen' });
    await browser.pass(LONG);
    expect(server.answers).toEqual({ gemeente: 'Emmen' });
  });

  it('between sending and acknowledgement stores the answers once and goes on', async () => {
    const { server, browser, queue } = setUp();
    server.weather = ['lost'];
    queue.answer({ gemeente: 'Emmen' });
    queue.flush();
    await browser.pass(0);
    queue.answer({ gemeente: 'Emmen', regierol: 'zelf' });
    browser.crash();
    const again = browser.open();
    await browser.pass(LONG);
    expect(again.view()).toMatchObject({ state: 'saved', conflict: null, updatedBy: null });
    expect(server.stored).toEqual([{ gemeente: 'Emmen' }, { gemeente: 'Emmen', regierol: 'zelf' }]);
  });

  it('finds only answers on the device, not the questionnaire or whatever else the server sent along', async () => {
    const server = new FakeServer();
    const browser = new FakeBrowser(server);
    jest
      .spyOn(server, 'state')
      .mockReturnValue({ ...server.state(), definition: 'long' } as ReturnType<typeof server.state>);
    browser.open().answer({ gemeente: 'Emmen' });
    expect(browser.kept).toContain('Emmen');
    expect(browser.kept).not.toContain('definition');
  });

  it('leaves nothing on the device when the page is left with everything saved', async () => {
    const { browser, queue } = setUp();
    queue.answer({ gemeente: 'Emmen' });
    queue.leave();
    expect(browser.kept).not.toBeNull();
    queue.flush();
    await browser.pass(0);
    queue.leave();
    expect(browser.kept).toBeNull();
  });
});

describe('another device', () => {
  it('is not overwritten: the respondent is shown what differs', async () => {
    const { server, browser, queue } = setUp();
    server.savedElsewhere({ gemeente: 'Emmen', functie: 'cultuur' });
    queue.answer({ gemeente: 'Coevorden' });
    queue.flush();
    await browser.pass(LONG);
    const { conflict } = queue.view();
    expect([...(conflict?.mine ?? [])]).toEqual([['gemeente', 'Coevorden']]);
    expect(conflict?.newest).toEqual({ gemeente: 'Emmen', functie: 'cultuur' });
    expect(server.answers).toEqual({ gemeente: 'Emmen', functie: 'cultuur' });
  });

  it('wins when the respondent loads the newest answers', async () => {
    const { server, browser, queue } = setUp();
    server.savedElsewhere({ gemeente: 'Emmen' });
    queue.answer({ gemeente: 'Coevorden' });
    await browser.pass(LONG);
    queue.resolve('newest');
    await browser.pass(LONG);
    expect(queue.view()).toMatchObject({ state: 'saved', conflict: null, answers: { gemeente: 'Emmen' } });
    expect(server.answers).toEqual({ gemeente: 'Emmen' });
  });

  it('keeps what it changed in other questions when the respondent keeps his own', async () => {
    const { server, browser, queue } = setUp();
    server.savedElsewhere({ gemeente: 'Emmen', functie: 'cultuur' });
    queue.answer({ gemeente: 'Coevorden' });
    await browser.pass(LONG);
    queue.resolve('mine');
    await browser.pass(LONG);
    expect(queue.view()).toMatchObject({ state: 'saved', conflict: null });
    expect(server.answers).toEqual({ gemeente: 'Coevorden', functie: 'cultuur' });
  });

  it('is followed, and said, when it has the same changes and more', async () => {
    const { server, browser, queue } = setUp();
    server.savedElsewhere({ gemeente: 'Emmen', regierol: 'zelf' });
    queue.answer({ gemeente: 'Emmen' });
    await browser.pass(LONG);
    expect(queue.view()).toMatchObject({
      state: 'saved',
      conflict: null,
      updatedBy: 'device',
      answers: { gemeente: 'Emmen', regierol: 'zelf' },
    });
  });

  it('puts changes to different questions together, and says which came from elsewhere', async () => {
    const { server, browser, queue } = setUp();
    server.savedElsewhere({ functie: 'cultuur' });
    queue.answer({ gemeente: 'Emmen' });
    await browser.pass(LONG);
    expect(queue.view()).toMatchObject({ state: 'saved', conflict: null, updatedBy: 'device', updated: ['functie'] });
    expect(server.answers).toEqual({ gemeente: 'Emmen', functie: 'cultuur' });
    queue.dismissUpdate();
    expect(queue.view()).toMatchObject({ updatedBy: null, updated: [] });
  });

  it('asks only about the question that both changed, and keeps the rest of both whatever is chosen', async () => {
    for (const choice of ['newest', 'mine'] as const) {
      const { server, browser, queue } = setUp();
      server.savedElsewhere({ gemeente: 'Emmen', functie: 'cultuur' });
      queue.answer({ gemeente: 'Coevorden', regierol: 'zelf' });
      await browser.pass(LONG);
      expect([...(queue.view().conflict?.mine.keys() ?? [])]).toEqual(['gemeente']);
      queue.resolve(choice);
      await browser.pass(LONG);
      const gemeente = choice === 'mine' ? 'Coevorden' : 'Emmen';
      expect(server.answers).toEqual({ gemeente, functie: 'cultuur', regierol: 'zelf' });
    }
  });

  it('is heard of without saving, and not while a request is under way or when it is old news', async () => {
    const { server, browser, queue } = setUp();
    const before = server.state();
    server.savedElsewhere({ functie: 'cultuur' });
    queue.hear(server.state());
    expect(queue.view()).toMatchObject({ answers: { functie: 'cultuur' }, updated: ['functie'] });
    queue.hear(before);
    expect(queue.view().answers).toEqual({ functie: 'cultuur' });
    queue.answer({ functie: 'cultuur', gemeente: 'Emmen' });
    queue.flush();
    queue.hear(server.state());
    await browser.pass(LONG);
    expect(server.answers).toEqual({ functie: 'cultuur', gemeente: 'Emmen' });
  });

  it('that completes is heard of too, with what was too late', () => {
    const { server, queue } = setUp();
    queue.answer({ gemeente: 'Coevorden' });
    server.savedElsewhere({ gemeente: 'Emmen' });
    server.receipt = { responseId: 'r', completedAt: '2024-10-03T12:40:00Z', reference: 'K7QF-2MXD-9RTB' };
    queue.hear(server.state());
    const { end } = queue.view();
    expect(end).toMatchObject({ kind: 'completed', byOther: true, answers: { gemeente: 'Emmen' } });
    expect(end?.kind === 'completed' && [...end.lost]).toEqual([['gemeente', 'Coevorden']]);
  });

  it('is a conflict at opening too, when this device still had unsent answers', async () => {
    const { server, browser, queue } = setUp();
    queue.answer({ gemeente: 'Coevorden' });
    browser.crash();
    server.savedElsewhere({ gemeente: 'Emmen' });
    const again = browser.open();
    expect(again.view().conflict?.newest).toEqual({ gemeente: 'Emmen' });
    expect(again.view().answers).toEqual({ gemeente: 'Coevorden' });
  });

  it('cannot make acknowledged answers disappear by being behind', async () => {
    const { server, browser, queue } = setUp();
    queue.answer({ gemeente: 'Emmen' });
    await browser.pass(LONG);
    queue.answer({ gemeente: 'Emmen', regierol: 'zelf' });
    browser.crash();
    Object.assign(server, { revision: 0, answers: {} });
    expect([...(browser.open().view().conflict?.mine.keys() ?? [])]).toEqual(['gemeente', 'regierol']);
  });
});

describe('an answer taken over from the wave before', () => {
  it('is told to the server as such, once, and no longer after it was changed', async () => {
    const { server, browser, queue } = setUp();
    queue.takeOver('gemeente', 'Emmen', 'meting-2023');
    await browser.pass(LONG);
    expect(server.requests.map(({ takenOver }) => takenOver)).toEqual([{ gemeente: 'meting-2023' }]);
    queue.answer({ gemeente: 'Emmen', functie: 'cultuur' });
    await browser.pass(LONG);
    expect(server.requests[1]?.takenOver).toBeUndefined();
    expect(server.takenOver).toEqual({ gemeente: 'meting-2023' });
    queue.answer({ gemeente: 'Coevorden', functie: 'cultuur' });
    await browser.pass(LONG);
    expect(server.takenOver).toEqual({});
  });

  it('is not told when it was changed before it was sent, and survives a crash when it was not', async () => {
    const { server, browser, queue } = setUp();
    queue.takeOver('gemeente', 'Emmen', 'meting-2023');
    queue.takeOver('functie', 'cultuur', 'meting-2023');
    queue.answer({ ...queue.view().answers, gemeente: 'Coevorden' });
    browser.crash();
    browser.open();
    await browser.pass(LONG);
    expect(server.takenOver).toEqual({ functie: 'meting-2023' });
  });
});

describe('two tabs of one browser', () => {
  it('work on the same answers, and each is told of the other', async () => {
    const { server, browser, queue: first } = setUp();
    const second = browser.open();
    first.answer({ gemeente: 'Emmen' });
    expect(second.view()).toMatchObject({ answers: { gemeente: 'Emmen' }, updatedBy: 'tab' });
    second.answer({ gemeente: 'Emmen', regierol: 'zelf' });
    expect(first.view()).toMatchObject({ answers: { gemeente: 'Emmen', regierol: 'zelf' }, updatedBy: 'tab' });
    await browser.pass(LONG);
    expect(server.answers).toEqual({ gemeente: 'Emmen', regierol: 'zelf' });
    expect(server.mostAtOnce).toBe(1);
    expect(first.view()).toMatchObject({ state: 'saved', conflict: null });
    expect(second.view()).toMatchObject({ state: 'saved', conflict: null });
  });

  it('go on when the other one found out what became of a request', async () => {
    const { server, browser, queue: first } = setUp();
    server.weather = ['lost'];
    first.answer({ gemeente: 'Emmen' });
    first.flush();
    await browser.pass(0);
    browser.open();
    await browser.pass(LONG);
    expect(first.view()).toMatchObject({ state: 'saved', trouble: null });
    first.complete({ gemeente: 'Emmen' });
    await browser.pass(0);
    expect(first.view().end).toMatchObject({ kind: 'completed' });
  });

  it('end together when one completes', async () => {
    const { browser, queue: first } = setUp();
    const second = browser.open();
    first.complete({ gemeente: 'Emmen' });
    await browser.pass(0);
    expect(first.view().end).toMatchObject({ kind: 'completed' });
    expect(second.view().end).toEqual({ kind: 'elsewhere' });
  });
});

describe('completion', () => {
  it('gives a receipt, after which no answers stay on the device', async () => {
    const { browser, queue } = setUp();
    queue.answer({ gemeente: 'Emmen', verborgen: 'x' });
    queue.complete({ gemeente: 'Emmen' });
    await browser.pass(0);
    expect(queue.view().end).toMatchObject({
      kind: 'completed',
      receipt: { reference: 'K7QF-2MXD-9RTB' },
      answers: { gemeente: 'Emmen' },
    });
    expect(browser.kept).not.toContain('Emmen');
    queue.leave();
    expect(browser.kept).toBeNull();
  });

  it.each(['lost', 'offline', 'busy'] as const)(
    'is repeated with the same key when the network is %s',
    async (weather) => {
      const { server, browser, queue } = setUp();
      server.weather = [weather, weather];
      queue.complete({ gemeente: 'Emmen' });
      await browser.pass(LONG);
      expect(queue.view().end).toMatchObject({ kind: 'completed', receipt: { reference: 'K7QF-2MXD-9RTB' } });
      const keys = server.requests.map((request) => (request.kind === 'completion' ? request.key : null));
      expect(keys).toEqual(['key-1', 'key-1', 'key-1']);
      expect(server.stored).toEqual([{ gemeente: 'Emmen' }]);
    },
  );

  it('keeps its key over a crash, so that the receipt is the same', async () => {
    const { server, browser, queue } = setUp();
    server.weather = ['offline'];
    queue.complete({ gemeente: 'Emmen' });
    await browser.pass(0);
    browser.crash();
    const again = browser.open();
    await browser.pass(LONG);
    expect(again.view().end).toMatchObject({ kind: 'completed' });
    expect(server.requests.map((request) => request.kind === 'completion' && request.key)).toEqual(['key-1', 'key-1']);
  });

  it('is queued without a connection, and can then be taken back', async () => {
    const { server, browser, queue } = setUp();
    browser.online = false;
    queue.complete({ gemeente: 'Emmen' });
    await browser.pass(5000);
    expect(queue.view()).toMatchObject({ completion: 'queued', trouble: 'network', end: null });
    expect(server.requests).toHaveLength(0);
    queue.takeBackCompletion();
    browser.online = true;
    await browser.pass(LONG);
    expect(queue.view()).toMatchObject({ completion: 'none', end: null });
    expect(server.receipt).toBeNull();
  });

  it('cannot be taken back once it may have arrived', async () => {
    const { server, browser, queue } = setUp();
    server.always = 'lost';
    queue.complete({ gemeente: 'Emmen' });
    await browser.pass(0);
    queue.takeBackCompletion();
    expect(queue.view().completion).toBe('sent');
  });

  it('shows what the server refuses and does not ask again until it changes', async () => {
    const { server, browser, queue } = setUp();
    server.wrong = (answers) => (answers.gemeente === 'fout' ? 'gemeente' : null);
    queue.answer({ gemeente: 'fout' });
    queue.complete({ gemeente: 'fout' });
    await browser.pass(LONG);
    expect(queue.view()).toMatchObject({ completion: 'none', refused: { errors: [{ pointer: '/gemeente' }] } });
    expect(server.requests).toHaveLength(1);
    queue.answer({ gemeente: 'goed' });
    expect(queue.view().refused).toBeNull();
    queue.complete({ gemeente: 'goed' });
    await browser.pass(LONG);
    expect(queue.view().end).toMatchObject({ kind: 'completed' });
  });

  it('elsewhere ends this visit with its receipt, and says which changes were too late', async () => {
    const { server, browser, queue } = setUp();
    const other = new FakeBrowser(server);
    other.open().complete({ gemeente: 'Emmen' });
    await other.pass(0);
    queue.answer({ gemeente: 'Coevorden' });
    await browser.pass(LONG);
    const { end } = queue.view();
    expect(end).toMatchObject({ kind: 'completed', answers: { gemeente: 'Emmen' } });
    expect(end?.kind === 'completed' && [...end.lost]).toEqual([['gemeente', 'Coevorden']]);
  });
});

describe('a wave that closes meanwhile', () => {
  it('ends the visit and says whether something was not sent', async () => {
    const { server, browser, queue } = setUp();
    server.gate = { kind: 'closed', closedAt: null };
    queue.answer({ gemeente: 'Emmen' });
    await browser.pass(LONG);
    expect(queue.view().end).toEqual({ kind: 'gate', gate: { kind: 'closed', closedAt: null }, unsent: true });
    expect(queue.view().answers).toEqual({ gemeente: 'Emmen' });
  });
});
