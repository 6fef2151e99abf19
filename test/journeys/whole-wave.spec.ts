import { API_BASE, type Mailing, type NextWavePlan, type Progress, routes, type Wave } from '@ido/api';
import { municipalitiesOn } from '@ido/catalogue';
import { simpleParser } from 'mailparser';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { DESK } from '../harness/browser';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { startMailServer, type TestMailServer } from '../harness/mail-server';
import { seededRandom } from '../harness/random';
import { randomAnswers } from '../harness/random-answers';
import { Respondent } from '../harness/respondent';
import { admin } from '../harness/server-process';
import { setStage } from '../harness/stage';
import { signInAt } from './staff-page';

const WAVE = 'meting-2026';
const LOOK_EVERY_MS = 200;

/** A whole wave as a researcher runs it, with a real mail server: prepared, invited, half answered, reminded, watched, closed, and the next. */
describe('a wave among all municipalities', () => {
  let mail: TestMailServer;
  const stage = setStage({
    browser: true,
    env: async () => {
      mail = await startMailServer();
      return { SMTP_URL: mail.url };
    },
  });
  afterAll(() => mail.close());

  const municipalities = municipalitiesOn('2024-10-01');
  const half = municipalities.length / 2;
  const call = async <T>(method: string, path: string, body?: unknown, type = 'application/json'): Promise<T> => {
    const headers = { Authorization: `Bearer ${stage.staff.token}`, 'Content-Type': type };
    const answer = await stage.http.send(method, API_BASE + path, {
      body,
      headers: body === undefined ? { Authorization: headers.Authorization } : headers,
    });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json<T>();
  };
  const send = async (kind: 'invitation' | 'reminder'): Promise<Mailing> => {
    const { id } = await call<Mailing>('POST', routes.mailings(WAVE), { kind, ratePerSecond: 500 });
    for (;;) {
      const mailing = await call<Mailing>('GET', routes.mailing(WAVE, id));
      if (mailing.status === 'done') return mailing;
      await wait(LOOK_EVERY_MS);
    }
  };
  const linkIn = async (raw: string) => {
    const { text } = await simpleParser(raw);
    return /\/i\/([\w-]{48})/.exec(text ?? '')?.[1] ?? '';
  };

  it('is prepared: population, and contacts from a file', async () => {
    await call<Wave>('POST', routes.waves('ido-monitor'), {
      key: WAVE,
      title: 'Meting 2026',
      questionnaire: 'gemeenten-regierol',
      population: 'municipality',
    });
    const rows = municipalities.map(
      ({ code, name }) => `${code};Contact van ${name};contact-${code.toLowerCase()}@example.nl`,
    );
    const file = ['organisatie;naam;e-mailadres', ...rows].join('\r\n');
    const report = await call<{ status: string; accepted: number }>(
      'POST',
      routes.participantImports(WAVE),
      file,
      'text/csv',
    );
    expect(report).toMatchObject({ status: 'done', accepted: 342 });
    await call<Wave>('PATCH', routes.wave(WAVE), { status: 'open' });
  });

  it('invites each of the 342 once, with a link of its own', async () => {
    expect((await send('invitation')).counts.sent).toBe(342);
    expect(new Set(mail.taken.map(({ to }) => to)).size).toBe(342);
    const links = await Promise.all(mail.taken.map(({ raw }) => linkIn(raw)));
    expect(new Set(links).size).toBe(342);
  });

  it('is answered by half of them through their links', async () => {
    const random = seededRandom(342);
    const invited = mail.taken.slice(0, half);
    const answer = async () => {
      for (let next = invited.shift(); next; next = invited.shift()) {
        const respondent = new Respondent(stage.http, await linkIn(next.raw));
        const answers = randomAnswers(gemeentenRegierol, random);
        await respondent.open();
        await respondent.save(answers);
        await respondent.complete(answers, randomUUID());
      }
    };
    await Promise.all(Array.from({ length: 8 }, answer));
    expect((await stage.staff.wave(WAVE)).completed).toBe(half);
  });

  it('reminds only who has not completed', async () => {
    const completed = new Set(mail.taken.slice(0, half).map(({ to }) => to));
    const before = mail.taken.length;
    expect((await send('reminder')).counts.sent).toBe(342 - half);
    const reminded = mail.taken.slice(before).map(({ to }) => to);
    expect(reminded.filter((to) => completed.has(to))).toEqual([]);
  });

  it('is watched: the response against the population, in figures and in the room of the wave', async () => {
    const progress = await call<Progress>('GET', routes.progress(WAVE));
    expect(progress).toMatchObject({ population: 342, counts: { completed: half } });
    const page = await stage.browser.open(DESK);
    await page.goto(`${stage.server.url}/metingen/${WAVE}/veldwerk`);
    await signInAt(page, admin);
    await page.getByText('171 van 342 gemeenten, 50%').first().waitFor();
  });

  it('is closed: who was late is refused by name, and what was sent in counts', async () => {
    await call<Wave>('PATCH', routes.wave(WAVE), { status: 'closed' });
    const late = await stage.http.send('GET', API_BASE + routes.answering, {
      headers: { Authorization: `Bearer ${await linkIn(mail.taken[mail.taken.length - 1]?.raw ?? '')}` },
    });
    expect(late.json().type).toBe('urn:ido-monitor:problem:wave-closed');
    expect((await stage.staff.breakdown(WAVE)).responses).toBe(half);
  });

  it('has a next one, in which two municipalities that merged are one', async () => {
    const [gone, successor] = ['GM0037', 'GM0047'];
    await call('PATCH', routes.organisation(gone), { validTo: '2027-01-01', successorCode: successor });
    const plan = await call<NextWavePlan>('GET', `${routes.nextWave(WAVE)}?opensAt=2027-03-01T08:00:00.000Z`);
    expect(plan.population).toMatchObject({ before: 342, after: 341 });
    const next = await call<{ key: string }>('POST', routes.nextWave(WAVE), {
      key: 'meting-2027',
      title: 'Meting 2027',
      opensAt: '2027-03-01T08:00:00.000Z',
    });
    expect(next.key ?? 'meting-2027').toBe('meting-2027');
    expect(await stage.staff.wave('meting-2027')).toMatchObject({ status: 'draft', population: 341, completed: 0 });
  });
});
