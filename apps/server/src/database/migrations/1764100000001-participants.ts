import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Contacts of organisations and their links. Contact data stand apart from answers: no statement over responses has to touch them.
 * A response has any number of links (its contacts, colleagues); the token carries wave and response, so that one look-up finds them all.
 */
export class Participants1764100000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE answer_link (
        wave_id integer NOT NULL,
        response_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        secret_hash bytea NOT NULL,
        kind text NOT NULL CHECK (kind IN ('personal', 'colleague', 'open')),
        -- Whose link it is, when it was made for a contact. Emptied when the contact is removed.
        participant_id uuid,
        label text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        created_by text NOT NULL,
        opened_at timestamptz(3),
        withdrawn_at timestamptz(3),
        PRIMARY KEY (wave_id, response_id, id),
        FOREIGN KEY (wave_id, response_id) REFERENCES response (wave_id, id) ON DELETE CASCADE
      );
      INSERT INTO answer_link (wave_id, response_id, secret_hash, kind, created_at, created_by, opened_at)
      SELECT wave_id, id, secret_hash, CASE WHEN invited_at IS NULL THEN 'open' ELSE 'personal' END,
             coalesce(invited_at, started_at, now()), 'system', started_at
        FROM response WHERE secret_hash IS NOT NULL;
      -- withdrawn_at of the response stays: with it no link opens the response, whatever the links themselves say.
      ALTER TABLE response DROP COLUMN secret_hash;

      CREATE TABLE participant (
        wave_id integer NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        organisation_code text NOT NULL REFERENCES organisation (code),
        response_id uuid NOT NULL,
        email text,
        name text,
        phone text,
        -- Of all contacts of an organisation one is the owner of the response.
        owner boolean NOT NULL,
        state text NOT NULL DEFAULT 'planned' CHECK (
          state IN ('planned', 'sent', 'bounced', 'opened', 'started', 'completed', 'declined', 'opted-out')
        ),
        state_at timestamptz(3) NOT NULL DEFAULT now(),
        email_status text NOT NULL DEFAULT 'ok' CHECK (email_status IN ('ok', 'soft', 'hard')),
        opted_out_at timestamptz(3),
        note text NOT NULL DEFAULT '',
        -- How many events it has had: the number of the newest one.
        events integer NOT NULL DEFAULT 0,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        -- What the list is searched and ordered by: name of the organisation, code, name and address, in small letters.
        listing text NOT NULL,
        PRIMARY KEY (wave_id, id),
        FOREIGN KEY (wave_id, response_id) REFERENCES response (wave_id, id)
      );
      CREATE INDEX participant_response ON participant (wave_id, response_id);
      CREATE UNIQUE INDEX participant_owner ON participant (wave_id, response_id) WHERE owner;
      CREATE UNIQUE INDEX participant_address ON participant (wave_id, response_id, lower(email)) WHERE email IS NOT NULL;
      CREATE INDEX participant_listing ON participant (wave_id, listing, id);
      CREATE INDEX participant_state ON participant (wave_id, state);
      CREATE INDEX participant_email ON participant (wave_id, lower(email)) WHERE email IS NOT NULL;

      CREATE TABLE participant_event (
        wave_id integer NOT NULL,
        participant_id uuid NOT NULL,
        number integer NOT NULL,
        at timestamptz(3) NOT NULL DEFAULT now(),
        -- Null: it came into being.
        from_state text,
        to_state text NOT NULL,
        cause text NOT NULL,
        actor text NOT NULL,
        PRIMARY KEY (wave_id, participant_id, number),
        FOREIGN KEY (wave_id, participant_id) REFERENCES participant (wave_id, id) ON DELETE CASCADE
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE response ADD COLUMN secret_hash bytea;
      -- One link a response is all that fits: the newest that still opens it.
      UPDATE response r SET secret_hash = l.secret_hash
        FROM (SELECT DISTINCT ON (wave_id, response_id) wave_id, response_id, secret_hash FROM answer_link
              ORDER BY wave_id, response_id, withdrawn_at IS NOT NULL, created_at DESC) l
       WHERE l.wave_id = r.wave_id AND l.response_id = r.id;
      DROP TABLE participant_event, participant, answer_link;
    `);
  }
}
