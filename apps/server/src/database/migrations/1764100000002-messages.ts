import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages to contacts (docs/decisions/0008-links-in-messages.md says what is kept of them, and for how long). */
export class Messages1764100000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message_template (
        study_id integer NOT NULL REFERENCES study (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('invitation', 'reminder', 'last-call', 'thanks', 'extension')),
        subject text NOT NULL,
        body text NOT NULL,
        changed_at timestamptz(3) NOT NULL DEFAULT now(),
        changed_by text NOT NULL,
        PRIMARY KEY (study_id, kind)
      );

      CREATE TABLE mailing (
        wave_id integer NOT NULL REFERENCES wave (id),
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        kind text NOT NULL CHECK (kind IN ('invitation', 'reminder', 'last-call', 'thanks', 'extension', 'test')),
        subject text NOT NULL,
        body text NOT NULL,
        status text NOT NULL CHECK (status IN ('planned', 'sending', 'paused', 'done', 'cancelled')),
        scheduled_at timestamptz(3) NOT NULL,
        clock text NOT NULL DEFAULT 'once' CHECK (clock IN ('once', 'skipped', 'twice')),
        rate_per_second integer NOT NULL CHECK (rate_per_second BETWEEN 1 AND 1000),
        recipients jsonb NOT NULL DEFAULT '{}',
        created_by text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        started_at timestamptz(3),
        finished_at timestamptz(3),
        -- Why it stands still: a sentence for the screen.
        detail text,
        -- The mail server could not be reached this many times in a row; not before resume_at is it tried again.
        failures integer NOT NULL DEFAULT 0,
        resume_at timestamptz(3),
        PRIMARY KEY (wave_id, id)
      );
      CREATE INDEX mailing_active ON mailing (status, scheduled_at) WHERE status IN ('planned', 'sending');
      -- Thanks stay on until somebody stops them: one text at a time.
      CREATE UNIQUE INDEX mailing_thanks ON mailing (wave_id)
        WHERE kind = 'thanks' AND status IN ('planned', 'sending', 'paused');

      CREATE TABLE message (
        wave_id integer NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        mailing_id uuid NOT NULL,
        -- Null: a test, or the contact has been removed.
        participant_id uuid,
        kind text NOT NULL,
        status text NOT NULL CHECK (
          status IN ('planned', 'handing-over', 'sent', 'uncertain', 'failed', 'skipped', 'outbox')
        ),
        -- Without angle brackets; given when it is first rendered, and then the same for ever.
        message_id text,
        address text,
        subject text,
        -- Kept only as long as it may have to be sent or read: there is a personal link in it.
        text text,
        html text,
        unsubscribe_hash bytea,
        -- Who is handing it over, or was when the outcome became uncertain.
        worker uuid,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz(3) NOT NULL DEFAULT now(),
        sent_at timestamptz(3),
        detail text,
        PRIMARY KEY (wave_id, id),
        FOREIGN KEY (wave_id, mailing_id) REFERENCES mailing (wave_id, id),
        CONSTRAINT message_recipient UNIQUE (wave_id, mailing_id, participant_id)
      );
      CREATE INDEX message_due ON message (wave_id, mailing_id, next_attempt_at, id) WHERE status = 'planned';
      CREATE INDEX message_handing_over ON message (worker) WHERE status = 'handing-over';
      CREATE INDEX message_status ON message (wave_id, status, id);
      CREATE INDEX message_participant ON message (wave_id, participant_id, kind);

      -- Planned in the transaction of the completion itself, whichever statement completes: a receipt is never forgotten, and
      -- there is none without a completion. Responses that are imported are inserted as complete and get no thanks.
      CREATE FUNCTION plan_thanks() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO message (wave_id, mailing_id, participant_id, kind, status)
        SELECT g.wave_id, g.id, p.id, g.kind, 'planned'
          FROM mailing g JOIN participant p ON p.wave_id = g.wave_id AND p.response_id = NEW.id AND p.owner
         WHERE g.wave_id = NEW.wave_id AND g.kind = 'thanks' AND g.status IN ('planned', 'sending', 'paused')
           AND p.email IS NOT NULL
        ON CONFLICT ON CONSTRAINT message_recipient DO NOTHING;
        RETURN NULL;
      END $$;
      CREATE TRIGGER completion_is_thanked AFTER UPDATE OF status ON response
        FOR EACH ROW WHEN (NEW.status = 'complete' AND OLD.status <> 'complete') EXECUTE FUNCTION plan_thanks();

      -- Contact data that are removed are removed here too.
      CREATE FUNCTION forget_address() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE message SET address = NULL, text = NULL, html = NULL, subject = NULL,
               participant_id = CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE participant_id END,
               status = CASE WHEN status IN ('planned', 'uncertain', 'outbox') THEN 'skipped' ELSE status END,
               detail = CASE WHEN status IN ('planned', 'uncertain', 'outbox') THEN 'no-address' ELSE detail END
         WHERE wave_id = OLD.wave_id AND participant_id = OLD.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER removed_contact_is_forgotten AFTER DELETE ON participant
        FOR EACH ROW EXECUTE FUNCTION forget_address();
      CREATE TRIGGER emptied_contact_is_forgotten AFTER UPDATE OF email ON participant
        FOR EACH ROW WHEN (OLD.email IS NOT NULL AND NEW.email IS NULL) EXECUTE FUNCTION forget_address();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER emptied_contact_is_forgotten ON participant;
      DROP TRIGGER removed_contact_is_forgotten ON participant;
      DROP TRIGGER completion_is_thanked ON response;
      DROP FUNCTION forget_address;
      DROP FUNCTION plan_thanks;
      DROP TABLE message, mailing, message_template;
    `);
  }
}
