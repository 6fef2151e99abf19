import type { OrganisationProgress, Page, Problem, Progress, Steps, Targets, Wave } from '@ido/api';
import ExcelJS from 'exceljs';
import { addComplete, createSampleWave, invite, type SampleWave } from '../answering/testing/sample-wave';
import { memberToken, readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import { addContacts } from './testing/contacts';

const DAY_MS = 86_400_000;

describe('watching a wave', () => {
  let server: TestApp;
  let wave: SampleWave;
  let token: string;

  beforeAll(async () => {
    server = await startTestApp();
    wave = await createSampleWave(server.dataSource, {
      key: 'kijken',
      opensAt: new Date(Date.now() - 10 * DAY_MS),
      closesAt: new Date(Date.now() + 10 * DAY_MS),
    });
    token = await memberToken(server, wave, 'researcher');
    await addContacts(server.dataSource, wave, [
      {
        organisation: 'GM0034',
        state: 'bounced',
        name: '=cmd()',
        email: 'weg@almere.nl',
        phone: '036-1',
        emailStatus: 'hard',
      },
      { organisation: 'GM0037', state: 'opened', name: 'Bea', email: 'bea@stadskanaal.nl' },
      { organisation: 'GM0037', state: 'opted-out', name: 'Cas', email: 'cas@stadskanaal.nl' },
    ]);
    await addComplete(server.dataSource, wave, [{ organisation: 'GM0014', answers: { netwerk: 'ja' } }]);
  });
  afterAll(() => server.close());

  const progress = async (key = 'kijken', as = token) =>
    (await server.request('GET', `/waves/${key}/progress`, { token: as })).json<Progress>();
  const list = async (query = '', key = 'kijken') =>
    (await server.request('GET', `/waves/${key}/progress/organisations${query}`, { token })).json<
      Page<OrganisationProgress>
    >();
  const save = (answerToken: string, revision: number, answers: unknown) =>
    server.request('PUT', '/answering', { token: answerToken, body: { revision, answers } });

  it('counts organisations by how far they are, against the population', async () => {
    expect(await progress()).toMatchObject({
      population: 4,
      counts: { invited: 2, delivered: 1, opened: 1, started: 1, completed: 1 },
      rate: 0.25,
    });
  });

  it('counts by province and size class, with the share in response beside that in the population', async () => {
    const { classes } = await progress();
    expect(classes.map(({ variable, rows }) => [variable, rows.map(({ label }) => label)])).toEqual([
      ['province', ['Groningen', 'Flevoland']],
      ['sizeClass', ['20.000 tot 50.000 inwoners', '100.000 inwoners of meer']],
    ]);
    expect(classes[0]?.rows[0]).toMatchObject({
      population: 2,
      completed: 1,
      rate: 0.5,
      shareOfResponse: 1,
      shareOfPopulation: 0.5,
    });
    expect(classes[0]?.representativeness).toMatchObject({ test: { method: 'exact', df: 1, pValue: 1 } });
    expect(classes[0]?.representativeness.sentence).toContain('nog maar 1 afgeronde vragenlijst');
  });

  it('has a day for every day since opening, ending with all that happened', async () => {
    const { days } = await progress();
    expect(days).toHaveLength(11);
    expect(days.at(-1)).toMatchObject({ completed: 1, completedSoFar: 1, startedSoFar: 1 });
  });

  it('marks the days on which contacts were written to', async () => {
    await server.dataSource.query(
      `INSERT INTO mailing (wave_id, kind, subject, body, status, scheduled_at, rate_per_second, created_by)
       VALUES ($1, 'reminder', 's', 'b', 'done', '2026-03-29T00:30:00Z', 5, 'x'),
              ($1, 'thanks', 's', 'b', 'sending', now(), 5, 'x'), ($1, 'last-call', 's', 'b', 'cancelled', now(), 5, 'x'),
              ($1, 'last-call', 's', 'b', 'planned', now() + interval '9 days', 5, 'x')`,
      [wave.id],
    );
    // What is planned was not written yet, and what is uncertain is not known to be sent.
    await server.dataSource.query(
      `INSERT INTO message (wave_id, mailing_id, kind, status)
       SELECT wave_id, id, kind, 'uncertain' FROM mailing WHERE wave_id = $1 AND status = 'done'`,
      [wave.id],
    );
    const { mailings } = await progress();
    expect(mailings).toMatchObject([{ kind: 'reminder', day: '2026-03-29', sent: 0 }]);
  });

  it('lists organisations in order of name, with state, search and filters', async () => {
    const states = (page: Page<OrganisationProgress>) => page.items.map(({ name, state }) => [name, state]);
    expect(states(await list())).toEqual([
      ['Almere', 'bounced'],
      ['Groningen', 'completed'],
      ['Stadskanaal', 'opened'],
      ['Zeewolde', 'not-invited'],
    ]);
    expect(states(await list('?search=wold'))).toEqual([['Zeewolde', 'not-invited']]);
    expect(states(await list('?search=gm0037'))).toEqual([['Stadskanaal', 'opened']]);
    expect(states(await list('?state=opened'))).toEqual([['Stadskanaal', 'opened']]);
    expect(states(await list('?province=Groningen&sizeClass=middel'))).toEqual([['Stadskanaal', 'opened']]);
    const first = await list('?limit=3');
    expect(states(await list(`?limit=3&cursor=${first.next}`))).toEqual([['Zeewolde', 'not-invited']]);
  });

  it('says where a draft was left and when', async () => {
    const drafts = await createSampleWave(server.dataSource, { key: 'gebleven' });
    const { token: answers } = await invite(server.dataSource, drafts, 'GM0034');
    expect((await list('', 'gebleven')).items[0]).toMatchObject({ state: 'sent', step: null });
    expect((await save(answers, 0, { netwerk: 'ja' })).statusCode).toBe(200);
    const almere = (await list('', 'gebleven')).items[0];
    expect(almere).toMatchObject({
      state: 'started',
      step: { question: 'omschrijving', title: 'Omschrijf het', answered: 1, shown: 5 },
    });
    expect(Date.now() - Date.parse(almere?.lastActivityAt ?? '')).toBeLessThan(60_000);
    const steps = (await server.request('GET', '/waves/gebleven/progress/steps', { token })).json<Steps>();
    expect(steps).toMatchObject({ drafts: 1, looked: 1, stops: [{ question: 'omschrijving', count: 1 }] });
  });

  it('keeps the counts right through saving, completing, reopening and deleting', async () => {
    const tallied = await createSampleWave(server.dataSource, { key: 'geteld' });
    const counts = async () => {
      const { started, completed } = (await server.request('GET', '/waves/geteld', { token })).json<Wave>();
      return [started, completed];
    };
    const { token: answers, responseId } = await invite(server.dataSource, tallied, 'GM0034');
    expect(await counts()).toEqual([0, 0]);
    await save(answers, 0, { netwerk: 'nee' });
    await save(answers, 1, { netwerk: 'nee', toelichting: 'x' });
    expect(await counts()).toEqual([1, 0]);
    await server.request('POST', '/answering/completion', {
      token: answers,
      body: { revision: 2, answers: { netwerk: 'nee' } },
      headers: { 'idempotency-key': 'sleutel' },
    });
    expect(await counts()).toEqual([1, 1]);
    await server.dataSource.query(
      `UPDATE response SET status = 'draft', completed_at = NULL, coded = NULL, reference = NULL WHERE id = $1`,
      [responseId],
    );
    expect(await counts()).toEqual([1, 0]);
    await addComplete(
      server.dataSource,
      tallied,
      Array.from({ length: 3 }, () => ({ answers: { netwerk: 'ja' } })),
    );
    expect(await counts()).toEqual([4, 3]);
    await server.dataSource.query('DELETE FROM response WHERE wave_id = $1', [tallied.id]);
    expect(await counts()).toEqual([0, 0]);
  });

  it('counts responses where the population is no list', async () => {
    const open = await createSampleWave(server.dataSource, { key: 'balie', openAccess: true, population: [] });
    await addComplete(server.dataSource, open, [{ answers: { netwerk: 'ja' } }, { answers: { netwerk: 'nee' } }]);
    expect(await progress('balie')).toMatchObject({
      population: null,
      rate: null,
      counts: { invited: 0, started: 2, completed: 2 },
      classes: [],
    });
  });

  it('warns of targets that are behind', async () => {
    const targets = [
      { variable: 'total', code: '', share: 0.5 },
      { variable: 'province', code: 'Groningen', share: 0.5 },
      { variable: 'sizeClass', code: 'middel', share: 1 },
    ];
    const answer = await server.request('PUT', '/waves/kijken/targets', { token, body: { targets } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<Targets>().targets).toHaveLength(3);
    const shown = (await progress()).targets.map(({ label, state, missing }) => [label, state, missing]);
    expect(shown).toEqual([
      ['Alle organisaties', 'on-course', 1],
      ['20.000 tot 50.000 inwoners', 'behind', 2],
      ['Groningen', 'reached', 0],
    ]);
  });

  it('refuses targets for classes that are not there, naming them', async () => {
    const targets = [
      { variable: 'province', code: 'Zeeland', share: 0.5 },
      { variable: 'total', code: '', share: 0.5 },
      { variable: 'total', code: '', share: 0.6 },
    ];
    const answer = await server.request('PUT', '/waves/kijken/targets', { token, body: { targets } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().errors).toMatchObject([
      { pointer: '/targets/0/code', code: 'not-in-population' },
      { pointer: '/targets/2', code: 'twice' },
    ]);
  });

  it('gives a call list of who has not completed, without who wants no messages, and writes that in the audit', async () => {
    const answer = await server.request('GET', '/waves/kijken/exports/call-list.xlsx', { token });
    expect(answer.headers['content-disposition']).toContain('kijken-bellijst.xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
    const rows = workbook.worksheets[0]!.getSheetValues().slice(2) as unknown[][];
    expect(rows.map((row) => [row[2], row[6], row[9], row[10], row[11], row[12]])).toEqual([
      ['Almere', 'niet bezorgd', '=cmd()', '036-1', 'weg@almere.nl', 'nee'],
      ['Stadskanaal', 'geopend', 'Bea', undefined, 'bea@stadskanaal.nl', 'ja'],
      ['Zeewolde', 'niet uitgenodigd', undefined, undefined, undefined, undefined],
    ]);
    const audit: unknown[] = await server.dataSource.query(`SELECT FROM audit WHERE action = 'call-list.download'`);
    expect(audit).toHaveLength(1);
  });

  it('shows counts to readers, but not who has not answered', async () => {
    const reader = await readerToken(server, wave);
    const status = async (path: string, as?: string) =>
      (await server.request('GET', `/waves/kijken/${path}`, as === undefined ? {} : { token: as })).statusCode;
    for (const path of ['progress', 'progress/steps', 'targets']) {
      expect(await status(path, reader)).toBe(200);
      expect(await status(path)).toBe(401);
    }
    for (const path of ['progress/organisations', 'exports/call-list.xlsx'])
      expect(await status(path, reader)).toBe(403);
    const outsider = await memberToken(
      server,
      await createSampleWave(server.dataSource, { key: 'elders', study: 'ander' }),
      'researcher',
    );
    for (const path of [
      'progress',
      'progress/organisations',
      'progress/steps',
      'progress/events',
      'targets',
      'exports/call-list.xlsx',
    ]) {
      expect(await status(path, outsider)).toBe(404);
    }
  });
});
