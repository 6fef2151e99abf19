import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('the pages', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'ido-monitor-pages-'));
  let server: TestApp;
  beforeAll(async () => {
    for (const app of ['monitor', 'respond']) {
      mkdirSync(path.join(directory, app, 'assets'), { recursive: true });
      writeFileSync(path.join(directory, app, 'index.html'), `<title>${app}</title>`);
    }
    writeFileSync(path.join(directory, 'monitor/assets/index-B1x_9aQz.js'), 'run()');
    writeFileSync(path.join(directory, 'monitor/assets/index-B1x_9aQz.js.br'), brotliCompressSync('run()'));
    writeFileSync(path.join(directory, 'geheim.txt'), 'geheim');
    writeFileSync(path.join(directory, 'monitor/.geheim.txt'), 'geheim');
    server = await startTestApp({}, directory);
  });
  afterAll(async () => {
    await server.close();
    rmSync(directory, { recursive: true });
  });
  const get = (url: string, headers: Record<string, string> = {}) => server.inject({ method: 'GET', url, headers });

  it.each([
    ['/', 'monitor'],
    ['/onderzoeken/ido-monitor', 'monitor'],
    ['/monitor/onderzoeken', 'monitor'],
    ['/i/een-token', 'respond'],
    ['/open/outputregistratie-demo', 'respond'],
  ])('%s is a page of %s', async (url, app) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.body).toContain(app);
  });

  it('keeps hashed files for ever and sends them compressed', async () => {
    const answer = await get('/monitor/assets/index-B1x_9aQz.js', { 'accept-encoding': 'gzip, br' });
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      vary: expect.stringMatching(/^accept-encoding$/i),
      'content-type': 'application/javascript; charset=utf-8',
    });
    expect((await get('/monitor/assets/index-B1x_9aQz.js')).body).toBe('run()');
  });

  it('asks each time whether the page itself is new, and keeps nothing of a personal link', async () => {
    const answer = await get('/');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect((await get('/', { 'if-none-match': String(answer.headers['etag']) })).statusCode).toBe(304);
    expect((await get('/i/een-token')).headers['cache-control']).toBe('no-store');
  });

  it.each([
    '/monitor/assets/weg.js',
    '/monitor/../geheim.txt',
    '/monitor/%2e%2e/geheim.txt',
    '/monitor/..%2fgeheim.txt',
    '/monitor/assets/..%2f..%2f..%2fgeheim.txt',
    '/monitor/assets/%2e%2e/%2e%2e/%2e%2e/geheim.txt',
    '/monitor/%2e%2e%5cgeheim.txt',
    '/monitor/%252e%252e/geheim.txt',
    '/monitor//geheim.txt',
    '/monitor/.geheim.txt',
    '/%2e%2e/geheim.txt',
    '/geheim.txt',
    '/monitor/assets/index-B1x_9aQz.js/x.js',
    '/favicon.ico',
  ])('%s is not there', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain('geheim');
  });

  it('says in a sentence that they have not been built', async () => {
    const bare = await startTestApp();
    const answer = await bare.inject({ method: 'GET', url: '/' });
    await bare.close();
    expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
      503,
      expect.stringContaining('npm start'),
    ]);
  });
});
