import { routes } from '@ido/api';
import { addComplete, createSampleWave, invite } from '../answering/testing/sample-wave';
import { startTestApp, type TestApp } from '../testing/test-server';
import { cleaner, type Cleaner } from './testing/cleaner';

describe('several responses of one organisation', () => {
  let server: TestApp;
  let token: string;
  let by: Cleaner;
  beforeAll(async () => {
    server = await startTestApp();
    token = await server.adminToken();
    by = cleaner(server, token);
  });
  afterAll(() => server.close());

  it('counts one response of an organisation, by the rule of the study', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'dubbel', study: 'dubbelstudie' });
    const ids = (await addComplete(server.dataSource, wave, [
      { answers: { netwerk: 'ja' }, organisation: 'GM0014' },
      { answers: { netwerk: 'nee', toelichting: 'veel', samenwerking: ['overleg'] }, organisation: 'GM0014' },
      { answers: { netwerk: 'weet-niet' }, organisation: 'GM0014' },
      { answers: { netwerk: 'ja' }, organisation: null },
    ])) as [string, string, string, string];
    for (const [at, id] of ids.entries()) {
      await server.dataSource.query(
        `UPDATE response SET completed_at = timestamptz '2026-01-01' + make_interval(days => $3) WHERE wave_id = $1 AND id = $2`,
        [wave.id, id, at],
      );
    }
    const choose = async (whichCounts: string) => {
      const answer = await server.request('PUT', routes.whichCounts('dubbelstudie'), { token, body: { whichCounts } });
      expect(answer.statusCode).toBe(200);
      return by.figures(wave);
    };
    expect(await by.figures(wave)).toEqual({ responses: 4, ja: 2, nee: 1, 'weet-niet': 1 });
    expect(await choose('first')).toEqual({ responses: 2, ja: 2, nee: 0, 'weet-niet': 0 });
    expect(await choose('last')).toEqual({ responses: 2, ja: 1, nee: 0, 'weet-niet': 1 });
    expect(await choose('most-complete')).toEqual({ responses: 2, ja: 1, nee: 1, 'weet-niet': 0 });
    expect(await choose('by-hand')).toEqual({ responses: 2, ja: 1, nee: 0, 'weet-niet': 1 });
    await by.add(wave, { kind: 'choose', response: ids[0], reason: 'Ingevuld door de coördinator' });
    expect(await by.figures(wave)).toEqual({ responses: 2, ja: 2, nee: 0, 'weet-niet': 0 });
    expect(await by.overview(wave)).toMatchObject({ notCounting: 2, excluded: 0, whichCounts: 'by-hand' });
    expect((await by.listed(wave, '?state=not-counting')).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    // Who is excluded makes room for another.
    await by.add(wave, { kind: 'exclude', response: ids[0], reason: 'Toch niet' });
    expect(await by.figures(wave)).toEqual({ responses: 2, ja: 1, nee: 0, 'weet-niet': 1 });
    // One that comes later is the last one.
    await choose('last');
    const { token: link } = await invite(server.dataSource, wave, 'GM0014');
    await by.complete(link, { netwerk: 'nee' });
    expect(await by.figures(wave)).toEqual({ responses: 2, ja: 1, nee: 1, 'weet-niet': 0 });
    expect(await choose('all')).toEqual({ responses: 4, ja: 1, nee: 2, 'weet-niet': 1 });
    expect((await by.check(wave)).same).toBe(true);
  });
});
