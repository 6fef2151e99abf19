import { routes } from '@ido/api';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('every refusal is a problem', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp();
  });
  afterAll(() => server.close());

  it('answers health', async () => {
    const answer = await server.request('GET', routes.health);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ status: 'ok', database: 'ok' });
  });

  it('does not know an address', async () => {
    const answer = await server.request('GET', '/nergens');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ type: 'urn:ido-monitor:problem:not-found', status: 404 });
  });
});
