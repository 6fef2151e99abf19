import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Address of the embedded database that runs in a data directory: for a second server, and for what no route does. */
export function embeddedUrl(dataDir: string): string {
  const password = readFileSync(path.join(dataDir, 'postgres.password'), 'utf8').trim();
  const port = readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://ido:${password}@127.0.0.1:${port}/ido`;
}
