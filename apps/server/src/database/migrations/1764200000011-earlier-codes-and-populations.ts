import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Codes and populations as they were, so that a figure can be made again after they changed (docs/decisions/0020-references-and-releases.md). Written by triggers: whatever
 * changes a row, its history is in the same transaction.
 */
export class EarlierCodesAndPopulations1764200000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a code was called, where it stood, and whether it was in use.
      CREATE TABLE code_revision (
        frame_id integer NOT NULL,
        number integer NOT NULL,
        revision bigint GENERATED ALWAYS AS IDENTITY,
        label text NOT NULL,
        place integer NOT NULL,
        retired boolean NOT NULL,
        merged_into integer,
        changed_seq bigint NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
        PRIMARY KEY (frame_id, number, revision),
        CONSTRAINT code_revision_frame_id_number_fkey FOREIGN KEY (frame_id, number) REFERENCES code (frame_id, number) ON DELETE CASCADE
      );
      -- What counted for a text; without the text, as in coded_text.
      CREATE TABLE coded_text_revision (
        wave_id integer NOT NULL,
        response_id uuid NOT NULL,
        frame_id integer NOT NULL REFERENCES code_frame (id) ON DELETE CASCADE,
        revision bigint GENERATED ALWAYS AS IDENTITY,
        codes integer[],
        text_hash text NOT NULL,
        changed_seq bigint NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
        PRIMARY KEY (wave_id, response_id, frame_id, revision),
        CONSTRAINT coded_text_revision_wave_id_response_id_fkey FOREIGN KEY (wave_id, response_id) REFERENCES response (wave_id, id) ON DELETE CASCADE
      );
      -- Which organisations a wave was about, with the facts that figures are filtered and crossed by.
      CREATE TABLE wave_population_revision (
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        organisation_code text NOT NULL,
        revision bigint GENERATED ALWAYS AS IDENTITY,
        -- False: was taken out.
        member boolean NOT NULL,
        province text,
        size_class text,
        inhabitants integer,
        changed_seq bigint NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
        PRIMARY KEY (wave_id, organisation_code, revision)
      );
      -- What the size classes meant in each version of a population.
      CREATE TABLE population_version (
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        version integer NOT NULL,
        size_limits integer[] NOT NULL,
        changed_seq bigint NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
        PRIMARY KEY (wave_id, version)
      );

      -- What is there already was there before any state that can be asked for: codes as they are now, and the present population only.
      INSERT INTO code_revision (frame_id, number, label, place, retired, merged_into, changed_seq)
        SELECT frame_id, number, label, place, retired, merged_into, 0 FROM code;
      INSERT INTO coded_text_revision (wave_id, response_id, frame_id, codes, text_hash, changed_seq)
        SELECT wave_id, response_id, frame_id, codes, text_hash, 0 FROM coded_text;
      INSERT INTO wave_population_revision (wave_id, organisation_code, member, province, size_class, inhabitants, changed_seq)
        SELECT wave_id, organisation_code, true, province, size_class, inhabitants, 0 FROM wave_population;
      INSERT INTO population_version (wave_id, version, size_limits, changed_seq)
        SELECT w.id, w.population_version, s.size_limits, 0 FROM wave w JOIN study s ON s.id = w.study_id;

      CREATE FUNCTION code_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' OR (NEW.label, NEW.place, NEW.retired, NEW.merged_into) IS DISTINCT FROM (OLD.label, OLD.place, OLD.retired, OLD.merged_into) THEN
          INSERT INTO code_revision (frame_id, number, label, place, retired, merged_into)
          VALUES (NEW.frame_id, NEW.number, NEW.label, NEW.place, NEW.retired, NEW.merged_into);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER code_is_kept AFTER INSERT OR UPDATE ON code FOR EACH ROW EXECUTE FUNCTION code_is_kept();

      CREATE FUNCTION coded_text_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' OR (NEW.codes, NEW.text_hash) IS DISTINCT FROM (OLD.codes, OLD.text_hash) THEN
          INSERT INTO coded_text_revision (wave_id, response_id, frame_id, codes, text_hash)
          VALUES (NEW.wave_id, NEW.response_id, NEW.frame_id, NEW.codes, NEW.text_hash);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER coded_text_is_kept AFTER INSERT OR UPDATE ON coded_text FOR EACH ROW EXECUTE FUNCTION coded_text_is_kept();

      CREATE FUNCTION population_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          -- Not when the wave itself goes.
          INSERT INTO wave_population_revision (wave_id, organisation_code, member)
          SELECT OLD.wave_id, OLD.organisation_code, false WHERE EXISTS (SELECT FROM wave WHERE id = OLD.wave_id);
        ELSIF TG_OP = 'INSERT' OR (NEW.province, NEW.size_class, NEW.inhabitants) IS DISTINCT FROM (OLD.province, OLD.size_class, OLD.inhabitants) THEN
          INSERT INTO wave_population_revision (wave_id, organisation_code, member, province, size_class, inhabitants)
          VALUES (NEW.wave_id, NEW.organisation_code, true, NEW.province, NEW.size_class, NEW.inhabitants);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER population_is_kept AFTER INSERT OR UPDATE OR DELETE ON wave_population FOR EACH ROW EXECUTE FUNCTION population_is_kept();

      CREATE FUNCTION population_version_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO population_version (wave_id, version, size_limits)
        SELECT NEW.id, NEW.population_version, size_limits FROM study WHERE id = NEW.study_id
        ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$;
      CREATE TRIGGER population_version_is_kept AFTER INSERT OR UPDATE OF population_version ON wave FOR EACH ROW
        EXECUTE FUNCTION population_version_is_kept();

      -- Whoever has his answers removed is in no earlier state either.
      CREATE OR REPLACE FUNCTION erased_response_is_not_coded() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM quotation WHERE wave_id = NEW.wave_id AND response_id = NEW.id;
        DELETE FROM coded_text WHERE wave_id = NEW.wave_id AND response_id = NEW.id;
        DELETE FROM coded_text_revision WHERE wave_id = NEW.wave_id AND response_id = NEW.id;
        DELETE FROM coding WHERE wave_id = NEW.wave_id AND response_id = NEW.id;
        RETURN NULL;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION erased_response_is_not_coded() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM quotation WHERE wave_id = NEW.wave_id AND response_id = NEW.id;
        DELETE FROM coded_text WHERE wave_id = NEW.wave_id AND response_id = NEW.id;
        DELETE FROM coding WHERE wave_id = NEW.wave_id AND response_id = NEW.id;
        RETURN NULL;
      END $$;
      DROP TRIGGER population_version_is_kept ON wave;
      DROP TRIGGER population_is_kept ON wave_population;
      DROP TRIGGER coded_text_is_kept ON coded_text;
      DROP TRIGGER code_is_kept ON code;
      DROP FUNCTION population_version_is_kept, population_is_kept, coded_text_is_kept, code_is_kept;
      DROP TABLE population_version, wave_population_revision, coded_text_revision, code_revision;
    `);
  }
}
