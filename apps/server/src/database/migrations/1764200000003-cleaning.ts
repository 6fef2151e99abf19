import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cleaning log of a wave, and what follows from it per response (docs/decisions/0015-cleaning-log.md). */
export class Cleaning1764200000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE response
        -- What the cleaning log makes of the answers; null: nothing, they are as they were sent in.
        ADD COLUMN clean_answers jsonb,
        -- False: excluded by review, or not the response that counts for its organisation.
        ADD COLUMN counted boolean NOT NULL DEFAULT true;
      -- What is said beside the figures; nearly always few.
      CREATE INDEX response_cleaned ON response (wave_id) WHERE clean_answers IS NOT NULL OR NOT counted;

      ALTER TABLE study ADD COLUMN which_counts text NOT NULL DEFAULT 'all',
        ADD CONSTRAINT study_which_counts_check CHECK (which_counts IN ('all', 'first', 'last', 'most-complete', 'by-hand'));
      ALTER TABLE wave
        -- Whether anything has to be done with a response when it is completed.
        ADD COLUMN cleaned boolean NOT NULL DEFAULT false,
        -- When a response is flagged (FlagSettings).
        ADD COLUMN flag_settings jsonb NOT NULL DEFAULT '{}';

      -- Never changed, only revoked by a later entry. What a respondent has removed is emptied here too.
      CREATE TABLE cleaning_entry (
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        number integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('rule', 'edit', 'exclude', 'accept', 'choose', 'revoke')),
        response_id uuid,
        -- Of a rule its expression and effect, of an edit its question and value, of a revocation the number of the entry.
        body jsonb NOT NULL DEFAULT '{}',
        reason text NOT NULL,
        author_id uuid REFERENCES account (id) ON DELETE SET NULL,
        author text NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (wave_id, number),
        CONSTRAINT cleaning_entry_response_check CHECK ((response_id IS NOT NULL) = (kind IN ('edit', 'exclude', 'accept', 'choose')))
      );
      CREATE INDEX cleaning_entry_response ON cleaning_entry (wave_id, response_id) WHERE response_id IS NOT NULL;
      CREATE INDEX cleaning_entry_author_id ON cleaning_entry (author_id);

      -- Responses that changed since the log was last replayed over them.
      CREATE TABLE cleaning_due (
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        response_id uuid NOT NULL,
        organisation_code text,
        PRIMARY KEY (wave_id, response_id)
      );

      -- Whoever writes in the log holds this lock alone, so that a completion either sees the log or is seen by its replay. What is
      -- looked up after the lock is looked up anew, also when it had to be waited for.
      CREATE FUNCTION responses_are_cleaned(wave integer) RETURNS boolean LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(7140031, wave);
        RETURN (SELECT cleaned FROM wave w WHERE w.id = wave);
      END $$;
      -- Whoever completed a response has it cleaned at once; the job is for when that goes wrong half-way.
      CREATE FUNCTION add_cleaning_job(wave integer) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM graphile_worker.add_job('clean-responses', json_build_object('wave', wave), job_key => 'clean-responses-' || wave);
      END $$;
      CREATE FUNCTION changed_response_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF responses_are_cleaned(OLD.wave_id) THEN
          INSERT INTO cleaning_due VALUES (OLD.wave_id, OLD.id, OLD.organisation_code)
          ON CONFLICT (wave_id, response_id) DO UPDATE SET organisation_code = EXCLUDED.organisation_code;
          PERFORM add_cleaning_job(OLD.wave_id);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER changed_response_is_cleaned AFTER UPDATE ON response FOR EACH ROW
        WHEN (OLD.status IS DISTINCT FROM NEW.status AND 'complete' IN (OLD.status, NEW.status)
              OR NEW.status = 'complete' AND (OLD.answers, OLD.organisation_code) IS DISTINCT FROM (NEW.answers, NEW.organisation_code))
        EXECUTE FUNCTION changed_response_is_due();
      CREATE TRIGGER removed_response_is_cleaned AFTER DELETE ON response FOR EACH ROW
        WHEN (OLD.status = 'complete') EXECUTE FUNCTION changed_response_is_due();
      -- Many at once, as an import writes them.
      CREATE FUNCTION new_responses_are_due() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        wave integer;
      BEGIN
        FOR wave IN SELECT DISTINCT wave_id FROM added WHERE status = 'complete' LOOP
          IF responses_are_cleaned(wave) THEN
            INSERT INTO cleaning_due SELECT wave_id, id, organisation_code FROM added WHERE wave_id = wave AND status = 'complete';
            PERFORM add_cleaning_job(wave);
          END IF;
        END LOOP;
        RETURN NULL;
      END $$;
      CREATE TRIGGER new_responses_are_cleaned AFTER INSERT ON response
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION new_responses_are_due();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER new_responses_are_cleaned ON response;
      DROP TRIGGER removed_response_is_cleaned ON response;
      DROP TRIGGER changed_response_is_cleaned ON response;
      DROP FUNCTION new_responses_are_due, changed_response_is_due, add_cleaning_job, responses_are_cleaned;
      DROP TABLE cleaning_due, cleaning_entry;
      ALTER TABLE wave DROP COLUMN cleaned, DROP COLUMN flag_settings;
      ALTER TABLE study DROP COLUMN which_counts;
      DROP INDEX response_cleaned;
      ALTER TABLE response DROP COLUMN clean_answers, DROP COLUMN counted;
    `);
  }
}
