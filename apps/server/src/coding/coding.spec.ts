import {
  routes,
  type Breakdown,
  type ChangeCodesInput,
  type CodedText,
  type CodedTexts,
  type CodeFrame,
  type PublicWave,
} from '@ido/api';
import type { CoderAgreement, CodingResult } from '@ido/api';
import { publishVersion } from '../concordance/testing/versions';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

const QUESTIONS = [
  { name: 'regie', title: 'Voert u de regie?', choices: [['ja', 'Ja'], ['nee', 'Nee']] }, // prettier-ignore
  { name: 'nodig', title: 'Wat heeft u nodig?', trendKey: 'steun' },
] as const;
const WAVE = 'codering-1';
const Q = 'nodig';
const TEXTS = [
  'Meer geld',
  ' meer  GELD',
  'Voorbeelden van anderen',
  'Geld en voorbeelden',
  'Jan de Vries wil uren',
  '',
];

describe('coding of open answers', () => {
  let server: TestApp;
  let admin: string;
  let first: string;
  let second: string;
  let reader: string;

  const send = async <T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown, token = first) => {
    const answer = await server.request(method, path, { token, body });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json<T>();
  };
  const change = (body: ChangeCodesInput, token?: string) =>
    send<CodeFrame>('POST', routes.codes(WAVE, Q), body, token);
  const texts = (query = '', token?: string) =>
    send<CodedTexts>('GET', routes.codingsOf(WAVE, Q) + query, undefined, token);
  const find = async (text: string, token?: string): Promise<CodedText> => {
    const found = (await texts('', token)).items.find((one) => one.text === text);
    if (!found) throw new Error(`no text ${text}`);
    return found;
  };
  const code = async (text: string, codes: number[], token?: string, same = false) => {
    const { response, hash } = await find(text, token);
    return send<CodingResult>('PUT', routes.codingsOf(WAVE, Q), { items: [{ response, hash, codes }], same }, token);
  };
  const figure = async (query = '') => {
    const [table] = (await send<Breakdown>('GET', routes.breakdownOf(WAVE, 'nodig.code') + query)).variables;
    return table!;
  };
  const counts = async (query = '') => (await figure(query)).categories.map(({ label, count }) => [label, count]);

  beforeAll(async () => {
    server = await startTestApp();
    admin = await server.adminToken();
    await publishVersion(server, 'open', QUESTIONS);
    await send('POST', routes.studies, { key: 'codering', title: 'Codering' }, admin);
    await send('POST', routes.waves('codering'), { key: WAVE, title: 'Eerste', questionnaire: 'open', openAccess: true, opensAt: '2026-01-01T00:00:00Z' }, admin); // prettier-ignore
    await send('PATCH', routes.wave(WAVE), { status: 'open' }, admin);
    for (const nodig of TEXTS)
      await send('POST', routes.responses(WAVE), {
        complete: true,
        answers: { regie: nodig === 'Meer geld' ? 'ja' : 'nee', ...(nodig && { nodig }) },
      });
    first = (await signInAs(server, 'anna@example.nl', [{ study: 'codering', role: 'researcher' }])).token;
    second = (await signInAs(server, 'bram@example.nl', [{ study: 'codering', role: 'researcher' }])).token;
    reader = (await signInAs(server, 'lezer@example.nl', [{ study: 'codering', role: 'reader' }])).token;
  });
  afterAll(() => server.close());

  it('shows answers to researchers only', async () => {
    for (const path of [
      routes.codings(WAVE),
      routes.codingsOf(WAVE, Q),
      routes.codes(WAVE, Q),
      routes.agreement(WAVE, Q),
    ])
      expect([path, (await server.request('GET', path, { token: reader })).statusCode]).toEqual([path, 403]);
    expect((await server.request('GET', routes.codingsOf(WAVE, 'regie'), { token: first })).statusCode).toBe(404);
    const { items } = await send<{ items: { question: string; texts: number }[] }>('GET', routes.codings(WAVE));
    expect(items.map(({ question, texts: many }) => [question, many])).toEqual([[Q, 5]]); // prettier-ignore
  });

  it('makes codes, each label once, with a trail', async () => {
    await change({ action: 'add', label: 'Geld', kind: 'behoefte', role: 'financier' });
    await change({ action: 'add', label: 'Voorbeelden', kind: 'behoefte' });
    const frame = await change({ action: 'add', label: 'Middelen' });
    expect(frame.codes.map(({ number, label }) => [number, label])).toEqual([[1, 'Geld'], [2, 'Voorbeelden'], [3, 'Middelen']]); // prettier-ignore
    expect(frame).toMatchObject({ key: 'steun', revision: 3 });
    expect(frame.changes[0]).toMatchObject({ action: 'add', label: 'Middelen', author: 'anna@example.nl' });
    const taken = await server.request('POST', routes.codes(WAVE, Q), {
      token: second,
      body: { action: 'add', label: 'geld' },
    });
    expect(taken.json()).toMatchObject({ status: 409, type: 'urn:ido-monitor:problem:code-label-taken' });
  });

  it('codes identical texts at once when asked, and counts what one coder chose', async () => {
    expect((await find('Meer geld')).same).toBe(1);
    expect(await code('Meer geld', [1], first, true)).toMatchObject({ along: 1, changed: [] });
    expect((await find(' meer  GELD')).mine).toEqual([1]);
    await code('Geld en voorbeelden', [2, 1]);
    expect(await counts()).toEqual([['Geld', 3], ['Voorbeelden', 1], ['Middelen', 0]]); // prettier-ignore
    const { eligible, answered, missing, note } = await figure();
    expect([eligible, answered, missing]).toEqual([5, 3, 2]);
    expect(note).toContain('3 van de 5 antwoorden zijn gecodeerd');
  });

  it('crosses and filters by codes', async () => {
    const crossed = await figure('?by=regie');
    expect(crossed.groups?.map(({ code: group, categories }) => [group, categories[0]?.count])).toEqual([['ja', 1], ['nee', 2]]); // prettier-ignore
    const { variables } = await send<Breakdown>('GET', `${routes.breakdownOf(WAVE, 'regie')}?filter[nodig.code]=2`);
    expect(variables[0]?.categories.map(({ count }) => count)).toEqual([0, 1]);
  });

  it('does not let coders look at each other, and lets nothing count while they differ', async () => {
    const unseen = await find('Geld en voorbeelden', second);
    expect(unseen).toMatchObject({ mine: [], otherCoders: 1, others: [], final: null });
    await code('Geld en voorbeelden', [1], second);
    await code('Meer geld', [1], second);
    const seen = await find('Geld en voorbeelden', second);
    expect(seen).toMatchObject({
      state: 'differs',
      others: [{ coder: 'anna@example.nl', codes: [2, 1] }],
      final: null,
    });
    expect(await counts()).toEqual([['Geld', 2], ['Voorbeelden', 0], ['Middelen', 0]]); // prettier-ignore
    expect((await texts('?show=disagreement')).items.map(({ text }) => text)).toEqual(['Geld en voorbeelden']);
  });

  it('measures agreement per code on the texts that both coded', async () => {
    const { pairs } = await send<CoderAgreement>('GET', routes.agreement(WAVE, Q));
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ coders: ['anna@example.nl', 'bram@example.nl'], texts: 2, equal: 1 });
    // By hand: both chose 1 both times, so that nothing can be said; 2 was chosen once by one of them: (½ − ½)/(1 − ½) = 0.
    expect(pairs[0]?.codes).toEqual([
      expect.objectContaining({ code: 1, both: 2, kappa: null, reason: 'noVariation' }),
      expect.objectContaining({ code: 2, both: 0, onlyFirst: 1, onlySecond: 0, kappa: 0, observed: 0.5 }),
    ]);
  });

  it('settles a difference into what counts', async () => {
    const { response, hash } = await find('Geld en voorbeelden');
    const { items } = await send<CodingResult>(
      'PUT',
      routes.settlements(WAVE, Q),
      { response, hash, codes: [2] },
      second,
    );
    expect(items[0]).toMatchObject({ state: 'settled', final: [2], mine: [1] });
    expect(await counts()).toEqual([['Geld', 2], ['Voorbeelden', 1], ['Middelen', 0]]); // prettier-ignore
  });

  it('merges codes and takes it back, and retires one, without losing what was coded', async () => {
    await code('Voorbeelden van anderen', [3]);
    await change({ action: 'merge', code: 3, into: 1 });
    expect(await counts()).toEqual([['Geld', 3], ['Voorbeelden', 1]]); // prettier-ignore
    await change({ action: 'restore', code: 3 });
    expect(await counts()).toEqual([['Geld', 2], ['Voorbeelden', 1], ['Middelen', 1]]); // prettier-ignore
    const frame = await change({ action: 'retire', code: 3 });
    expect(frame.codes.find(({ number }) => number === 3)).toMatchObject({ retired: true });
    await change({ action: 'change', code: 1, label: 'Budget', kind: 'behoefte', role: 'financier' });
    expect(await counts()).toEqual([['Budget', 2], ['Voorbeelden', 1], ['Middelen', 1]]); // prettier-ignore
  });

  it('keeps nothing of a text that was changed meanwhile, and no longer counts what was coded of the old one', async () => {
    const { response, hash } = await find('Meer geld');
    const edit = { kind: 'edit', response, question: Q, value: 'Meer geld!', reason: 'Uitroepteken vergeten' };
    await send('POST', routes.cleaningEntries(WAVE), edit);
    const late = await send<CodingResult>('PUT', routes.codingsOf(WAVE, Q), {
      items: [{ response, hash, codes: [2] }],
    });
    expect(late).toMatchObject({ changed: [response], items: [{ text: 'Meer geld!', mine: [] }] });
    expect(await counts()).toEqual([['Budget', 1], ['Voorbeelden', 1], ['Middelen', 1]]); // prettier-ignore
  });

  it('takes coders at the same time one after the other', async () => {
    const text = 'Jan de Vries wil uren';
    await Promise.all([code(text, [1], first), code(text, [2], second), code('Meer geld!', [1], first)]);
    expect(await find(text)).toMatchObject({ state: 'differs', mine: [1], others: [{ codes: [2] }] });
  });

  it('gives the same figures when the wave is counted in SQL', async () => {
    const inSql = await startTestApp({ DATABASE_URL: server.config.databaseUrl!, MEMORY_BOUND_ROWS: '1' });
    try {
      for (const query of ['', '?by=regie', '?filter[nodig.code]=1']) {
        const path = routes.breakdownOf(WAVE, 'nodig.code') + query;
        const there = await inSql.request('GET', path, { token: first });
        expect(there.json<Breakdown>().variables).toEqual((await send<Breakdown>('GET', path)).variables);
      }
    } finally {
      await inSql.close();
    }
  });

  it('is in a figure that is made again as it was then', async () => {
    const asked = async (query: string) => send<Breakdown>('GET', routes.breakdown(WAVE) + query);
    const before = await asked('');
    const state = /@([^?#]+)/.exec(before.reference!)![1]!;
    const text = 'Jan de Vries wil uren';
    const { response, hash } = await find(text);
    await send('PUT', routes.settlements(WAVE, Q), { response, hash, codes: [2] });
    await change({ action: 'add', label: 'Nieuw', kind: 'plain' });
    await code('Voorbeelden van anderen', [4]);
    await change({ action: 'change', code: 1, label: 'Middelen of geld', kind: 'plain', role: null });
    await change({ action: 'order', codes: [2, 1] });
    await change({ action: 'merge', code: 4, into: 2 });
    await change({ action: 'retire', code: 1 });
    const after = await asked('');
    expect(after.variables).not.toEqual(before.variables);
    const again = await asked(`?asOf=${encodeURIComponent(state)}`);
    expect(again.variables).toEqual(before.variables);
    expect(again.reference).toBe(before.reference);
    // And then the state in which all of that had been done.
    const later = /@([^?#]+)/.exec(after.reference!)![1]!;
    await change({ action: 'restore', code: 4 });
    expect((await asked(`?asOf=${encodeURIComponent(later)}`)).variables).toEqual(after.variables);
  });

  it('does not count, in an earlier state, for a text that was another one then', async () => {
    const before = await figure();
    const { reference } = await send<Breakdown>('GET', routes.breakdownOf(WAVE, 'nodig.code'));
    const { response } = await find('Voorbeelden van anderen');
    const edit = { kind: 'edit', response, question: Q, value: 'Iets anders', reason: 'Verkeerd overgenomen' };
    await send('POST', routes.cleaningEntries(WAVE), edit);
    expect((await figure()).categories).not.toEqual(before.categories);
    expect(await figure(`?asOf=${encodeURIComponent(/@([^?#]+)/.exec(reference!)![1]!)}`)).toEqual(before);
    const entries = await send<{ items: { number: number }[] }>('GET', routes.cleaningEntries(WAVE));
    const revoke = { kind: 'revoke', entry: entries.items[0]!.number, reason: 'Terug' };
    await send('POST', routes.cleaningEntries(WAVE), revoke);
  });

  it('stands in the answers that researchers export, which can still be read back', async () => {
    const file = await server.request('GET', `${routes.export(WAVE, 'csv')}?values=labels`, { token: first });
    const [header, ...rows] = file.body.trim().split('\r\n').map((row) => row.replace(/^\ufeff/, '').split(';')); // prettier-ignore
    const at = header!.indexOf('nodig.code');
    expect(header!.indexOf('nodig')).toBe(at - 1);
    expect(rows.map((row) => row[at])).toContain('Voorbeelden');
    const again = await server.request('POST', `${routes.imports(WAVE)}?dryRun=true`, {
      token: first,
      body: file.body,
      headers: { 'content-type': 'text/csv' },
    });
    // Refused are only responses that are there already; the codes are passed over.
    expect(again.body).toContain('referentie');
    expect(again.body).not.toContain('nodig.code');
  });

  it('is in what is released, and comes out the same after it was coded otherwise', async () => {
    await send('PATCH', routes.wave(WAVE), { status: 'closed' }, admin);
    await send('POST', routes.releases(WAVE), { note: '' });
    const shown = (await server.request('GET', routes.publicWave(WAVE))).json<PublicWave>();
    expect(shown.figures.crossings[0]!.variables.map(({ name }) => name)).toEqual(['regie', 'nodig', 'nodig.code']);
    await code('Voorbeelden van anderen', [2]);
    await change({ action: 'change', code: 2, label: 'Goede voorbeelden', kind: 'plain' });
    expect(await send('POST', routes.releaseCheck(WAVE, 1))).toMatchObject({ same: true });
    await change({ action: 'change', code: 2, label: 'Voorbeelden', kind: 'plain' });
  });

  it('forgets codes and quotations of whoever has his answers removed', async () => {
    const { response, hash } = await find('Geld en voorbeelden');
    const quoted = await send<CodingResult>('PUT', routes.quotations(WAVE, Q), {
      response,
      hash,
      text: 'Geld, en voorbeelden',
    });
    expect(quoted.items[0]).toMatchObject({ text: 'Geld en voorbeelden', quotation: 'Geld, en voorbeelden' });
    await server.dataSource.query(`UPDATE response SET erased_at = now() WHERE id = $1`, [response]);
    const left: unknown[] = await server.dataSource.query(
      'SELECT FROM coding WHERE response_id = $1 UNION ALL SELECT FROM coded_text WHERE response_id = $1 UNION ALL SELECT FROM coded_text_revision WHERE response_id = $1 UNION ALL SELECT FROM quotation WHERE response_id = $1',
      [response],
    );
    expect(left).toEqual([]);
  });
});
