import { Validator } from '@seriousme/openapi-schema-validator';
import { routes } from '@ido/api';
import { startTestApp, type TestApp } from '../testing/test-server';
import { DeclaredRoutes } from './routes';

interface Described {
  operationId: string;
  summary: string;
  parameters: { in: string; name: string }[];
  responses: object;
}

describe('routes', () => {
  let server: TestApp;
  let declared: ReturnType<DeclaredRoutes['all']>;
  let document: { openapi: string; paths: Record<string, Record<string, Described>> };
  beforeAll(async () => {
    server = await startTestApp();
    declared = server.app.get(DeclaredRoutes, { strict: false }).all();
    const answer = await server.request('GET', routes.openapi);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    document = answer.json();
  });
  afterAll(() => server.close());

  it('are found', () => {
    expect(declared.length).toBeGreaterThan(20);
  });

  it('each declare who may call them', () => {
    expect(declared.filter(({ access }) => access === undefined).map(({ handler }) => handler)).toEqual([]);
  });

  it('are public only where that is meant', () => {
    const open = declared.filter(({ access }) => access === 'public').map(({ method, path }) => `${method} ${path}`);
    expect(open.sort()).toEqual([
      'GET /health',
      'GET /openapi.json',
      'GET /public/studies/:study',
      'GET /public/studies/:study/trends',
      'GET /public/studies/:study/trends/:trendKey',
      'GET /public/waves/:wave',
      'GET /waves/:wave/opening',
      // With a secret of its own.
      'POST /mail-events',
      'POST /sessions',
      'POST /unsubscriptions',
      'POST /waves/:wave/responses',
    ]);
  });

  it('are refused without a token when they are not public', async () => {
    for (const { method, path, access, handler } of declared) {
      if (access === 'public' || access === undefined) continue;
      const url = `/api/v1${path.replaceAll(/:\w+/g, 'x')}`;
      const { statusCode } = await server.inject({ method: method as 'GET', url });
      expect([handler, statusCode]).toEqual([handler, 401]);
    }
  });

  it('are all in the OpenAPI document, with a summary', () => {
    for (const { method, path, handler } of declared) {
      const operation = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect([handler, operation?.summary]).toEqual([handler, expect.stringMatching(/\w/)]);
    }
  });

  it('make a document that follows the schema of OpenAPI 3.1, and whose references lead somewhere', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(document);
    expect([valid, errors]).toEqual([true, undefined]);
    expect(validator.version).toBe('3.1');
    // What a program that reads it sees: no reference is left.
    expect(JSON.stringify(validator.resolveRefs())).not.toContain('"$ref"');
  });

  it('make a document of OpenAPI 3.1 with different operation ids and path parameters that are all described', () => {
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, ...operation })),
    );
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { path, parameters, responses } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(named);
      expect(Object.keys(responses)).toContain('default');
    }
    expect(JSON.stringify(document)).not.toContain('$schema');
  });

  it('have kebab-case paths without a slash at the end', () => {
    for (const path of Object.keys(document.paths)) expect(path).toMatch(/^(\/([a-z0-9-]+|\{\w+\})(\.[a-z]+)?)+$/);
  });
});
