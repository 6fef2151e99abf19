import 'reflect-metadata';
import { createServer } from 'node:net';
import path from 'node:path';
import { announcement } from './announce';
import { configFrom, StartupError } from './config';
import { createApp } from './create-app';

/** Requests that still run after this long are cut off, so that a stop always ends. */
const STOP_WITHIN_MS = 30_000;

/** Refuses a port that is taken before anything else is started. */
async function requireFreePort(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(port, () => resolve());
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** One sentence for whoever started the server; a failure that nobody foresaw also shows where it happened. */
function explain(error: unknown, port: string | undefined): string {
  if (error instanceof StartupError) return error.message;
  const { code, stack, path: file } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port || '3000'} is already in use: stop what uses it, or set PORT to another one.`;
    case 'EROFS':
    case 'EPERM':
    case 'EACCES':
      if (file !== undefined) return `${file} may not be written by this user: change its owner or set DATA_DIR.`;
      return `Port ${port || '3000'} may not be used by this user: set PORT to one above 1023.`;
    case 'ENOSPC':
    case '53100':
      return 'The disk of the database or of DATA_DIR is full: make room and start again.';
    default:
      return `The server could not start.\n${stack ?? String(error)}`;
  }
}

async function start(): Promise<void> {
  const config = configFrom(process.env);
  await requireFreePort(config.port);
  const { app, firstLoad } = await createApp(config, path.join(import.meta.dirname, '..'));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  try {
    await app.listen(config.port, '::').catch((error: NodeJS.ErrnoException) => {
      // A machine without IPv6.
      if (error.code !== 'EAFNOSUPPORT' && error.code !== 'EADDRNOTAVAIL') throw error;
      return app.listen(config.port, '0.0.0.0');
    });
  } catch (error) {
    await app.close();
    throw error;
  }
  process.stdout.write(announcement(config, firstLoad));
}

start().catch((error: unknown) => {
  console.error(explain(error, process.env['PORT']));
  process.exit(1);
});
