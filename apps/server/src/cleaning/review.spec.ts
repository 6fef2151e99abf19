import { routes } from '@ido/api';
import { addComplete, createSampleWave } from '../answering/testing/sample-wave';
import { startTestApp, type TestApp } from '../testing/test-server';
import { cleaner, type Cleaner } from './testing/cleaner';

describe('reviewing responses', () => {
  let server: TestApp;
  let token: string;
  let by: Cleaner;
  beforeAll(async () => {
    server = await startTestApp();
    token = await server.adminToken();
    by = cleaner(server, token);
  });
  afterAll(() => server.close());

  it('flags what is too fast, contradicts itself or comes twice, until somebody decides', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'vlaggen' });
    const ids = await addComplete(server.dataSource, wave, [
      { answers: { netwerk: 'ja', samenwerking: ['overleg'] }, organisation: 'GM0014' },
      { answers: { netwerk: 'nee', samenwerking: ['overleg'] }, organisation: 'GM0034' },
      { answers: { netwerk: 'nee' }, organisation: 'GM0034' },
    ]);
    const minutes = [12, 1, 20];
    for (const [at, id] of ids.entries()) {
      await server.dataSource.query(
        'UPDATE response SET started_at = completed_at - make_interval(mins => $3) WHERE wave_id = $1 AND id = $2',
        [wave.id, id, minutes[at]],
      );
    }
    await by.add(wave, {
      kind: 'rule',
      expression: "{netwerk} = 'nee' and {samenwerking} contains 'overleg'",
      effect: { kind: 'flag', title: 'Overleg zonder netwerk' },
      reason: 'Afgesproken met de begeleidingscommissie',
    });
    expect(await by.overview(wave)).toMatchObject({
      medianMinutes: 12,
      fastLimit: 4,
      open: 2,
      severalResponses: 1,
      flags: [
        { kind: 'too-fast', open: 1 },
        { kind: 'straight-line', open: 0 },
        { kind: 'duplicate', open: 2 },
        { kind: 'rule', entry: 1, title: 'Overleg zonder netwerk', open: 1 },
      ],
    });
    const [both] = await by.listed(wave, '?flag=too-fast');
    expect(both).toMatchObject({
      id: ids[1],
      organisation: { name: 'Almere' },
      minutes: 1,
      verdict: null,
      counted: true,
    });
    expect(both!.flags.map(({ kind }) => kind)).toEqual(['too-fast', 'rule', 'duplicate']);
    expect((await by.listed(wave, '?flag=rule&entry=1')).map(({ id }) => id)).toEqual([ids[1]]);
    expect((await by.listed(wave, '?state=all&search=almere')).map(({ id }) => id).sort()).toEqual(
      [ids[1], ids[2]].sort(),
    );

    await by.add(wave, { kind: 'accept', response: ids[2]!, reason: 'Gebeld, klopt' });
    await by.add(wave, { kind: 'exclude', response: ids[1]!, reason: 'Te snel ingevuld' });
    expect(await by.listed(wave, '')).toEqual([]);
    expect((await by.listed(wave, '?state=accepted')).map(({ id }) => id)).toEqual([ids[2]]);
    expect((await by.listed(wave, '?state=excluded')).map(({ id, counted }) => [id, counted])).toEqual([
      [ids[1], false],
    ]);

    const settings = { tooFast: { kind: 'minutes', minutes: 15 }, straightLineFrom: null };
    expect((await server.request('PUT', routes.flagSettings(wave.key), { token, body: settings })).statusCode).toBe(
      200,
    );
    expect((await by.listed(wave, '?flag=too-fast')).map(({ id }) => id)).toEqual([ids[0]]);
    expect(await by.overview(wave)).toMatchObject({ flagSettings: settings, fastLimit: 15 });
  });
});
