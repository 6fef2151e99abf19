import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tallying a response in one statement that is planned once. A function in the language SQL is parsed and planned at every call, and completing a draft
 * took it out of what was begun and put it back: together a tenth of what PostgreSQL did for a respondent.
 */
export class TallyOnce1764200000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION add_to_tally(wave integer, what text, on_day date, number integer) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF on_day IS NULL THEN
          RETURN;
        END IF;
        INSERT INTO response_tally AS t (wave_id, kind, day, slot, count)
        VALUES (wave, what, on_day, pg_backend_pid() % 128, number)
        ON CONFLICT (wave_id, kind, day, slot) DO UPDATE SET count = t.count + EXCLUDED.count;
      END $$;
      -- The day moves from one to the other; nothing is written when it stays where it was. Null: not counted.
      CREATE FUNCTION move_in_tally(wave integer, what text, was date, becomes date) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF was IS DISTINCT FROM becomes THEN
          PERFORM add_to_tally(wave, what, was, -1);
          PERFORM add_to_tally(wave, what, becomes, 1);
        END IF;
      END $$;
      CREATE OR REPLACE FUNCTION tally_one() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        completed_before date := CASE WHEN OLD.status = 'complete' THEN day_in_the_netherlands(OLD.completed_at) END;
        completed_now date := CASE WHEN NEW.status = 'complete' THEN day_in_the_netherlands(NEW.completed_at) END;
        begun_before date := CASE WHEN OLD.status <> 'invited'
          THEN day_in_the_netherlands(coalesce(OLD.started_at, OLD.completed_at, OLD.saved_at, OLD.invited_at)) END;
        begun_now date := CASE WHEN NEW.status <> 'invited'
          THEN day_in_the_netherlands(coalesce(NEW.started_at, NEW.completed_at, NEW.saved_at, NEW.invited_at)) END;
      BEGIN
        -- A response stays in its wave. Always in this order, so that no two wait for each other.
        PERFORM move_in_tally(NEW.wave_id, 'completed', completed_before, completed_now);
        PERFORM move_in_tally(NEW.wave_id, 'started', begun_before, begun_now);
        PERFORM pulse_wave(NEW.wave_id);
        RETURN NULL;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION tally_one() RETURNS trigger LANGUAGE plpgsql AS $$
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
      DROP FUNCTION move_in_tally;
      CREATE OR REPLACE FUNCTION add_to_tally(wave integer, what text, on_day date, number integer) RETURNS void LANGUAGE sql AS $$
        INSERT INTO response_tally AS t (wave_id, kind, day, slot, count)
        SELECT wave, what, on_day, pg_backend_pid() % 128, number WHERE on_day IS NOT NULL
        ON CONFLICT (wave_id, kind, day, slot) DO UPDATE SET count = t.count + EXCLUDED.count
      $$;
    `);
  }
}
