import { API_BASE, routes, type OrganisationDetail, type RegisterImport } from '@ido/api';
import { organisations } from '@ido/catalogue';
import { FirstLoad } from '../first-load';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('importing the register', () => {
  let server: TestApp;
  let admin: string;
  beforeAll(async () => {
    server = await startTestApp({ DEMO: 'true' });
    admin = await server.adminToken();
  });
  afterAll(() => server.close());

  const send = (csv: string | Buffer, query = '', token = admin) =>
    server.inject({
      method: 'POST',
      url: `${API_BASE}${routes.organisationImports}${query}`,
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` },
      payload: csv,
    });
  const one = async (code: string, token = admin) =>
    (await server.request('GET', routes.organisation(code), { token })).json<OrganisationDetail>();

  const LIBRARIES = [
    'code;soort;naam;provincie;geldig vanaf;geldig tot;opvolger;bedient;inwoners 2025-01-01',
    'BIB-900;bibliotheek;Bibliotheek Proefgebied;Drenthe;2022-01-01;;;GM0109 GM0114;143.373',
    'IDO-900;IDO-locatie;IDO Markt;Drenthe;2023-01-01;;;;',
    '',
  ].join('\r\n');

  it('says what would happen on a dry run, does it after, and changes nothing when done again', async () => {
    const counts = { rows: 2, accepted: 2, errorCount: 0, delimiter: ';', encoding: 'utf-8' };
    expect((await send(LIBRARIES, '?dryRun=true')).json()).toMatchObject({
      ...counts,
      status: 'done',
      dryRun: true,
      added: 2,
    });
    expect((await server.request('GET', routes.organisation('BIB-900'), { token: admin })).statusCode).toBe(404);
    const done = await send(LIBRARIES);
    expect(done.statusCode).toBe(201);
    expect(done.json()).toMatchObject({ ...counts, added: 2, changed: 0 });
    expect(await one('BIB-900')).toMatchObject({
      name: 'Bibliotheek Proefgebied',
      inhabitants: 143_373,
      municipalities: [{ name: 'Coevorden', validFrom: '2022-01-01', validTo: null }, { name: 'Emmen' }],
    });
    expect((await one('GM0109')).libraries.map(({ code }) => code)).toContain('BIB-900');
    expect((await send(LIBRARIES)).json()).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it('reports every row that is wrong by row, column, value and reason, and stores none of the file', async () => {
    const csv = [
      'code,soort,naam,provincie,geldig vanaf,geldig tot,opvolger,bedient',
      'BIB-901,bibliotheek,Goede rij,Zeeland,2022-01-01,,,GM0716',
      'GM0716,,,Holland,,,,',
      'GM0664,,,,,2026-01-01,GM9999,',
      'BIB-902,bibliotheek,,Zeeland,2022-01-01,,,GM4040',
      'BIB-901,,,,,,,',
      'GM0654,bibliotheek,,,,,,',
      '',
    ].join('\n');
    const report = (await send(csv)).json<RegisterImport>();
    expect(report).toMatchObject({ status: 'refused', rows: 6, accepted: 1, rejected: [3, 4, 5, 6, 7] });
    expect(report.errors.map(({ row, column, value, detail }) => [row, column, value, detail])).toEqual([
      [3, 'provincie', 'Holland', 'Er is geen provincie ‘Holland’.'],
      [4, 'opvolger', 'GM9999', 'Er is geen organisatie met code GM9999.'],
      [5, 'naam', '', 'Van een nieuwe organisatie is de naam nodig.'],
      [6, 'code', 'BIB-901', 'Deze code staat ook in rij 2.'],
      [7, 'soort', 'bibliotheek', 'De soort van een organisatie kan niet veranderen. Gebruik een nieuwe code.'],
    ]);
    expect((await server.request('GET', routes.organisation('BIB-901'), { token: admin })).statusCode).toBe(404);
  });

  it('takes a merger with its successor in one file, whatever the order, and lets drafts follow', async () => {
    const body = {
      key: 'na-fusie',
      title: 'Na de fusie',
      questionnaire: 'gemeenten-regierol',
      population: 'municipality',
    };
    await server.request('POST', routes.waves('ido-monitor'), { token: admin, body });
    const csv = [
      'code;soort;naam;provincie;geldig vanaf;geldig tot;opvolger;inwoners 2026-01-01',
      'GM0703;;;;;2026-01-01;GM7777;',
      'GM0654;;;;;2026-01-01;GM7777;',
      'GM7777;gemeente;Nieuwland;Zeeland;2026-01-01;;;46000',
      '',
    ].join('\n');
    const before = await server.request('GET', routes.population('vervolgmeting-demo'), { token: admin });
    expect((await send(csv)).json()).toMatchObject({ status: 'done', added: 1, changed: 2 });
    const successor = await one('GM7777');
    expect(successor.predecessors).toEqual([
      { code: 'GM0654', name: 'Borsele', mergedOn: '2026-01-01' },
      { code: 'GM0703', name: 'Reimerswaal', mergedOn: '2026-01-01' },
    ]);
    // Waves that were about its predecessors are part of its history.
    expect(successor.waves.find(({ key }) => key === 'regierol-2024')?.as.name).toBe('Borsele');
    const draft = await server.request('GET', routes.population('na-fusie'), { token: admin });
    expect(draft.json()).toMatchObject({ total: 341, frozenAt: null });
    // An open wave keeps its population.
    expect((await server.request('GET', routes.population('vervolgmeting-demo'), { token: admin })).json()).toEqual(
      before.json(),
    );
  });

  it('keeps what it is told when the server starts again with its own catalogue', async () => {
    const name = 'Gemeente Coevorden';
    await server.request('PATCH', routes.organisation('GM0109'), { token: admin, body: { name } });
    await server.app.get(FirstLoad).run();
    expect(await one('GM0109')).toMatchObject({ name, changedAt: expect.any(String) as string });
    expect(organisations.find(({ code }) => code === 'GM0109')?.name).toBe('Coevorden');
  });

  it('is for administrators; a change that does not fit is refused by field', async () => {
    const researcher = await signInAs(server, 'register@example.nl', [{ study: 'ido-monitor', role: 'researcher' }]);
    expect((await send(LIBRARIES, '', researcher.token)).statusCode).toBe(403);
    const body = { successorCode: 'GM0363' };
    const path = routes.organisation('GM0114');
    expect((await server.request('PATCH', path, { token: researcher.token, body })).statusCode).toBe(403);
    expect((await server.request('PATCH', path, { token: admin, body })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/validTo' }],
    });
    // Waves of other studies are not told about.
    const stranger = await signInAs(server, 'elders@example.nl');
    expect((await one('GM0114', stranger.token)).waves).toEqual([]);
    expect((await one('GM0114', researcher.token)).waves.length).toBeGreaterThan(0);
  });

  it('answers a file that is no CSV with a sentence', async () => {
    const workbook = Buffer.from([0x50, 0x4b, 3, 4, 0, 0]);
    expect((await send(workbook)).json()).toMatchObject({
      status: 'refused',
      rows: 0,
      errors: [{ detail: expect.stringContaining('Excel-bestand') as string }],
    });
    expect((await send('naam\nX\n')).json()).toMatchObject({
      status: 'refused',
      errors: [{ column: 'code', detail: 'De kolom ‘code’ ontbreekt.' }],
    });
  });
});
