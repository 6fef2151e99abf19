import { routes, type Panel } from '@ido/api';
import { addComplete, createSampleWave, invite } from '../answering/testing/sample-wave';
import { memberToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

const zuidHolland = (code: string, name: string) => ({ code, name, province: 'Zuid-Holland', sizeClass: 'klein' });
const ALMERE = { code: 'GM0034', name: 'Almere', province: 'Flevoland', sizeClass: 'zeer-groot' };
const GRONINGEN = { code: 'GM0014', name: 'Groningen', province: 'Groningen', sizeClass: 'zeer-groot' };

describe('the panel of a study', () => {
  let server: TestApp;
  let researcher: string;
  let reader: string;
  beforeAll(async () => {
    server = await startTestApp();
    const data = server.dataSource;
    const first = await createSampleWave(data, {
      key: 'meting-2022',
      status: 'closed',
      opensAt: new Date('2022-10-01T07:00:00Z'),
      population: [zuidHolland('GM0501', 'Brielle'), zuidHolland('GM0530', 'Hellevoetsluis'), ALMERE, GRONINGEN],
    });
    const second = await createSampleWave(data, {
      key: 'meting-2024',
      opensAt: new Date('2024-10-01T07:00:00Z'),
      population: [zuidHolland('GM1992', 'Voorne aan Zee'), ALMERE],
    });
    await createSampleWave(data, { key: 'meting-2026', status: 'draft' });
    const answers = { netwerk: 'nee' };
    await addComplete(data, first, [
      { organisation: 'GM0501', answers },
      { organisation: 'GM0034', answers },
      { organisation: 'GM0014', answers },
    ]);
    await addComplete(data, second, [{ organisation: 'GM1992', answers }]);
    await invite(data, second, 'GM0034');
    researcher = await memberToken(server, first, 'researcher');
    reader = await memberToken(server, first, 'reader');
  });
  afterAll(() => server.close());

  const panel = async (query = '') =>
    (await server.request('GET', `${routes.panel('proef')}${query}`, { token: researcher })).json<Panel>();

  it('says per organisation of today which waves it answered', async () => {
    const { items, waves } = await panel();
    expect(waves).toMatchObject([
      { key: 'meting-2022', population: 3, completed: 3 },
      { key: 'meting-2024', population: 2, completed: 1 },
    ]);
    expect(items.map(({ name, waves: cells }) => [name, ...cells.map(({ state }) => state)])).toEqual([
      ['Almere', 'completed', 'invited'],
      ['Groningen', 'completed', 'outside'],
      ['Voorne aan Zee', 'completed', 'completed'],
    ]);
    expect(items[2]).toMatchObject({
      predecessors: [
        { code: 'GM0501', name: 'Brielle' },
        { code: 'GM0530', name: 'Hellevoetsluis' },
      ],
      waves: [
        { state: 'completed', by: ['GM0501'] },
        { state: 'completed', by: [] },
      ],
    });
  });

  it('has retention from wave to wave over those that were asked again', async () => {
    expect((await panel()).retention).toEqual([
      { from: 'meting-2022', to: 'meting-2024', before: 3, asked: 2, again: 1, share: 0.5, fresh: 0 },
    ]);
  });

  it('is searched by name, also of what merged, and comes in pages', async () => {
    expect((await panel('?search=brielle')).items.map(({ name }) => name)).toEqual(['Voorne aan Zee']);
    expect((await panel('?search=niets')).total).toBe(0);
    const first = await panel('?limit=2');
    expect(first.total).toBe(3);
    const rest = await panel(`?limit=2&cursor=${first.next}`);
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['Almere', 'Groningen', 'Voorne aan Zee']);
    expect(rest.next).toBeNull();
    expect(await panel('?audience=bibliotheken')).toMatchObject({ waves: [], items: [], retention: [] });
  });

  it('is for researchers, as it tells who answered', async () => {
    expect((await server.request('GET', routes.panel('proef'), { token: reader })).statusCode).toBe(403);
  });
});
