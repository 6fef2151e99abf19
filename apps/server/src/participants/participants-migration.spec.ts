import { randomUUID } from 'node:crypto';
import { newToken } from '@ido/fieldwork';
import type { DataSource } from 'typeorm';
import { createSampleWave } from '../answering/testing/sample-wave';
import { dataSourceOf } from '../database/data-source';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';

describe('moving links out of the response', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = dataSourceOf(database.url);
    await dataSource.initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('keeps every link working, there and back', async () => {
    const wave = await createSampleWave(dataSource, { key: 'verhuisd' });
    const invited = { id: randomUUID(), ...newToken(wave.id, randomUUID()) };
    const imported = randomUUID();
    const name = 'Participants1764100000001';
    const back = async () => {
      let undone = 0;
      for (;;) {
        const [last]: { name: string }[] = await dataSource.query(
          'SELECT name FROM migrations ORDER BY id DESC LIMIT 1',
        );
        await dataSource.undoLastMigration();
        undone++;
        if (last?.name === name) return undone;
      }
    };
    await back();
    await dataSource.query(
      `INSERT INTO response (wave_id, id, secret_hash, invited_at) VALUES ($1, $2, $3, '2026-01-01'), ($1, $4, NULL, NULL)`,
      [wave.id, invited.id, invited.secretHash, imported],
    );
    await dataSource.runMigrations();
    const links = await dataSource.query('SELECT response_id, secret_hash, kind, withdrawn_at FROM answer_link');
    expect(links).toEqual([
      { response_id: invited.id, secret_hash: invited.secretHash, kind: 'personal', withdrawn_at: null },
    ]);
    await back();
    const responses = await dataSource.query('SELECT id, secret_hash FROM response ORDER BY invited_at');
    expect(responses).toEqual([
      { id: invited.id, secret_hash: invited.secretHash },
      { id: imported, secret_hash: null },
    ]);
  });
});
