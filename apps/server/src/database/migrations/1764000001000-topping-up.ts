import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What keeps columns in memory right (docs/decisions/0005-topping-up.md), and the look-ups of answering and import. */
export class ToppingUp1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Every status: a response that is opened again has to leave the columns.
      DROP INDEX response_changed;
      CREATE INDEX response_changed ON response (wave_id, changed_seq);

      -- Complete responses that were deleted, for whoever still has them in memory.
      CREATE TABLE response_removed (
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        response_id uuid NOT NULL,
        changed_seq bigint NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
        PRIMARY KEY (wave_id, response_id)
      );
      CREATE INDEX response_removed_changed ON response_removed (wave_id, changed_seq);
      CREATE FUNCTION remember_removed_response() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- Nothing is left to keep in memory of a wave that goes altogether.
        INSERT INTO response_removed (wave_id, response_id)
        SELECT OLD.wave_id, OLD.id WHERE EXISTS (SELECT FROM wave WHERE id = OLD.wave_id)
        ON CONFLICT (wave_id, response_id) DO UPDATE SET changed_seq = EXCLUDED.changed_seq;
        RETURN NULL;
      END $$;
      CREATE TRIGGER removed_response_is_remembered AFTER DELETE ON response
        FOR EACH ROW WHEN (OLD.status = 'complete') EXECUTE FUNCTION remember_removed_response();

      -- What an organisation answered before; whether it has been invited.
      CREATE INDEX response_organisation ON response (wave_id, organisation_code) WHERE organisation_code IS NOT NULL;
      -- Whether an imported reference is taken. Not unique: a unique constraint on this table would have to contain the id.
      CREATE INDEX response_reference ON response (wave_id, reference) WHERE reference IS NOT NULL;
      CREATE INDEX import_error_row ON import_error (import_id, row);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX import_error_row, response_reference, response_organisation, response_changed;
      DROP TRIGGER removed_response_is_remembered ON response;
      DROP FUNCTION remember_removed_response;
      DROP TABLE response_removed;
      CREATE INDEX response_changed ON response (wave_id, changed_seq) WHERE status = 'complete';
    `);
  }
}
