import type { ProgressEvent } from '@ido/api';
import { addComplete, createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import { ProgressStreams } from './progress-streams';
import { EventReader } from './testing/event-reader';
import { LISTENER_NAME } from './wave-listener';

describe('watching a wave while it changes', () => {
  let server: TestApp;
  let url: string;
  let wave: SampleWave;
  let token: string;
  const readers: EventReader[] = [];

  beforeAll(async () => {
    server = await startTestApp();
    wave = await createSampleWave(server.dataSource, { key: 'live' });
    token = await readerToken(server, wave);
    url = `${await server.listen()}/api/v1/waves/live/progress/events`;
  });
  afterEach(() => readers.splice(0).forEach((reader) => reader.close()));
  afterAll(() => server.close());

  const open = async (lastEventId?: string, as = token) => {
    const reader = await EventReader.open(url, as, lastEventId);
    readers.push(reader);
    return reader;
  };
  const completed = (data: string) => (JSON.parse(data) as ProgressEvent).counts.completed;
  const organisations = ['GM0014', 'GM0034', 'GM0037', 'GM0050'];
  let answered = 0;
  const answer = () =>
    addComplete(server.dataSource, wave, [{ organisation: organisations[answered++]!, answers: { netwerk: 'ja' } }]);

  it('tells at once how far the wave is, and then of every change', async () => {
    const reader = await open();
    expect(reader.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reader.response.headers.get('cache-control')).toContain('no-store');
    expect(reader.response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const first = await reader.next();
    expect(first).toMatchObject({ event: 'progress' });
    expect(JSON.parse(first?.data ?? '')).toMatchObject({ population: 4, status: 'open', counts: { completed: 0 } });
    await answer();
    expect(await reader.until(({ data }) => completed(data) === 1)).not.toBeNull();
  });

  it('misses nothing of changes that follow each other within a second', async () => {
    const reader = await open();
    await reader.next();
    await answer();
    await answer();
    expect(await reader.until(({ data }) => completed(data) === 3)).not.toBeNull();
  });

  it('tells of a closing date that was moved', async () => {
    const reader = await open();
    await reader.next();
    const closesAt = '2099-01-01T00:00:00.000Z';
    const body = { closesAt, graceDays: 7 };
    const moved = await server.request('PATCH', '/waves/live', { token: await server.adminToken(), body });
    expect(moved.statusCode).toBe(200);
    const told = await reader.until(({ data }) => (JSON.parse(data) as ProgressEvent).closesAt === closesAt);
    expect(JSON.parse(told?.data ?? '')).toMatchObject({ graceDays: 7, graceUntil: '2099-01-08T00:00:00.000Z' });
  });

  it('says nothing again to who comes back with the last event', async () => {
    const before = await (await open()).next();
    const back = await open(before?.id ?? '');
    await answer();
    const next = await back.next();
    expect(next?.id).not.toBe(before?.id);
    expect(completed(next?.data ?? '')).toBe(answered);
    // Who was away for a change is told at once.
    expect(completed((await (await open(before?.id ?? '')).next())?.data ?? '')).toBe(answered);
  });

  it('finds the connection to the database again, and what changed meanwhile', async () => {
    const reader = await open();
    await reader.next();
    await server.dataSource.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()',
      [LISTENER_NAME],
    );
    await server.dataSource.query('DELETE FROM response WHERE wave_id = $1', [wave.id]);
    await addComplete(server.dataSource, wave, [{ organisation: 'GM0050', answers: { netwerk: 'nee' } }]);
    expect(await reader.until(({ data }) => completed(data) === 1)).not.toBeNull();
  });

  it('ends when the session has ended, and for who may no longer see the wave', async () => {
    const streams = server.app.get(ProgressStreams);
    const session = await readerToken(server, wave);
    const leaver = await open(undefined, session);
    const stayer = await open();
    await leaver.next();
    await stayer.next();
    expect((await server.request('DELETE', '/sessions/current', { token: session })).statusCode).toBe(204);
    await streams.beat();
    expect(await leaver.next()).toMatchObject({ event: 'ended' });
    expect(await leaver.next()).toBeNull();
    expect((await EventReader.open(url, session)).response.status).toBe(401);
    await server.dataSource.query(`DELETE FROM study_member WHERE role = 'reader'`);
    await streams.beat();
    expect(await stayer.until(({ event }) => event === 'ended')).not.toBeNull();
    expect((await EventReader.open(url, token)).response.status).toBe(404);
  });

  it('does not keep the server from stopping', async () => {
    const other = await startTestApp();
    const quiet = await createSampleWave(other.dataSource, { key: 'stop' });
    const base = await other.listen();
    const reader = await EventReader.open(
      `${base}/api/v1/waves/${quiet.key}/progress/events`,
      await other.adminToken(),
    );
    await reader.next();
    await other.close();
    expect(await reader.next()).toBeNull();
  });
});
