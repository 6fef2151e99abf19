import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Weighting schemes of a wave with their versions, and how far a log is that is being replayed over a large wave. */
export class Weighting1764200000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE weighting_scheme (
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        key text NOT NULL,
        title text NOT NULL,
        -- The version that is meant when none is named.
        current_version integer NOT NULL,
        PRIMARY KEY (wave_id, key)
      );
      -- Never changed: a figure that was made with a version can be made again.
      CREATE TABLE weighting_version (
        wave_id integer NOT NULL,
        scheme text NOT NULL,
        version integer NOT NULL,
        -- What was asked (WeightingDefinition), what came of it (Weighting), and how well it fits (WeightingFit).
        definition jsonb NOT NULL,
        weighting jsonb NOT NULL,
        fit jsonb NOT NULL,
        author_id uuid REFERENCES account (id) ON DELETE SET NULL,
        author text NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (wave_id, scheme, version),
        CONSTRAINT weighting_version_scheme_fkey FOREIGN KEY (wave_id, scheme) REFERENCES weighting_scheme (wave_id, key) ON DELETE CASCADE
      );
      CREATE INDEX weighting_version_author_id ON weighting_version (author_id);

      CREATE TABLE cleaning_progress (
        wave_id integer PRIMARY KEY REFERENCES wave (id) ON DELETE CASCADE,
        -- Where the replay goes on.
        place jsonb NOT NULL,
        done integer NOT NULL,
        total integer NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cleaning_progress, weighting_version, weighting_scheme');
  }
}
