import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { API_BASE } from '@ido/api';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { DataSource } from 'typeorm';
import { configFrom, type Config } from '../config';
import { createApp } from '../create-app';
import { createTestDatabase } from './test-database';

export const ADMIN = { email: 'admin@example.nl', password: 'correct paard batterij' } as const;

/** A request of a test: path below /api/v1, a JSON body, a bearer token. */
export interface TestRequest {
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/** A whole server over a database of its own, spoken to as clients do. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly dataSource: DataSource;
  /** Sends any request through the whole stack, without a socket. */
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** `request('POST', routes.sessions, {body})` */
  request(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options?: TestRequest,
  ): Promise<LightMyRequestResponse>;
  /** A bearer token of the first administrator. */
  adminToken(): Promise<string>;
  /** Listens on a free port of 127.0.0.1 and gives `http://127.0.0.1:<port>`, for what needs a real connection. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts the server over a fresh database: `const server = await startTestApp()` in beforeAll, `await server.close()` in afterAll.
 * Environment variables given here are set on top of the tests' own (DEMO=false, an administrator `ADMIN`). Without
 * `webDirectory` there are no pages.
 */
export async function startTestApp(
  environment: Record<string, string> = {},
  webDirectory = path.join(tmpdir(), 'ido-monitor-no-pages'),
): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'ido-monitor-spec-'));
  const config = configFrom({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    DEMO: 'false',
    LOG_REQUESTS: 'false',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    ...environment,
  });
  const { app } = await createApp(config, webDirectory);
  const inject = (options: InjectOptions) => app.inject(options);
  const request: TestApp['request'] = (method, url, { body, token, headers } = {}) =>
    inject({
      method,
      url: `${API_BASE}${url}`,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  let admin: Promise<string> | undefined;
  return {
    app,
    config,
    dataSource: app.get(DataSource),
    inject,
    request,
    adminToken: () =>
      (admin ??= request('POST', '/sessions', { body: ADMIN }).then(
        (answer) => answer.json<{ token: string }>().token,
      )),
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return (await app.getUrl()).replace('[::1]', '127.0.0.1');
    },
    close: async () => {
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
