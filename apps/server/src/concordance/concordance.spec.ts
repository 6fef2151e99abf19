import { routes, type Concordance, type ConcordanceDecision } from '@ido/api';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import { ConcordanceService } from './concordance.service';
import { publishVersion } from './testing/versions';

const YES_NO = [
  ['ja', 'Ja'],
  ['nee', 'Nee'],
] as const;
const OLD = [
  { name: 'netwerk', title: 'Heeft uw gemeente een lokaal netwerk?', choices: YES_NO, trendKey: 'netwerk' },
  {
    name: 'loket',
    title: 'Hoeveel loketten zijn er in uw gemeente?',
    choices: [
      ['een', 'Eén'],
      ['twee', 'Twee'],
      ['meer', 'Drie of meer'],
    ],
  },
  { name: 'budget', title: 'Welk bedrag is begroot voor de Informatiepunten?' },
] as const;
const NEW = [
  { name: 'v1', title: 'Is er een lokaal netwerk in uw gemeente?', choices: YES_NO, trendKey: 'netwerk' },
  {
    name: 'loket',
    title: 'Hoeveel loketten zijn er in uw gemeente?',
    choices: [
      ['een', 'Eén'],
      ['meer', 'Meer dan één'],
    ],
  },
  { name: 'uren', title: 'Hoeveel uur per week is het loket open?' },
] as const;

