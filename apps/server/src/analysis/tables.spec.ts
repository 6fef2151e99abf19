import { routes, type Crosstab, type Problem, type SavedTable, type WaveTable } from '@ido/api';
import { addComplete, createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

/** Groningen 12 (9 yes, 3 no), Flevoland 12 (3 yes, 9 no); Stadskanaal is of the middle class and has 2 of those in Groningen. */
const RESPONSES = [
  ...Array.from({ length: 10 }, (_, k) => ({
    organisation: 'GM0014',
    answers: { netwerk: k < 9 ? 'ja' : 'nee', samenwerking: k < 6 ? ['overleg', 'contact'] : ['afspraken'] },
  })),
  ...Array.from({ length: 2 }, () => ({ organisation: 'GM0037', answers: { netwerk: 'nee' } })),
  ...Array.from({ length: 12 }, (_, k) => ({ organisation: 'GM0034', answers: { netwerk: k < 3 ? 'ja' : 'nee' } })),
];

describe.each([
  ['in memory', '5000000'],
  ['in SQL', '0'],
])('tables, counted %s', (_, memoryBound) => {
  let server: TestApp;
  let wave: SampleWave;
  let token: string;

  beforeAll(async () => {
    server = await startTestApp({ MEMORY_BOUND_ROWS: memoryBound });
    token = await server.adminToken();
    wave = await createSampleWave(server.dataSource, { key: 'tabellen', status: 'closed' });
    await addComplete(server.dataSource, wave, RESPONSES);
    await server.dataSource.query(
      `UPDATE wave_population SET inhabitants = CASE organisation_code WHEN 'GM0014' THEN 240000 WHEN 'GM0034' THEN 220000 ELSE 30000 END
        WHERE wave_id = $1`,
      [wave.id],
    );
  });
  afterAll(() => server.close());

  const get = (path: string, as = token) => server.request('GET', path, { token: as });
  const ask = async (query: string, as = token) => {
    const answer = await get(`${routes.tables(wave.key)}?${query}`, as);
    expect([answer.statusCode, answer.json<Problem>().errors]).toEqual([200, undefined]);
    return answer.json<WaveTable>();
  };
  const counts = (found: WaveTable, section = 0) =>
    Object.fromEntries(
      found.table!.sections[section]!.rows.map(({ code, cells }) => [code, cells.map(({ count }) => count)]),
    );

  it('crosses a question with a fact of the register, with the test of R', async () => {
    const answer = await get(routes.crosstab(wave.key, 'netwerk', 'province'));
    const crosstab = answer.json<Crosstab>();
    expect(crosstab.n).toBe(24);
    const columns = Object.fromEntries(crosstab.columns.map(({ code, base }) => [code, base.n]));
    expect(columns).toEqual({ Groningen: 12, Flevoland: 12 });
    // R: chisq.test(matrix(c(9, 3, 3, 9), 2), correct = FALSE): X² = 6, df = 1, p = 0.01430588.
    expect(crosstab.test).toMatchObject({ kind: 'chiSquare', df: 1, cramersV: 0.5 });
    expect(crosstab.p).toBeCloseTo(0.01430588, 7);
    const at = crosstab.columns.findIndex(({ code }) => code === 'Groningen');
    const [ja] = crosstab.rows;
    expect(ja!.cells[at]).toMatchObject({ count: 9, share: 0.75, percentage: 75 });
    expect(ja!.cells[at]!.residual).toBeCloseTo(Math.sqrt(6), 9);
    expect(ja!.cells[at]!.higherThan).toEqual([crosstab.columns[1 - at]!.letter]);
    expect(crosstab.note).toContain('Holm');
  });

  it('lays several variables side by side, with nets', async () => {
    const found = await ask(
      'rows=netwerk,samenwerking&columns=province&columns=sizeClass&net[samenwerking]=Overleg:overleg,contact',
    );
    expect(found.table!.blocks.map(({ name }) => name)).toEqual(['province', 'sizeClass']);
    expect(counts(found, 1)['net:overleg+contact']![0]).toBe(6);
    expect(found.table!.sections[0]!.bases.map(({ n }) => n)![0]).toBe(24);
  });

  it('filters with and, or and not, and says the filter in words', async () => {
    const where = encodeURIComponent('province:Groningen AND NOT sizeClass:middel OR netwerk:ja');
    const found = await ask(`rows=netwerk&where=${where}`);
    expect(counts(found)).toMatchObject({ ja: [12], nee: [1] });
    expect(found.where).toBe('province:Groningen AND NOT sizeClass:middel OR netwerk:ja');
    const both = await ask('rows=netwerk&where=netwerk:ja&filter[province]=Flevoland');
    expect(counts(both)).toMatchObject({ ja: [3], nee: [0] });
    // Without the middle class one of the two municipalities in Groningen is left.
    expect(
      (await ask(`rows=netwerk&where=${encodeURIComponent('province:Groningen AND NOT sizeClass:middel')}`)).population,
    ).toBe(1);
  });

  it('summarises a number, and crosses by classes of it', async () => {
    const found = await ask('rows=inhabitants&columns=province');
    const [section] = found.table!.sections;
    const median = section!.numbers.find(({ measure }) => measure === 'median')!;
    expect(median.values[0]).toBe(220000);
    // More answers than members: they are taken as drawn from an unlimited population.
    const [mean, error] = ['mean', 'standardError'].map(
      (measure) => section!.numbers.find((row) => row.measure === measure)!.values[0]!,
    );
    // R: x <- c(rep(240000, 10), rep(30000, 2), rep(220000, 12)); mean(x); sd(x) / sqrt(24)
    expect([mean, Math.round(error!)]).toEqual([212500, 11645]);
    const classes = await ask('rows=netwerk&columns=inhabitants.classes&classes[inhabitants]=100000');
    expect(classes.table!.columns.map(({ label }) => label)).toEqual([
      'Totaal',
      'minder dan 100.000',
      '100.000 of meer',
    ]);
    expect(counts(classes)['nee']).toEqual([12, 2, 10]);
  });

  it('weighs percentages and means, beside n and the effective n, with the test of the design', async () => {
    const definition = { method: 'class', variables: ['sizeClass'] };
    const body = { key: 'grootte', title: 'Per grootte', definition };
    expect((await server.request('POST', routes.weightings(wave.key), { token, body })).statusCode).toBe(201);
    const found = await ask('rows=netwerk,inhabitants&columns=province&weights=grootte');
    const [netwerk, inhabitants] = found.table!.sections;
    // Two of four are very large, and gave 22 answers of which 12 yes; two are of the middle class, and gave 2, both no.
    expect(netwerk!.rows[0]!.cells[0]).toMatchObject({ count: 12, percentage: 27 });
    expect(netwerk!.rows[0]!.cells[0]!.share).toBeCloseTo(12 / 22 / 2, 12);
    expect(netwerk!.bases[0]).toMatchObject({ n: 24, weighted: 4 });
    expect(netwerk!.bases[0]!.effectiveN).toBeCloseTo(16 / (22 / 121 + 2), 9);
    expect(netwerk!.tests[0]).toMatchObject({ kind: 'raoScott', n: 24 });
    expect(inhabitants!.numbers.map(({ measure }) => measure)).toEqual(['mean', 'standardError', 'low', 'high']);
    expect(inhabitants!.numbers[0]!.values[0]).toBeCloseTo((((10 * 240000 + 12 * 220000) / 22) * 2 + 30000 * 2) / 4, 6);
    const crosstab = (
      await get(`${routes.crosstab(wave.key, 'netwerk', 'province')}?weights=grootte.1`)
    ).json<Crosstab>();
    expect(crosstab.p).toBe(netwerk!.tests[0]!.kind === 'raoScott' ? netwerk!.tests[0]!.p : null);
    expect(crosstab.note).toContain('Per grootte');
    const file = (await get(`${routes.export(wave.key, 'table.csv')}?rows=netwerk&columns=province&weights=grootte`))
      .body;
    for (const said of [
      'weging;Per grootte',
      ';effectieve n;',
      ';gewogen n;',
      'toets netwerk × province;toets van Rao en Scott',
    ])
      expect(file).toContain(said);
    const reader = await readerToken(server, wave);
    expect((await get(`${routes.tables(wave.key)}?rows=netwerk&weights=grootte`, reader)).statusCode).toBe(403);
  });

  it('uses the exact test where the expected counts are too small for chi-square', async () => {
    const crosstab = (
      await get(
        `${routes.crosstab(wave.key, 'netwerk', 'province')}?where=${encodeURIComponent('NOT sizeClass:middel AND NOT netwerk:nee')}`,
      )
    ).json<Crosstab>();
    // All said yes: there is nothing to compare.
    expect(crosstab.test).toEqual({ kind: 'notTested', why: 'oneCategory' });
    const small = (
      await get(`${routes.crosstab(wave.key, 'netwerk', 'sizeClass')}?where=province:Groningen`)
    ).json<Crosstab>();
    // R: fisher.test(matrix(c(9, 0, 1, 2), 2, byrow = TRUE))
    expect(small.test).toMatchObject({ kind: 'fisher', n: 12 });
    expect(small.p).toBeCloseTo(0.0454545454545, 9);
    expect(small.note).toContain('exacte toets van Fisher');
  });

  it('says everything that is wrong with a question at once', async () => {
    const answer = await get(
      `${routes.tables(wave.key)}?rows=bestaat-niet&columns=toelichting&where=province:&percent=half&x=1&net[netwerk]=ja`,
    );
    expect(answer.statusCode).toBe(400);
    expect(
      answer
        .json<Problem>()
        .errors!.map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(
      ['/query/columns', '/query/net[netwerk]', '/query/percent', '/query/rows', '/query/where', '/query/x'].sort(),
    );
    expect(answer.json<Problem>().errors!.find(({ pointer }) => pointer === '/query/where')!.detail).toBe(
      'Teken 10: Hier hoort een code.',
    );
    expect((await get(routes.crosstab(wave.key, 'netwerk', 'bestaat-niet'))).statusCode).toBe(404);
  });

  it('tells readers nothing of small groups, also not through the columns together', async () => {
    const reader = await readerToken(server, wave);
    for (const percent of ['column', 'row', 'total']) {
      // Two responses of the middle class: that column is withheld, and with it what tells of it.
      const found = await ask(`rows=netwerk&columns=sizeClass&percent=${percent}`, reader);
      const [section] = found.table!.sections;
      const at = found.table!.columns.findIndex(({ code }) => code === 'middel');
      expect(section!.bases[at]).toMatchObject({ n: null, suppressed: 'primary' });
      expect(section!.rows.flatMap(({ cells }) => cells.slice(1).map(({ count }) => count))).not.toContain(10);
      expect(section!.tests).toEqual([{ kind: 'notTested', why: 'withheld' }]);
    }
    for (const query of [
      'columns=samenwerking',
      'where=netwerk:ja',
      'where=province:Groningen%20OR%20sizeClass:middel',
    ])
      expect((await get(`${routes.tables(wave.key)}?rows=netwerk&${query}`, reader)).statusCode).toBe(403);
    const open = await ask('rows=netwerk&where=NOT%20province:Flevoland', reader);
    expect(counts(open)['ja']).toEqual([9]);
    // Classes of a number are chosen by who asks: a setting does not open them.
    const opened = { openDimensions: ['province', 'sizeClass', 'inhabitants.classes'] };
    await server.request('PATCH', routes.study(wave.studyKey), { token, body: opened });
    const still = await ask('rows=netwerk&columns=province', reader);
    expect(still.dimensions.map(({ name }) => name)).toEqual(['province', 'sizeClass']);
    const classes = `${routes.tables(wave.key)}?rows=netwerk&columns=inhabitants.classes&classes[inhabitants]=30000`;
    expect((await get(classes, reader)).statusCode).toBe(403);
  });

  it('gives the same as files', async () => {
    const file = await get(`${routes.export(wave.key, 'table.csv')}?rows=netwerk&columns=province`);
    expect(file.statusCode).toBe(200);
    expect(file.body).toMatch(/netwerk;Is er een netwerk\?;ja;Ja;percentage;50;(75;25|25;75)/);
    const workbook = await get(`${routes.export(wave.key, 'table.xlsx')}?rows=netwerk&columns=province`);
    expect([workbook.statusCode, workbook.headers['content-disposition']]).toEqual([
      200,
      expect.stringContaining('tabellen-tabel.xlsx'),
    ]);
  });

  it('keeps tables under a name for everyone in the study, to be changed by whose it is', async () => {
    const reader = await readerToken(server, wave);
    const send = (method: 'POST' | 'PATCH' | 'DELETE', path: string, as: string, payload?: object) =>
      server.request(method, path, { token: as, ...(payload && { body: payload }) });
    const saved = await send('POST', routes.savedTables(wave.key), token, { name: 'Netwerk', query: 'rijen=netwerk' });
    expect(saved.statusCode).toBe(201);
    const { id } = saved.json<SavedTable>();
    const [listed] = (await get(routes.savedTables(wave.key), reader)).json<{ items: SavedTable[] }>().items;
    expect(listed).toMatchObject({ id, name: 'Netwerk', query: 'rijen=netwerk', mine: false });
    const path = routes.savedTable(wave.key, id);
    expect((await send('PATCH', path, reader, { name: 'Anders' })).json<Problem>().type).toContain('table-not-yours');
    expect((await send('PATCH', path, token, { name: 'Anders' })).json<SavedTable>().name).toBe('Anders');
    expect((await send('DELETE', path, token)).statusCode).toBe(204);
    expect((await get(path)).statusCode).toBe(404);
  });
});
