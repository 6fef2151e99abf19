import { REGISTER_BEGINS, routes, type Organisation, type Page } from '@ido/api';
import { registerFrom } from '@ido/catalogue';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('the register', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp();
  });
  afterAll(() => server.close());
  const ask = async (query: string) => {
    const answer = await server.request('GET', `${routes.organisations}?${query}`, {
      token: await server.adminToken(),
    });
    expect(answer.statusCode).toBe(200);
    return answer.json<Page<Organisation>>();
  };

  it('knows the 342 municipalities of a day', async () => {
    expect((await ask('type=municipality&on=2024-10-01&limit=500')).items).toHaveLength(342);
    expect((await ask('on=2022-12-31&limit=500')).items.length).toBeGreaterThan(342);
  });

  it('begins on the day that its pages say', () => {
    expect(REGISTER_BEGINS).toBe(registerFrom);
  });

  it('finds by part of the name, whatever the case, and by code', async () => {
    expect((await ask('search=coevor')).items.map(({ name }) => name)).toEqual(['Coevorden']);
    expect((await ask('search=gm0109')).items.map(({ name }) => name)).toEqual(['Coevorden']);
    expect((await ask('search=%25')).items).toEqual([]);
    const frisian = (await ask('province=Frysl%C3%A2n')).items;
    expect(frisian.length).toBeGreaterThan(10);
  });

  it('says what a merged municipality became', async () => {
    const weesp = (await ask('search=GM0457')).items[0];
    expect(weesp).toMatchObject({ name: 'Weesp', validTo: '2022-03-24', successorCode: 'GM0363' });
    const token = await server.adminToken();
    const one = await server.request('GET', `${routes.organisations}/GM0363`, { token });
    expect(one.json()).toMatchObject({ name: 'Amsterdam', successorCode: null });
    expect((await server.request('GET', `${routes.organisations}/GM9999`, { token })).statusCode).toBe(404);
  });

  it('is filtered by size and ordered by inhabitants, page by page', async () => {
    const first = await ask('type=municipality&sort=-inhabitants&limit=3');
    expect(first.items.map(({ name }) => name)).toEqual(['Amsterdam', 'Rotterdam', "'s-Gravenhage"]);
    const second = (await ask(`type=municipality&sort=-inhabitants&limit=3&cursor=${first.next}`)).items;
    expect(second[0]?.name).toBe('Utrecht');
    const small = (await ask('sizeClass=klein&on=2024-10-01&limit=500')).items;
    expect(small).toHaveLength(70);
    // A cursor of another order is no reason to fail.
    const byName = (await ask('limit=3')).next;
    expect((await ask(`sort=inhabitants&limit=3&cursor=${byName}`)).items).toHaveLength(3);
  });

  it('comes in pages without a gap or a double', async () => {
    const codes: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<Organisation> = await ask(`limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`);
      codes.push(...page.items.map(({ code }) => code));
      cursor = page.next;
    }
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toHaveLength((await ask('limit=500')).items.length);
  });
});
