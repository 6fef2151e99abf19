import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first schema. Tables that grow (response, response_revision, participant) have a primary key that begins with the wave,
 * and every unique constraint on them contains the response id, so that they can be partitioned by wave and distributed by response.
 */
export class Foundation1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        email text NOT NULL UNIQUE CHECK (email = lower(email)),
        name text NOT NULL,
        password_hash text NOT NULL,
        administrator boolean NOT NULL DEFAULT false,
        disabled_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now()
      );
      -- Sessions and personal access tokens: only a hash of the token is kept.
      CREATE TABLE access_token (
        token_hash bytea PRIMARY KEY,
        id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('session', 'personal')),
        name text NOT NULL DEFAULT '',
        csrf_token text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL
      );
      CREATE INDEX access_token_account_id ON access_token (account_id);
      -- Failed sign-ins, kept in the database so that every copy of the server throttles the same.
      CREATE TABLE sign_in_failure (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        subject text NOT NULL,
        failed_at timestamptz(3) NOT NULL DEFAULT now()
      );
      CREATE INDEX sign_in_failure_subject ON sign_in_failure (subject, failed_at);

      CREATE TABLE study (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key text NOT NULL UNIQUE,
        title text NOT NULL,
        description text NOT NULL DEFAULT '',
        percentages_from integer NOT NULL DEFAULT 10 CHECK (percentages_from >= 1),
        publish_from integer NOT NULL DEFAULT 5 CHECK (publish_from >= 1),
        created_at timestamptz(3) NOT NULL DEFAULT now()
      );
      CREATE TABLE study_member (
        study_id integer NOT NULL REFERENCES study (id) ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('researcher', 'reader')),
        PRIMARY KEY (study_id, account_id)
      );
      CREATE INDEX study_member_account_id ON study_member (account_id);

      CREATE TABLE questionnaire (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key text NOT NULL UNIQUE,
        title text NOT NULL,
        audience text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      );
      -- definition is json, not jsonb: the order of its keys stays the author's. The content hash does not depend on that order.
      CREATE TABLE questionnaire_version (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        questionnaire_id integer NOT NULL REFERENCES questionnaire (id),
        number integer NOT NULL CHECK (number >= 1),
        definition json NOT NULL,
        content_hash text NOT NULL,
        published_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        UNIQUE (questionnaire_id, number)
      );
      CREATE FUNCTION refuse_change_of_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'version % of questionnaire % is published and cannot change', OLD.number, OLD.questionnaire_id
          USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER published_version_is_final BEFORE UPDATE OR DELETE ON questionnaire_version
        FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change_of_published_version();

      -- Register: municipalities by CBS code (GM0363), later library organisations and IDO locations.
      CREATE TABLE organisation (
        code text PRIMARY KEY,
        type text NOT NULL CHECK (type IN ('municipality', 'library', 'ido-location')),
        name text NOT NULL,
        province text,
        inhabitants integer CHECK (inhabitants >= 0),
        valid_from date NOT NULL,
        valid_to date,
        successor_code text REFERENCES organisation (code)
      );
      CREATE INDEX organisation_type ON organisation (type, name);

      CREATE TABLE wave (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key text NOT NULL UNIQUE,
        study_id integer NOT NULL REFERENCES study (id),
        questionnaire_version_id integer NOT NULL REFERENCES questionnaire_version (id),
        title text NOT NULL,
        audience text NOT NULL,
        status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'open', 'closed', 'published')),
        -- Without invitation: whoever opens the page answers (registration at the desk, visitors).
        open_access boolean NOT NULL DEFAULT false,
        -- Why the figures are not real answers ('reconstructie, geen echte antwoorden'); null when they are.
        synthetic_note text,
        opens_at timestamptz(3),
        closes_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now()
      );
      CREATE INDEX wave_study_id ON wave (study_id);
      -- The organisations a wave is about, with the facts as they were when it was fixed.
      CREATE TABLE wave_population (
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        organisation_code text NOT NULL REFERENCES organisation (code),
        province text,
        size_class text,
        PRIMARY KEY (wave_id, organisation_code)
      );

      -- answers is the truth, coded is derived from it at completion. changed_seq is the transaction that last changed the
      -- row: what columns in memory are topped up by (docs/decisions/0005-topping-up.md).
      CREATE TABLE response (
        wave_id integer NOT NULL REFERENCES wave (id),
        id uuid NOT NULL,
        organisation_code text REFERENCES organisation (code),
        secret_hash bytea,
        status text NOT NULL DEFAULT 'invited' CHECK (status IN ('invited', 'draft', 'complete')),
        withdrawn_at timestamptz(3),
        revision integer NOT NULL DEFAULT 0,
        answers jsonb NOT NULL DEFAULT '{}',
        coded bytea,
        reference text,
        completion_key text,
        invited_at timestamptz(3),
        started_at timestamptz(3),
        saved_at timestamptz(3),
        completed_at timestamptz(3),
        changed_seq bigint NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
        PRIMARY KEY (wave_id, id),
        CHECK ((status = 'complete') = (completed_at IS NOT NULL AND coded IS NOT NULL AND reference IS NOT NULL))
      );
      CREATE INDEX response_changed ON response (wave_id, changed_seq) WHERE status = 'complete';
      CREATE INDEX response_completed ON response (wave_id, completed_at, reference) WHERE status = 'complete';
      CREATE TABLE response_revision (
        wave_id integer NOT NULL,
        response_id uuid NOT NULL,
        revision integer NOT NULL,
        status text NOT NULL,
        answers jsonb NOT NULL,
        author text NOT NULL,
        saved_at timestamptz(3) NOT NULL,
        PRIMARY KEY (wave_id, response_id, revision),
        FOREIGN KEY (wave_id, response_id) REFERENCES response (wave_id, id) ON DELETE CASCADE
      );

      -- Imports: progress while they run, report afterwards. Refused cells one row each, however many.
      CREATE TABLE import (
        id uuid PRIMARY KEY,
        wave_id integer NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES account (id),
        status text NOT NULL CHECK (status IN ('running', 'done', 'refused', 'failed')),
        dry_run boolean NOT NULL,
        partial boolean NOT NULL,
        encoding text,
        delimiter text,
        bytes_total bigint,
        bytes_read bigint NOT NULL DEFAULT 0,
        rows integer NOT NULL DEFAULT 0,
        accepted integer NOT NULL DEFAULT 0,
        error_count integer NOT NULL DEFAULT 0,
        detail text,
        started_at timestamptz(3) NOT NULL DEFAULT now(),
        finished_at timestamptz(3)
      );
      CREATE INDEX import_wave_id ON import (wave_id, started_at);
      CREATE TABLE import_error (
        import_id uuid NOT NULL REFERENCES import (id) ON DELETE CASCADE,
        number integer NOT NULL,
        row integer NOT NULL,
        column_name text NOT NULL,
        value text NOT NULL,
        detail text NOT NULL,
        PRIMARY KEY (import_id, number)
      );

      CREATE TABLE audit (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz(3) NOT NULL DEFAULT now(),
        actor text NOT NULL,
        action text NOT NULL,
        subject text NOT NULL,
        detail jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX audit_at ON audit (at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit, import_error, import, response_revision, response, wave_population, wave, organisation,
        questionnaire_version, questionnaire, study_member, study, sign_in_failure, access_token, account CASCADE;
      DROP FUNCTION refuse_change_of_published_version;
    `);
  }
}
