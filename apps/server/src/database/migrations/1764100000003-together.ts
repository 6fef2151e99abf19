import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filling in together and coming back: what was taken over from the wave before, declining, reopening, removal. */
export class Together1764100000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE response
        -- Answers taken over from an earlier wave and not changed since: question name → key of that wave.
        ADD COLUMN taken_over jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN declined_at timestamptz(3),
        ADD COLUMN decline_reason text,
        -- When a researcher last opened it again, and why; what the respondent is told.
        ADD COLUMN reopened_at timestamptz(3),
        ADD COLUMN reopen_reason text,
        -- When the respondent had the answers removed.
        ADD COLUMN erased_at timestamptz(3);
      ALTER TABLE study ADD COLUMN show_previous_answers boolean NOT NULL DEFAULT true;
      CREATE TABLE reopening_request (
        wave_id integer NOT NULL,
        response_id uuid NOT NULL,
        at timestamptz(3) NOT NULL DEFAULT now(),
        reason text NOT NULL DEFAULT '',
        author text NOT NULL,
        handled_at timestamptz(3),
        handled_by text,
        PRIMARY KEY (wave_id, response_id, at),
        FOREIGN KEY (wave_id, response_id) REFERENCES response (wave_id, id) ON DELETE CASCADE
      );
      CREATE INDEX reopening_request_open ON reopening_request (wave_id, response_id) WHERE handled_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE reopening_request;
      ALTER TABLE study DROP COLUMN show_previous_answers;
      ALTER TABLE response DROP COLUMN taken_over, DROP COLUMN declined_at, DROP COLUMN decline_reason,
        DROP COLUMN reopened_at, DROP COLUMN reopen_reason, DROP COLUMN erased_at;
    `);
  }
}
