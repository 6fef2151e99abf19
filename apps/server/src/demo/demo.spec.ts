import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { routes, type Page, type Wave } from '@ido/api';
import { SYNTHETIC_NOTE } from '@ido/catalogue';
import { announcement } from '../announce';
import { FirstLoad } from '../first-load';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('the demo', () => {
  let server: TestApp;
  let waves: Wave[];
  beforeAll(async () => {
    server = await startTestApp({ DEMO: 'true' });
    const answer = await server.request('GET', routes.waves('ido-monitor'), { token: await server.adminToken() });
    waves = answer.json<Page<Wave>>().items;
  });
  afterAll(() => server.close());
  const wave = (key: string) => waves.find((one) => one.key === key);
  const load = () => server.app.get(FirstLoad).run();

  it('has the reconstructed wave of 2024 with its 37 responses of 342 municipalities', () => {
    expect(wave('regierol-2024')).toMatchObject({
      status: 'published',
      population: 342,
      completed: 37,
      syntheticNote: SYNTHETIC_NOTE,
      questionnaire: { key: 'gemeenten-regierol', version: 1 },
    });
  });

  it('has a coded row for every response, of the width that the questionnaire asks', async () => {
    const widths: { width: number; n: string }[] = await server.dataSource.query(
      `SELECT length(coded) AS width, count(*) AS n FROM response WHERE status = 'complete' GROUP BY 1`,
    );
    expect(widths).toEqual([{ width: expect.any(Number), n: '37' }]);
  });

  it('has an open wave with invitations and open waves for the other four questionnaires, all marked as a demonstration', () => {
    expect(wave('vervolgmeting-demo')).toMatchObject({
      status: 'open',
      population: 342,
      invited: 12,
      completed: 0,
      openAccess: false,
    });
    for (const key of ['outputregistratie-demo', 'bezoekersbeleving-demo', 'bibliotheken-demo', 'spuk-demo']) {
      expect(wave(key)).toMatchObject({ status: 'open', openAccess: true, population: null });
    }
    expect(waves.every(({ syntheticNote }) => syntheticNote?.includes('geen echte antwoorden'))).toBe(true);
  });

  it('has a draft wave about the made-up libraries, which say so by name', async () => {
    expect(wave('bibliotheken-concept')).toMatchObject({ status: 'draft', population: 9, openAccess: false });
    const rows: { name: string; note: string; serves: string }[] = await server.dataSource.query(
      `SELECT name, note, (SELECT count(*) FROM library_municipality WHERE library_code = code) AS serves
         FROM organisation WHERE type = 'library'`,
    );
    expect(rows).toHaveLength(9);
    for (const { name, note, serves } of rows) {
      expect(name).toContain('(verzonnen)');
      expect(note).toContain('bestaat niet');
      expect(Number(serves)).toBeGreaterThan(1);
    }
  });

  it('is loaded once, and prints the same link until that is completed', async () => {
    const first = await load();
    const second = await load();
    expect(first.administrator).toBeNull();
    expect(second.demoToken).toBe(first.demoToken);
    const [row]: { n: string }[] = await server.dataSource.query('SELECT count(*) AS n FROM wave');
    expect(row?.n).toBe('7');
    await server.dataSource.query(
      `UPDATE response SET withdrawn_at = now() WHERE id = (SELECT id FROM response WHERE status = 'invited' AND organisation_code = 'GM0513')`,
    );
    expect((await load()).demoToken).not.toBe(first.demoToken);
  });

  it('opens for who has the link', async () => {
    const { demoToken } = await load();
    const answer = await server.request('GET', routes.answering, { token: demoToken ?? '' });
    expect(answer.json()).toMatchObject({ status: 'invited', wave: { key: 'vervolgmeting-demo' } });
  });

  it('keeps its links where only the server can read them, and does without when they are gone', async () => {
    const file = path.join(server.config.dataDir, 'demo-links.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(12);
    rmSync(file);
    expect((await load()).demoToken).toBeNull();
  });

  it('is not loaded when it is not wanted, but questionnaires and register are', async () => {
    const plain = await startTestApp({ DEMO: 'false' });
    const token = await plain.adminToken();
    expect((await plain.request('GET', routes.studies, { token })).json()).toEqual({ items: [], next: null });
    expect((await plain.request('GET', routes.questionnaires, { token })).json<Page<object>>().items).toHaveLength(5);
    await plain.close();
  });
});

describe('the announcement', () => {
  it('begins with the line that says that requests are served, and tells a made-up password', async () => {
    const server = await startTestApp({ PUBLIC_URL: 'https://monitor.example.nl' });
    const administrator = { email: 'admin@example.nl', madeUpPassword: 'verzonnen' };
    const text = announcement(server.config, { administrator, demo: true, demoToken: 'sleutel' });
    await server.close();
    expect(text.split('\n')[0]).toBe('IDO-monitor ready on https://monitor.example.nl');
    expect(text).toContain('https://monitor.example.nl/i/sleutel');
    expect(text).toContain('https://monitor.example.nl/open/outputregistratie-demo');
    expect(text).toContain('admin@example.nl, password verzonnen (shown only this once)');
    const later = announcement(server.config, { administrator: null, demo: false, demoToken: null });
    expect(later).not.toMatch(/password|\/i\/|\/open\//);
  });
});
