import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which variables whoever is not in the study team may filter and cross (docs/decisions/0019-small-numbers.md). */
export class OpenDimensions1764200000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE study ADD COLUMN open_dimensions text[] NOT NULL DEFAULT '{province,sizeClass}',
        ADD CONSTRAINT study_open_dimensions_check CHECK (cardinality(open_dimensions) <= 3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE study DROP COLUMN open_dimensions');
  }
}
