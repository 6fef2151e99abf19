import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Code frames, codings of open answers, quotations and findings (docs/decisions/0017-coding.md). */
export class Coding1764200000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of a study and a question, so that all waves have the same codes.
      CREATE TABLE code_frame (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        study_id integer NOT NULL REFERENCES study (id) ON DELETE CASCADE,
        -- Trend key of the question, or its name.
        key text NOT NULL,
        revision integer NOT NULL DEFAULT 0,
        CONSTRAINT code_frame_key_key UNIQUE (study_id, key)
      );
      CREATE TABLE code (
        frame_id integer NOT NULL REFERENCES code_frame (id) ON DELETE CASCADE,
        number integer NOT NULL,
        label text NOT NULL,
        kind text NOT NULL DEFAULT 'plain' CHECK (kind IN ('plain', 'knelpunt', 'behoefte')),
        role text CHECK (role IN ('financier', 'promotor', 'regievoerder', 'doorverwijzer', 'dienstverlener', 'beleidsmaker')),
        description text NOT NULL DEFAULT '',
        place integer NOT NULL,
        retired boolean NOT NULL DEFAULT false,
        -- What was coded with it counts as this one.
        merged_into integer,
        PRIMARY KEY (frame_id, number)
      );
      CREATE TABLE code_change (
        frame_id integer NOT NULL REFERENCES code_frame (id) ON DELETE CASCADE,
        number integer NOT NULL,
        action text NOT NULL CHECK (action IN ('add', 'change', 'merge', 'retire', 'restore', 'order')),
        label text,
        detail text NOT NULL,
        author_id uuid REFERENCES account (id) ON DELETE SET NULL,
        author text NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (frame_id, number)
      );
      CREATE INDEX code_change_author_id ON code_change (author_id);

      -- What one coder chose. Without the text itself: its hash tells whether the answer is still the one that was coded.
      CREATE TABLE coding (
        wave_id integer NOT NULL,
        response_id uuid NOT NULL,
        frame_id integer NOT NULL REFERENCES code_frame (id) ON DELETE CASCADE,
        coder_id uuid NOT NULL,
        -- Name as it was then: codings stay when an account goes.
        coder text NOT NULL,
        codes integer[] NOT NULL CHECK (cardinality(codes) BETWEEN 1 AND 30),
        text_hash text NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (wave_id, response_id, frame_id, coder_id),
        CONSTRAINT coding_wave_id_response_id_fkey FOREIGN KEY (wave_id, response_id) REFERENCES response (wave_id, id) ON DELETE CASCADE
      );
      -- What counts: from the codings, or settled. Codes are null while nobody coded it or coders differ.
      CREATE TABLE coded_text (
        wave_id integer NOT NULL,
        response_id uuid NOT NULL,
        frame_id integer NOT NULL REFERENCES code_frame (id) ON DELETE CASCADE,
        state text NOT NULL CHECK (state IN ('none', 'single', 'agreed', 'differs', 'settled')),
        codes integer[],
        text_hash text NOT NULL,
        settled_codes integer[],
        settled_hash text,
        settled_by text,
        settled_at timestamptz(3),
        -- As response.changed_seq: the columns in memory are topped up by it.
        changed_seq bigint NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
        PRIMARY KEY (wave_id, response_id, frame_id),
        CONSTRAINT coded_text_wave_id_response_id_fkey FOREIGN KEY (wave_id, response_id) REFERENCES response (wave_id, id) ON DELETE CASCADE
      );
      CREATE INDEX coded_text_changed ON coded_text (wave_id, changed_seq);

      -- The text as it may be shown outside the team.
      CREATE TABLE quotation (
        wave_id integer NOT NULL,
        response_id uuid NOT NULL,
        frame_id integer NOT NULL REFERENCES code_frame (id) ON DELETE CASCADE,
        text text NOT NULL,
        text_hash text NOT NULL,
        marked_by text NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (wave_id, response_id, frame_id),
        CONSTRAINT quotation_wave_id_response_id_fkey FOREIGN KEY (wave_id, response_id) REFERENCES response (wave_id, id) ON DELETE CASCADE
      );

      CREATE TABLE finding (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        study_id integer NOT NULL REFERENCES study (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('knelpunt', 'behoefte')),
        role text NOT NULL CHECK (role IN ('financier', 'promotor', 'regievoerder', 'doorverwijzer', 'dienstverlener', 'beleidsmaker')),
        text text NOT NULL,
        -- Kind, title, date, number of participants; no names.
        source jsonb NOT NULL,
        count integer,
        quotations text[] NOT NULL DEFAULT '{}',
        written_by text NOT NULL,
        at timestamptz(3) NOT NULL
      );
      CREATE INDEX finding_study_id ON finding (study_id);
      CREATE TABLE role_state (
        study_id integer NOT NULL REFERENCES study (id) ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('financier', 'promotor', 'regievoerder', 'doorverwijzer', 'dienstverlener', 'beleidsmaker')),
        state text NOT NULL,
        written_by text NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (study_id, role)
      );

      -- Whoever has his answers removed is not quoted either.
      CREATE FUNCTION erased_response_is_not_coded() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM quotation WHERE wave_id = NEW.wave_id AND response_id = NEW.id;
        DELETE FROM coded_text WHERE wave_id = NEW.wave_id AND response_id = NEW.id;
        DELETE FROM coding WHERE wave_id = NEW.wave_id AND response_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER erased_response_is_not_coded AFTER UPDATE OF erased_at ON response FOR EACH ROW
        WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION erased_response_is_not_coded();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER erased_response_is_not_coded ON response;
      DROP FUNCTION erased_response_is_not_coded;
      DROP TABLE role_state, finding, quotation, coded_text, coding, code_change, code, code_frame;
    `);
  }
}
