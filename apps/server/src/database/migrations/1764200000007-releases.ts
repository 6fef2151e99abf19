import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures as they were: which transaction wrote a revision, and what was released (docs/decisions/0020-references-and-releases.md). */
export class Releases1764200000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What was there already was there before any state that can be asked for.
      ALTER TABLE response_revision ADD COLUMN changed_seq bigint NOT NULL DEFAULT 0;
      ALTER TABLE response_revision ALTER COLUMN changed_seq SET DEFAULT (pg_current_xact_id()::text)::bigint;

      CREATE TABLE wave_release (
        wave_id integer NOT NULL REFERENCES wave (id),
        number integer NOT NULL CHECK (number >= 1),
        -- From which responses, cleaning and population it was made.
        state text NOT NULL,
        -- The figures as whoever is not in the study team may see them, as canonical JSON: its bytes are what the hash is of.
        figures text NOT NULL,
        content_hash text NOT NULL,
        -- What is different from the release before.
        changes jsonb NOT NULL,
        note text NOT NULL,
        author_id uuid REFERENCES account (id) ON DELETE SET NULL,
        author text NOT NULL,
        software text NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (wave_id, number)
      );
      CREATE INDEX wave_release_author_id ON wave_release (author_id);
      CREATE FUNCTION released_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- Whoever is removed as a user leaves the name that stands there.
        IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - 'author_id') = (to_jsonb(OLD) - 'author_id') THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a release of a wave does not change any more';
      END $$;
      CREATE TRIGGER wave_release_stays BEFORE UPDATE OR DELETE ON wave_release FOR EACH ROW EXECUTE FUNCTION released_stays();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE wave_release;
      DROP FUNCTION released_stays;
      ALTER TABLE response_revision DROP COLUMN changed_seq;
    `);
  }
}
