import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which revision of a finding or the state of a role somebody looked at, so that two who write at once do not overwrite each other unseen. */
export class FindingRevisions1764200000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE finding ADD COLUMN revision integer NOT NULL DEFAULT 1;
      ALTER TABLE role_state ADD COLUMN revision integer NOT NULL DEFAULT 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE role_state DROP COLUMN revision;
      ALTER TABLE finding DROP COLUMN revision;
    `);
  }
}
