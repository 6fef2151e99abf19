import type { Answering } from '@ido/api';
import { definition } from '../questionnaire/testing-definition';
import { FakeBrowser } from '../save-queue/testing/fake-browser';
import { FakeServer } from '../save-queue/testing/fake-server';
import { AnsweringSession } from './answering-session';

beforeAll(() => {
  globalThis.structuredClone ??= <T>(value: T): T =>
    value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
});

const LONG = 10 * 60_000;

function setUp(stored: Record<string, unknown> = {}, previous: Record<string, unknown> | null = null) {
  const server = new FakeServer();
  if (Object.keys(stored).length > 0) server.savedElsewhere(stored);
  const browser = new FakeBrowser(server);
  const answering: Answering = {
    study: { key: 'ido', title: 'Monitor IDO' },
    wave: { key: 'w', title: 'Meting', closesAt: null, syntheticNote: null, openAccess: false },
    organisation: null,
    questionnaire: { key: 'q', version: 1, contentHash: 'h', definition },
    previousAnswers: previous && { wave: { key: 'p', title: '2023' }, answers: previous, mergedFrom: [] },
    link: { kind: 'personal', author: 'Eigenaar' },
    declinedAt: null,
    reopened: null,
    erasedAt: null,
    ...server.state(),
  };
  return { server, browser, session: new AnsweringSession(answering, browser.open()) };
}

it('stays on a page where something is missing, and lists it', () => {
  const { session } = setUp();
  session.next();
  expect(session.view()).toMatchObject({
    title: 'Over u',
    part: 1,
    parts: 2,
    attempts: 1,
    errors: [{ question: 'gemeente', title: 'Welke gemeente?', detail: 'Vul deze vraag in.' }],
  });
  session.model.setValue('gemeente', 'Emmen');
  expect(session.view().errors).toEqual([]);
});

it('goes through the pages to the check and to the receipt', async () => {
  const { server, browser, session } = setUp();
  session.model.setValue('gemeente', 'Emmen');
  session.next();
  await browser.pass(0);
  expect(server.answers).toEqual({ gemeente: 'Emmen' });
  session.model.setValue('netwerk', true);
  session.model.setValue('omschrijving', 'Zorg');
  session.model.setValue('netwerk', false);
  session.next();
  expect(session.view().place).toEqual({ kind: 'check' });
  session.complete();
  await browser.pass(LONG);
  expect(session.view().queue.end).toMatchObject({ kind: 'completed', answers: { gemeente: 'Emmen', netwerk: false } });
  expect(server.answers).toEqual({ gemeente: 'Emmen', netwerk: false });
});

it('does not send while something is missing, wherever it is', async () => {
  const { server, browser, session } = setUp();
  session.goTo({ kind: 'check' });
  session.complete();
  await browser.pass(LONG);
  expect(server.receipt).toBeNull();
  expect(session.view().attempts).toBe(1);
  expect(session.view().overview[0]?.questions[0]?.errors).toEqual(['Vul deze vraag in.']);
});

it('goes on where the respondent was', () => {
  expect(setUp({ gemeente: 'Emmen', netwerk: false }).session.view()).toMatchObject({
    title: 'Netwerk',
    resumed: true,
  });
  expect(setUp({ gemeente: 'Emmen' }).session.view()).toMatchObject({ title: 'Over u', resumed: false });
});

it('says less and less time', () => {
  const { session } = setUp();
  const before = session.view().minutes;
  session.model.setValue('gemeente', 'Emmen');
  session.model.setValue('samenwerking', ['overleg']);
  session.model.setValue('netwerk', false);
  expect(session.view().minutes).toBe(0);
  expect(before).toBeGreaterThan(0);
});

it('offers the answer of the wave before and fills it in only when asked', () => {
  const { session } = setUp({}, { samenwerking: ['overleg'] });
  expect([...session.view().previous]).toEqual([['samenwerking', ['Overleg']]]);
  expect(session.model.getValue('samenwerking')).toBeUndefined();
  session.takePrevious('samenwerking');
  expect(session.model.getValue('samenwerking')).toEqual(['overleg']);
  expect(session.view().previous.size).toBe(0);
});

it('shows what another tab answered', () => {
  const { browser, session } = setUp();
  browser.open().answer({ gemeente: 'Emmen' });
  expect(session.model.getValue('gemeente')).toBe('Emmen');
  expect(session.view().queue.updatedBy).toBe('tab');
});

it('puts what the server refuses at its question', async () => {
  const { server, browser, session } = setUp();
  server.wrong = () => 'gemeente';
  session.model.setValue('gemeente', 'Nergens');
  await browser.pass(LONG);
  expect(session.view().errors).toEqual([{ question: 'gemeente', title: 'Welke gemeente?', detail: 'Klopt niet.' }]);
  expect(session.model.getQuestionByName('gemeente').errors).toHaveLength(1);
});
