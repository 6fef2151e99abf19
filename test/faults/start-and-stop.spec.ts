import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { API_BASE, routes } from '@ido/api';
import { httpClient } from '../harness/http-client';
import { freePort, newDataDir, ServerProcess } from '../harness/server-process';

describe('a start that cannot succeed is explained in a sentence, without a stack trace', () => {
  const data = newDataDir();
  afterAll(() => data.remove());

  const explanation = async (options: { dataDir?: string; port?: number; env?: Record<string, string> }) => {
    const started = ServerProcess.start({ dataDir: path.join(data.path, 'kept'), port: await freePort(), ...options });
    const error = await started.then(
      async (server) => {
        await server.stop();
        throw new Error('it started');
      },
      (reason: Error) => reason,
    );
    expect(error.message).toContain('ended with code 1');
    expect(error.message).not.toMatch(/^\s+at /m);
    return error.message;
  };

  it('when the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await explanation({ port })).toMatch(new RegExp(`[Pp]ort ${port}.*in use`));
    other.close();
  });

  it('when the data directory cannot be written', async () => {
    const file = path.join(data.path, 'a-file');
    writeFileSync(file, '');
    expect(await explanation({ dataDir: path.join(file, 'data') })).toMatch(/a-file.*(written|writable)/);
  });

  it('when the database cannot be reached', async () => {
    const port = await freePort();
    const env = { DATABASE_URL: `postgres://nobody:geheim@127.0.0.1:${port}/nothing` };
    const message = await explanation({ env });
    expect(message).toMatch(/database.*(reach|unreachable)/i);
    expect(message).not.toContain('geheim');
  });

  it('when the database was changed by a newer version, which then stays as it is', async () => {
    const dataDir = path.join(data.path, 'newer');
    const server = await ServerProcess.start({ dataDir, port: await freePort() });
    await server.query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`);
    await server.stop();
    const message = await explanation({ dataDir });
    expect(message).toMatch(/newer version.*FromTheFuture9999999999999/);
  });

  it('when the configuration is wrong', async () => {
    expect(await explanation({ env: { PUBLIC_URL: 'geen adres' } })).toContain('PUBLIC_URL');
  });
});

describe('a running server', () => {
  const data = newDataDir();
  afterAll(() => data.remove());

  it('stops cleanly at SIGTERM, with code 0, and has everything at the next start', async () => {
    const port = await freePort();
    const first = await ServerProcess.start({ dataDir: data.path, port });
    const link = first.demoLink;
    expect(await first.stop()).toBe(0);
    const second = await ServerProcess.start({ dataDir: data.path, port });
    expect(second.demoLink).toBe(link);
    const http = httpClient(second.url, 1);
    expect((await http.send('GET', API_BASE + routes.health)).json()).toMatchObject({ status: 'ok', database: 'ok' });
    http.close();
    expect(await second.stop()).toBe(0);
  });

  it('prints no token of a link that is opened, and no password but once', async () => {
    const server = await ServerProcess.start({ dataDir: data.path, port: await freePort() });
    const token = server.demoLink.slice('/i/'.length);
    const printed = server.output.length;
    const http = httpClient(server.url, 1);
    await http.send('GET', `/i/${token}`);
    await http.send('GET', API_BASE + routes.answering, { headers: { Authorization: `Bearer ${token}` } });
    await http.send('GET', `${API_BASE}/answering/${token}`);
    http.close();
    await server.stop();
    expect(server.output.slice(printed)).not.toContain(token);
  });
});