describe('the concordance of two versions', () => {
  let server: TestApp;
  let researcher: string;
  let reader: string;
  beforeAll(async () => {
    server = await startTestApp();
    await publishVersion(server, 'klein', OLD);
    await publishVersion(server, 'klein', NEW);
    const token = await server.adminToken();
    await server.request('POST', '/studies', { token, body: { key: 'proef', title: 'Proef' } });
    await server.request('POST', '/studies/proef/waves', {
      token,
      body: { key: 'proef-2', title: 'Proef 2', questionnaire: 'klein' },
    });
    researcher = (await signInAs(server, 'onderzoeker@example.nl', [{ study: 'proef', role: 'researcher' }])).token;
    reader = (await signInAs(server, 'lezer@example.nl', [{ study: 'proef', role: 'reader' }])).token;
  });
  afterAll(() => server.close());

  const path = routes.concordance('klein.1', 'klein.2');
  const get = async (token = researcher) => (await server.request('GET', path, { token })).json<Concordance>();
  const put = (items: Partial<ConcordanceDecision>[], token = researcher) =>
    server.request('PUT', path, { token, body: { items } });
  const seen = ({ items }: Concordance) =>
    items.map(
      ({ from, to, verdict, confirmedAt }) =>
        `${from?.name ?? '–'} > ${to?.name ?? '–'}: ${verdict}${confirmedAt ? ' ✓' : ''}`,
    );

  it('is proposed, and stays as it was proposed', async () => {
    const proposed = await get();
    expect(proposed).toMatchObject({ total: 4, confirmed: 0, editable: true, from: { key: 'klein', version: 1 } });
    expect(seen(proposed)).toEqual([
      'netwerk > v1: reworded',
      'loket > loket: recoded',
      'budget > –: dropped',
      '– > uren: new',
    ]);
    expect(proposed.items[0]).toMatchObject({ foundBy: 'trendKey', differences: ['title'] });
    expect(await get()).toEqual(proposed);
    const [stored]: { n: string }[] = await server.dataSource.query('SELECT count(*) AS n FROM concordance');
    expect(stored?.n).toBe('4');
  });

  it('is confirmed by a researcher with a note, and says by whom', async () => {
    expect((await get(reader)).editable).toBe(false);
    const decision = { from: 'netwerk', to: 'v1', verdict: 'reworded', note: ' Zelfde vraag, korter. ' } as const;
    expect((await put([decision], reader)).statusCode).toBe(403);
    const answer = (await put([decision])).json<Concordance>();
    expect(answer).toMatchObject({ total: 4, confirmed: 1 });
    expect(answer.items[0]).toMatchObject({ note: 'Zelfde vraag, korter.', confirmedBy: 'onderzoeker@example.nl' });
    const lines: { detail: object }[] = await server.dataSource.query(
      `SELECT detail FROM audit WHERE action = 'concordance.decide'`,
    );
    expect(lines).toHaveLength(1);
  });

  it('maps several answers to one', async () => {
    const categories = [
      { from: 'een', to: 'een' },
      { from: 'twee', to: 'meer' },
      { from: 'meer', to: 'meer' },
    ];
    const answer = await put([{ from: 'loket', to: 'loket', verdict: 'recoded', categories }]);
    expect(answer.json<Concordance>().items[1]).toMatchObject({ verdict: 'recoded', categories });
    const versions: { id: number }[] = await server.dataSource.query(
      `SELECT v.id FROM questionnaire_version v JOIN questionnaire q ON q.id = v.questionnaire_id WHERE q.key = 'klein' ORDER BY number`,
    );
    const service = server.app.get(ConcordanceService, { strict: false });
    expect((await service.link(versions[0]!.id, versions[1]!.id))[1]).toMatchObject({
      from: 'loket',
      to: 'loket',
      verdict: 'recoded',
      categories,
      confirmed: true,
    });
    const itself = await service.link(versions[1]!.id, versions[1]!.id);
    expect(itself.map(({ from, to, verdict }) => [from, to, verdict])).toEqual([
      ['v1', 'v1', 'same'],
      ['loket', 'loket', 'same'],
      ['uren', 'uren', 'same'],
    ]);
  });

  it('lets a person join what was not found, and take it back', async () => {
    const joined = await put([{ from: 'budget', to: 'uren', verdict: 'reworded', note: 'Proef' }]);
    expect(seen(joined.json())).toEqual([
      'netwerk > v1: reworded ✓',
      'loket > loket: recoded ✓',
      'budget > uren: reworded ✓',
    ]);
    const back = await put([{ from: 'budget', to: 'uren', verdict: 'reworded', confirmed: false }]);
    expect(seen(back.json()).slice(2)).toEqual(['budget > –: dropped', '– > uren: new']);
  });

  it('gives the other question back to the proposal when one is said to be dropped', async () => {
    const answer = await put([{ from: 'netwerk', to: null, verdict: 'dropped' }]);
    expect(seen(answer.json())).toEqual([
      'netwerk > –: dropped ✓',
      '– > v1: new',
      'loket > loket: recoded ✓',
      'budget > –: dropped',
      '– > uren: new',
    ]);
  });

  it('refuses by name what cannot be, and changes nothing', async () => {
    const before = await get();
    const refused = await put([
      { from: 'weg', to: 'v1', verdict: 'same' },
      { from: 'netwerk', to: 'v1', verdict: 'new' },
      { from: 'loket', to: 'loket', verdict: 'same', categories: [{ from: 'vier', to: 'een' }] },
    ]);
    expect(refused.json()).toMatchObject({
      status: 400,
      errors: [
        { pointer: '/items/0/from', code: 'unknown-variable' },
        { pointer: '/items/1/to', code: 'duplicate' },
        { pointer: '/items/1/from', code: 'does-not-fit' },
        { pointer: '/items/2/categories', code: 'unknown-code' },
        { pointer: '/items/2/verdict', code: 'not-one-to-one' },
      ],
    });
    expect(await get()).toEqual(before);
    for (const unknown of ['klein.3', 'klein', 'klein.0', 'klein.99999999999', 'onbekend.1']) {
      const answer = await server.request('GET', routes.concordance('klein.1', unknown), { token: researcher });
      expect([unknown, answer.statusCode]).toEqual([unknown, 404]);
    }
  });

  it('is confirmed by two people at once without losing either', async () => {
    const items: ConcordanceDecision[][] = [
      [{ from: 'netwerk', to: 'v1', verdict: 'reworded', categories: [], note: 'a', confirmed: true }],
      [{ from: 'budget', to: null, verdict: 'dropped', categories: [], note: 'b', confirmed: true }],
      [{ from: null, to: 'uren', verdict: 'new', categories: [], note: 'c', confirmed: true }],
    ];
    await Promise.all(items.map((one) => put(one)));
    const { items: rows, total, confirmed } = await get();
    expect([confirmed, total]).toEqual([4, 4]);
    expect(rows.map(({ note }) => note).sort()).toEqual(['', 'a', 'b', 'c']);
  });
});
