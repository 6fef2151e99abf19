import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What watching a wave needs: counts that are kept instead of counted, a sign when they change, targets, and days of grace
 * (docs/decisions/0012-watching-a-wave.md).
 */
export class Watching1764100000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Days after closing in which a response that was begun may still be saved and completed.
      ALTER TABLE wave ADD COLUMN grace_days integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT wave_grace_days_check CHECK (grace_days >= 0 AND grace_days <= 90);

      -- The part of a class that should have completed at closing; code '' for the whole wave.
      CREATE TABLE wave_target (
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        variable text NOT NULL CHECK (variable IN ('province', 'sizeClass', 'total')),
        code text NOT NULL,
        target_share numeric NOT NULL CHECK (target_share > 0 AND target_share <= 1),
        PRIMARY KEY (wave_id, variable, code)
      );

      -- How many responses were begun and completed on each day in the Netherlands. Several rows per day, added up when read, so
      -- that respondents who save at the same moment do not wait for each other's row.
      CREATE TABLE response_tally (
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('started', 'completed')),
        day date NOT NULL,
        slot integer NOT NULL,
        count integer NOT NULL,
        PRIMARY KEY (wave_id, kind, day, slot)
      );
      CREATE FUNCTION day_in_the_netherlands(moment timestamptz) RETURNS date LANGUAGE sql STABLE AS
        $$ SELECT (moment AT TIME ZONE 'Europe/Amsterdam')::date $$;
      INSERT INTO response_tally
      SELECT wave_id, kind, day_in_the_netherlands(moment), 0, count(*)
        FROM response CROSS JOIN LATERAL (VALUES
          ('started', CASE WHEN status <> 'invited' THEN coalesce(started_at, completed_at, saved_at, invited_at) END),
          ('completed', CASE WHEN status = 'complete' THEN completed_at END)) AS counted (kind, moment)
       WHERE moment IS NOT NULL GROUP BY 1, 2, 3;

      -- When watchers of a wave were last told that something changed. Made with the wave, so that telling never inserts: an
      -- insert would wait for another transaction that is inserting the same row.
      CREATE TABLE wave_pulse (
        wave_id integer PRIMARY KEY REFERENCES wave (id) ON DELETE CASCADE,
        at timestamptz(3) NOT NULL
      );
      INSERT INTO wave_pulse SELECT id, '-infinity' FROM wave;
      CREATE FUNCTION begin_pulse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO wave_pulse VALUES (NEW.id, '-infinity');
        RETURN NULL;
      END $$;
      CREATE TRIGGER new_wave_has_a_pulse AFTER INSERT ON wave FOR EACH ROW EXECUTE FUNCTION begin_pulse();
      -- At most once a second per wave, and never waiting: NOTIFY makes transactions commit one after another. Who is told
      -- looks again after that second, so that what was passed over is seen as well.
      CREATE FUNCTION pulse_wave(wave integer) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM wave_pulse WHERE wave_id = wave AND at > clock_timestamp() - interval '1 second') THEN
          RETURN;
        END IF;
        UPDATE wave_pulse SET at = clock_timestamp() WHERE wave_id = (
          SELECT wave_id FROM wave_pulse
           WHERE wave_id = wave AND at <= clock_timestamp() - interval '1 second' FOR NO KEY UPDATE SKIP LOCKED);
        IF FOUND THEN
          PERFORM pg_notify('ido_wave', wave::text);
        END IF;
      END $$;

      -- Without a moment there is no day to count it on.
      CREATE FUNCTION add_to_tally(wave integer, what text, on_day date, number integer) RETURNS void LANGUAGE sql AS $$
        INSERT INTO response_tally AS t (wave_id, kind, day, slot, count)
        SELECT wave, what, on_day, pg_backend_pid() % 128, number WHERE on_day IS NOT NULL
        ON CONFLICT (wave_id, kind, day, slot) DO UPDATE SET count = t.count + EXCLUDED.count
      $$;
      -- Many at once, as an import writes them; always in the same order, so that no two wait for each other.
      CREATE FUNCTION tally_many() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        sign integer := CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END;
      BEGIN
        -- A wave that goes altogether takes its tally along.
        PERFORM add_to_tally(wave_id, kind, day, sign * number) FROM (
          SELECT wave_id, kind, day_in_the_netherlands(moment) AS day, count(*)::integer AS number
            FROM changed CROSS JOIN LATERAL (VALUES
              ('started', CASE WHEN status <> 'invited' THEN coalesce(started_at, completed_at, saved_at, invited_at) END),
              ('completed', CASE WHEN status = 'complete' THEN completed_at END)) AS counted (kind, moment)
           WHERE moment IS NOT NULL AND EXISTS (SELECT FROM wave WHERE id = wave_id)
           GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) counted;
        PERFORM pulse_wave(wave_id) FROM (SELECT DISTINCT wave_id FROM changed) waves
          WHERE EXISTS (SELECT FROM wave WHERE id = wave_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER inserted_responses_are_tallied AFTER INSERT ON response
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally_many();
      CREATE TRIGGER deleted_responses_are_tallied AFTER DELETE ON response
        REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally_many();
      -- One that is begun, completed or opened again. Saving a draft once more costs nothing here.
      CREATE FUNCTION tally_one() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.status = 'complete' THEN
          PERFORM add_to_tally(OLD.wave_id, 'completed', day_in_the_netherlands(OLD.completed_at), -1);
        END IF;
        IF NEW.status = 'complete' THEN
          PERFORM add_to_tally(NEW.wave_id, 'completed', day_in_the_netherlands(NEW.completed_at), 1);
        END IF;
        IF OLD.status <> 'invited' THEN
          PERFORM add_to_tally(OLD.wave_id, 'started',
            day_in_the_netherlands(coalesce(OLD.started_at, OLD.completed_at, OLD.saved_at, OLD.invited_at)), -1);
        END IF;
        IF NEW.status <> 'invited' THEN
          PERFORM add_to_tally(NEW.wave_id, 'started',
            day_in_the_netherlands(coalesce(NEW.started_at, NEW.completed_at, NEW.saved_at, NEW.invited_at)), 1);
        END IF;
        PERFORM pulse_wave(NEW.wave_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER changed_response_is_tallied AFTER UPDATE ON response FOR EACH ROW
        WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.started_at IS DISTINCT FROM NEW.started_at
              OR OLD.completed_at IS DISTINCT FROM NEW.completed_at)
        EXECUTE FUNCTION tally_one();

      CREATE FUNCTION pulse_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pulse_wave(CASE TG_TABLE_NAME WHEN 'wave' THEN (to_jsonb(NEW)->>'id')::integer ELSE (to_jsonb(NEW)->>'wave_id')::integer END);
        RETURN NULL;
      END $$;
      CREATE FUNCTION pulse_of_rows() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pulse_wave(wave_id) FROM (SELECT DISTINCT wave_id FROM changed) waves
          WHERE EXISTS (SELECT FROM wave WHERE id = wave_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER changed_participant_is_told AFTER UPDATE ON participant FOR EACH ROW
        WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION pulse_of_row();
      CREATE TRIGGER new_participants_are_told AFTER INSERT ON participant
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pulse_of_rows();
      CREATE TRIGGER changed_wave_is_told AFTER UPDATE ON wave FOR EACH ROW
        WHEN ((OLD.status, OLD.opens_at, OLD.closes_at, OLD.grace_days) IS DISTINCT FROM
              (NEW.status, NEW.opens_at, NEW.closes_at, NEW.grace_days))
        EXECUTE FUNCTION pulse_of_row();

      -- Organisations of a wave by how far they are, read from the index alone.
      DROP INDEX response_organisation;
      CREATE INDEX response_organisation ON response (wave_id, organisation_code, status) WHERE organisation_code IS NOT NULL;
      -- Personal links that were not withdrawn.
      CREATE INDEX response_invited ON response (wave_id) WHERE invited_at IS NOT NULL AND withdrawn_at IS NULL;
      -- Drafts: what is left to be completed.
      CREATE INDEX response_draft ON response (wave_id, saved_at) WHERE status = 'draft';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX response_draft, response_invited, response_organisation;
      CREATE INDEX response_organisation ON response (wave_id, organisation_code) WHERE organisation_code IS NOT NULL;
      DROP TRIGGER new_wave_has_a_pulse ON wave;
      DROP TRIGGER changed_wave_is_told ON wave;
      DROP TRIGGER new_participants_are_told ON participant;
      DROP TRIGGER changed_participant_is_told ON participant;
      DROP TRIGGER changed_response_is_tallied ON response;
      DROP TRIGGER deleted_responses_are_tallied ON response;
      DROP TRIGGER inserted_responses_are_tallied ON response;
      DROP FUNCTION tally_one, tally_many, pulse_of_row, pulse_of_rows, add_to_tally, begin_pulse, pulse_wave, day_in_the_netherlands;
      DROP TABLE wave_pulse, response_tally, wave_target;
      ALTER TABLE wave DROP COLUMN grace_days;
    `);
  }
}
