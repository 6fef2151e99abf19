import { rmSync } from 'node:fs';

/** Stops the PostgreSQL of the tests and removes its files. */
export default async function tearDown(): Promise<void> {
  const test = globalThis.idoTestDatabase;
  if (!test) return;
  await test.postgres.stop();
  rmSync(test.directory, { recursive: true, force: true });
}
