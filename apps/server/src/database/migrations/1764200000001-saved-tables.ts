import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of a wave kept under a name: the address that shows them (docs/decisions/0013-tables-and-filters.md). */
export class SavedTables1764200000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_table (
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        id text NOT NULL,
        name text NOT NULL,
        query text NOT NULL,
        owner_id uuid REFERENCES account (id) ON DELETE SET NULL,
        saved_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (wave_id, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saved_table');
  }
}
