import { createHash } from 'node:crypto';
import { routes, type Problem, type PublicStudy, type PublicWave, type ReleaseWithChanges } from '@ido/api';
import { canonicalJson } from '@ido/questionnaire';
import { addComplete, createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { memberToken, readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('releasing the figures of a wave', () => {
  let server: TestApp;
  let wave: SampleWave;
  let researcher: string;

  beforeAll(async () => {
    server = await startTestApp();
    wave = await createSampleWave(server.dataSource, { key: 'vrijgeven' });
    researcher = await memberToken(server, wave, 'researcher');
    await add('GM0014', 'ja', 12);
    await add('GM0034', 'nee', 3);
  });
  afterAll(() => server.close());

  const add = (organisation: string, netwerk: string, times: number) =>
    addComplete(
      server.dataSource,
      wave,
      Array.from({ length: times }, () => ({ organisation, answers: { netwerk } })),
    );
  const release = (note = '', token = researcher) =>
    server.request('POST', routes.releases(wave.key), { token, body: { note } });
  const kindOf = (problem: Problem) => problem.type.split(':').pop();
  const netwerk = ({ figures }: PublicWave, by: string | null = null) =>
    figures.crossings.find((crossing) => crossing.by === by)!.variables.find(({ name }) => name === 'netwerk')!;

  it('waits until the wave is closed, and is for researchers', async () => {
    expect(kindOf((await release()).json())).toBe('still-open');
    expect((await server.request('GET', routes.publicStudy(wave.studyKey))).statusCode).toBe(404);
    await server.dataSource.query(`UPDATE wave SET status = 'closed' WHERE id = $1`, [wave.id]);
    expect((await release('', await readerToken(server, wave))).statusCode).toBe(403);
  });

  it('freezes them for anybody, without small numbers, with a hash of what was frozen', async () => {
    const made = (await release('Eerste cijfers')).json<ReleaseWithChanges>();
    expect(made).toMatchObject({ number: 1, note: 'Eerste cijfers', responses: 15, changed: null, changes: [] });
    const shown = (await server.request('GET', routes.publicWave(wave.key))).json<PublicWave>();
    expect(createHash('sha256').update(canonicalJson(shown.figures)).digest('hex')).toBe(made.contentHash);
    expect(netwerk(shown).categories.map(({ count }) => count)).toEqual([12, 3, 0]);
    // Three in Flevoland: they are withheld, and with them Groningen.
    expect(netwerk(shown, 'province').groups!.map(({ suppressed }) => suppressed)).toEqual(['secondary', 'primary']);
    const sizes = shown.figures.crossings.find(({ by }) => by === 'province')!.groups!;
    expect(sizes.map(({ responses }) => responses)).toEqual([null, null]);
    expect(sizes.every(({ population }) => population! > 0)).toBe(true);
    const study = (await server.request('GET', routes.publicStudy(wave.studyKey))).json<PublicStudy>();
    expect(study.waves.map(({ key, release: { number } }) => [key, number])).toEqual([['vrijgeven', 1]]);
    expect(JSON.stringify([shown, study])).not.toContain('author');
  });

  it('stays what it was while answers come in, and can be made anew byte for byte', async () => {
    await add('GM0034', 'ja', 4);
    const shown = (await server.request('GET', routes.publicWave(wave.key))).json<PublicWave>();
    expect(netwerk(shown).categories.map(({ count }) => count)).toEqual([12, 3, 0]);
    const check = await server.request('POST', routes.releaseCheck(wave.key, 1), { token: researcher });
    expect(check.json()).toMatchObject({ same: true });
    await expect(
      server.dataSource.query(`UPDATE wave_release SET note = 'anders' WHERE wave_id = $1`, [wave.id]),
    ).rejects.toThrow('does not change any more');
  });

  it('can still be made anew when it was made before the size of groups was kept', async () => {
    const shown = (await server.request('GET', routes.publicWave(wave.key))).json<PublicWave>();
    const earlier = canonicalJson({
      ...shown.figures,
      crossings: shown.figures.crossings.map(({ groups: _groups, ...crossing }) => crossing),
    });
    await server.dataSource.query(
      `INSERT INTO wave_release SELECT wave_id, 99, state, $2, $3, changes, note, author_id, author, software, at
         FROM wave_release WHERE wave_id = $1 AND number = 1`,
      [wave.id, earlier, createHash('sha256').update(earlier).digest('hex')],
    );
    const check = await server.request('POST', routes.releaseCheck(wave.key, 99), { token: researcher });
    expect(check.json()).toMatchObject({ same: true });
    await server.dataSource.query('ALTER TABLE wave_release DISABLE TRIGGER wave_release_stays');
    await server.dataSource.query('DELETE FROM wave_release WHERE number = 99');
    await server.dataSource.query('ALTER TABLE wave_release ENABLE TRIGGER wave_release_stays');
  });

  it('lets readers look at exactly what was released', async () => {
    const reader = await readerToken(server, wave);
    const one = (
      await server.request('GET', routes.release(wave.key, 1), { token: reader })
    ).json<ReleaseWithChanges>();
    const state = /@([^?#]+)/.exec(one.reference)![1]!;
    const answer = await server.request('GET', `${routes.breakdown(wave.key)}?asOf=${state}`, { token: reader });
    expect(answer.json()).toMatchObject({ responses: 15, asOf: state });
  });

  it('makes a second release with the list of numbers that changed, and none when nothing did', async () => {
    const made = (await release('Vier gemeenten stuurden later in')).json<ReleaseWithChanges>();
    expect(made.number).toBe(2);
    const whole = made.changes.filter(({ variable, by }) => variable === 'netwerk' && by === null);
    expect(whole.map(({ category, before, after }) => [category, before, after])).toEqual([
      [null, 15, 19],
      ['Ja', 12, 16],
    ]);
    expect(made.changed).toBe(made.changes.length);
    // A follow-up says what it follows.
    const described = made.changes.find(({ variable }) => variable === 'omschrijving');
    expect(described?.title).toBe('Is er een netwerk? ‘Ja’ – Omschrijf het');
    expect(kindOf((await release()).json())).toBe('nothing-changed');
    expect((await server.request('GET', routes.publicWave(wave.key))).json<PublicWave>().release.number).toBe(2);
  });
});
