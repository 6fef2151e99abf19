import { routes, type Breakdown, type Problem, type VariableBreakdown } from '@ido/api';
import { addComplete, createSampleWave, invite, type SampleWave } from '../answering/testing/sample-wave';
import { memberToken, readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

/** 12 in Groningen and 3 in Flevoland; who says yes is asked for more. */
const RESPONSES = [
  ...Array.from({ length: 8 }, () => ({
    organisation: 'GM0014',
    answers: { netwerk: 'ja', samenwerking: ['overleg', 'contact'] },
  })),
  ...Array.from({ length: 4 }, () => ({
    organisation: 'GM0037',
    answers: { netwerk: 'weet-niet', samenwerking: ['overleg'] },
  })),
  ...Array.from({ length: 3 }, () => ({ organisation: 'GM0034', answers: { netwerk: 'nee' } })),
];

describe.each([
  ['in memory', '5000000'],
  ['in SQL', '0'],
])('breakdown, counted %s', (_, memoryBound) => {
  let server: TestApp;
  let wave: SampleWave;
  let token: string;

  beforeAll(async () => {
    server = await startTestApp({ MEMORY_BOUND_ROWS: memoryBound });
    token = await server.adminToken();
    wave = await createSampleWave(server.dataSource, { key: 'cijfers', synthetic: true, status: 'closed' });
    await addComplete(server.dataSource, wave, RESPONSES);
  });
  afterAll(() => server.close());

  const ask = async (query = '', as = token) => {
    const answer = await server.request('GET', `${routes.breakdown(wave.key)}${query}`, { token: as });
    expect([answer.statusCode, answer.json<Problem>().errors]).toEqual([200, undefined]);
    return answer.json<Breakdown>();
  };
  const of = (breakdown: Breakdown, name: string): VariableBreakdown =>
    breakdown.variables.find((one) => one.name === name)!;
  const counts = ({ categories }: Pick<VariableBreakdown, 'categories'>) =>
    Object.fromEntries(categories.map(({ code, count }) => [code, count]));

  it('gives every variable with its base, counts and percentages', async () => {
    const breakdown = await ask();
    expect(breakdown).toMatchObject({
      wave: 'cijfers',
      population: 4,
      responses: 15,
      syntheticNote: 'reconstructie, geen echte antwoorden',
      questionnaire: { key: 'proef', version: 1 },
      filter: {},
      by: null,
      base: 'answered',
      excludeDontKnow: false,
      weights: 'none',
    });
    expect(breakdown.variables.map(({ name }) => name)).toEqual([
      'netwerk',
      'omschrijving',
      'samenwerking',
      'vragen',
      'toelichting',
    ]);
    expect(of(breakdown, 'netwerk')).toMatchObject({
      title: 'Is er een netwerk?',
      type: 'single',
      eligible: 15,
      answered: 15,
      missing: 0,
    });
    expect(of(breakdown, 'netwerk').categories[0]).toMatchObject({
      code: 'ja',
      label: 'Ja',
      count: 8,
      share: 8 / 15,
      percentage: 53,
    });
    expect(of(breakdown, 'omschrijving')).toMatchObject({ eligible: 8, answered: 0, missing: 8 });
    expect(of(breakdown, 'samenwerking')).toMatchObject({ answered: 12, missing: 3, choices: [3, 4, 8, 0] });
    expect(of(breakdown, 'samenwerking').note).toContain('Meer antwoorden waren mogelijk');
    expect(breakdown.dimensions.map(({ name }) => name)).toEqual([
      'netwerk',
      'samenwerking',
      'vragen',
      'province',
      'sizeClass',
    ]);
    expect(breakdown.dimensions.at(-1)?.categories).toEqual([
      { code: 'middel', label: '20.000 tot 50.000 inwoners' },
      { code: 'zeer-groot', label: '100.000 inwoners of meer' },
    ]);
  });

  it('gives one variable, and crosses by another or by a fact of the register', async () => {
    const answer = await server.request('GET', `${routes.breakdownOf(wave.key, 'netwerk')}?by=province`, { token });
    const [netwerk, ...more] = answer.json<Breakdown>().variables;
    expect(more).toEqual([]);
    expect(netwerk?.groups?.map((group) => [group.code, group.base, counts(group)])).toEqual([
      ['Groningen', 12, { ja: 8, nee: 0, 'weet-niet': 4 }],
      ['Flevoland', 3, { ja: 0, nee: 3, 'weet-niet': 0 }],
    ]);
    const bySupport = of(await ask('?by=samenwerking'), 'netwerk').groups;
    expect(bySupport?.map((group) => counts(group))).toEqual([
      { ja: 8, nee: 0, 'weet-niet': 4 },
      { ja: 0, nee: 0, 'weet-niet': 0 },
      { ja: 8, nee: 0, 'weet-niet': 0 },
    ]);
    const missing = await server.request('GET', routes.breakdownOf(wave.key, 'kleur'), { token });
    expect(missing.statusCode).toBe(404);
  });

  it('filters by answers and by facts of the register, several codes at once', async () => {
    const some = await ask('?filter[netwerk]=ja&filter[netwerk]=nee&filter[province]=Flevoland');
    expect(some).toMatchObject({
      responses: 3,
      population: 2,
      filter: { netwerk: ['ja', 'nee'], province: ['Flevoland'] },
    });
    expect(counts(of(some, 'netwerk'))).toEqual({ ja: 0, nee: 3, 'weet-niet': 0 });
    expect(of(some, 'netwerk').categories[1]).toMatchObject({ percentage: null, count: 3 });
    expect((await ask('?filter[samenwerking]=contact')).responses).toBe(8);
  });

  it('sets percentages over everyone who was asked, or over those who know', async () => {
    expect(of(await ask('?base=eligible'), 'samenwerking')).toMatchObject({
      base: 15,
      categories: [{ count: 12, percentage: 80 }, {}, {}],
    });
    const known = of(await ask('?excludeDontKnow=true'), 'netwerk');
    expect(known).toMatchObject({
      base: 11,
      categories: [{ percentage: 73 }, { percentage: 27 }, { count: 4, percentage: null }],
    });
    expect(known.note).toContain('telt niet mee');
  });

  it('refuses everything that does not exist at once, with a place', async () => {
    const query =
      '?by=kleur&filter[netwerk]=paars&filter[x]=1&filter[toelichting]=a&base=alles&excludeDontKnow=1&weights=Regio!&foo=1';
    const answer = await server.request('GET', `${routes.breakdown(wave.key)}${query}`, { token });
    expect(answer.statusCode).toBe(400);
    expect(
      answer
        .json<Problem>()
        .errors?.map(({ pointer, code }) => [pointer, code])
        .sort(),
    ).toEqual([
      ['/query/base', 'invalid-value'],
      ['/query/by', 'unknown-variable'],
      ['/query/excludeDontKnow', 'invalid-value'],
      ['/query/filter[netwerk]', 'unknown-code'],
      ['/query/filter[toelichting]', 'no-categories'],
      ['/query/filter[x]', 'unknown-variable'],
      ['/query/foo', 'unknown-parameter'],
      ['/query/weights', 'invalid-value'],
    ]);
    for (const bad of [
      '?by=netwerk&by=vragen',
      '?base=answered&base=eligible',
      '?filter=ja',
      '?filter[__proto__]=ja',
      '?filter[netwerk][x]=ja',
    ]) {
      const refused = await server.request('GET', `${routes.breakdown(wave.key)}${bad}`, { token });
      expect([bad, refused.statusCode]).toEqual([bad, 400]);
    }
  });

  it('withholds small numbers from readers, and what they could be computed from', async () => {
    const reader = await readerToken(server, wave);
    const groups = of(await ask('?by=province', reader), 'netwerk').groups;
    expect(groups?.map((group) => group.suppressed)).toEqual(['secondary', 'primary']);
    expect(groups?.[1]?.categories[1]).toMatchObject({
      count: null,
      share: null,
      percentage: null,
      suppressed: 'primary',
    });
    const refused = await server.request('GET', `${routes.breakdown(wave.key)}?by=netwerk`, { token: reader });
    expect(refused.json<Problem>()).toMatchObject({ status: 403, type: 'urn:ido-monitor:problem:for-study-team' });
    expect(refused.json<Problem>().detail).toContain('U kunt kiezen uit: Provincie, Grootte van de gemeente.');
    const few = await ask('?filter[province]=Flevoland', reader);
    expect(few.responses).toBeNull();
    expect(of(few, 'netwerk')).toMatchObject({ base: null, suppressed: 'primary' });
    // All but three: with the whole, the three are known too.
    const most = await ask('?filter[province]=Groningen', reader);
    expect(most.responses).toBeNull();
    expect(of(most, 'netwerk')).toMatchObject({ base: null, suppressed: 'secondary' });
    const researcher = await memberToken(server, wave, 'researcher');
    expect((await ask('?filter[province]=Flevoland', researcher)).responses).toBe(3);
  });

  it('is for members of the study', async () => {
    const elsewhere = await createSampleWave(server.dataSource, { key: 'elders', study: 'ander' });
    const reader = await readerToken(server, wave);
    expect((await server.request('GET', routes.breakdown(elsewhere.key), { token: reader })).statusCode).toBe(404);
    expect((await server.request('GET', routes.breakdown(wave.key))).statusCode).toBe(401);
  });

  it('counts a response as soon as it was sent in, for the study team', async () => {
    await server.dataSource.query("UPDATE wave SET status = 'open' WHERE id = $1", [wave.id]);
    const reader = await readerToken(server, wave);
    for (const path of [routes.breakdown(wave.key), `${routes.tables(wave.key)}?rows=netwerk`]) {
      const early = (await server.request('GET', path, { token: reader })).json<Problem>();
      expect([early.status, early.type]).toEqual([403, 'urn:ido-monitor:problem:still-answered']);
    }
    const { token: link } = await invite(server.dataSource, wave, 'GM0050');
    const before = (await ask()).responses;
    const body = { revision: 0, answers: { netwerk: 'ja' } };
    const sent = await server.request('POST', routes.completion, {
      token: link,
      body,
      headers: { 'idempotency-key': 'een' },
    });
    expect(sent.statusCode).toBe(201);
    expect((await ask()).responses).toBe(before! + 1);
  });

  it('counts what is left after cleaning: without what is excluded, with the clean answers, also in the export', async () => {
    const cleaned = await createSampleWave(server.dataSource, { key: 'schoon' });
    const [, excluded, corrected] = await addComplete(server.dataSource, cleaned, RESPONSES.slice(0, 12));
    const shown = async () => {
      const answer = await server.request('GET', routes.breakdown(cleaned.key), { token });
      const { responses, variables } = answer.json<Breakdown>();
      return { responses, netwerk: counts(variables[0]!) };
    };
    expect(await shown()).toEqual({ responses: 12, netwerk: { ja: 8, nee: 0, 'weet-niet': 4 } });
    const changed = 'changed_seq = (pg_current_xact_id()::text)::bigint WHERE wave_id = $1 AND id = $2';
    await server.dataSource.query(`UPDATE response SET counted = false, ${changed}`, [cleaned.id, excluded]);
    const clean = { netwerk: 'nee' };
    await server.dataSource.query(`UPDATE response SET clean_answers = $3, coded = $4, ${changed}`, [
      cleaned.id,
      corrected,
      JSON.stringify(clean),
      Buffer.from(cleaned.compiled.encode(clean)),
    ]);
    expect(await shown()).toEqual({ responses: 11, netwerk: { ja: 6, nee: 1, 'weet-niet': 4 } });
    const file = await server.request('GET', routes.export(cleaned.key, 'csv'), { token });
    const rows = file.body.trim().split('\r\n').slice(1);
    expect(rows).toHaveLength(11);
    expect(rows.filter((row) => /;nee;;;;$/.test(row))).toHaveLength(1);
  });
});
