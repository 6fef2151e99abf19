import { Injectable } from '@nestjs/common';
import type { EarlierContact } from '@ido/fieldwork';
import { DataSource, type EntityManager } from 'typeorm';

/** A mailing that can be carried: to everybody, or to whoever is in a state; never to contacts by name. */
export interface EarlierMailing {
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly scheduledAt: Date;
  readonly ratePerSecond: number;
  readonly recipients: Readonly<Record<string, unknown>>;
}

/** A mailing of the next wave. `clock`: whether the hour exists once, not at all or twice on its day. */
export interface CarriedMailing extends EarlierMailing {
  readonly clock: 'once' | 'skipped' | 'twice';
}

/** A draft to be made from a wave. */
export interface DraftWave {
  readonly previousId: number;
  readonly versionId: number;
  readonly key: string;
  readonly title: string;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
}

/** Said of a carried mailing: nothing goes before somebody has looked at it. */
export const CARRIED_MAILING = 'Overgenomen uit de vorige meting. Controleer de tekst en de datum en hervat dan.';

/** What a next wave takes from the one before. */
@Injectable()
export class NextWaveRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Contacts of a wave, as far as the next one needs them. */
  contacts(waveId: number, manager: EntityManager = this.dataSource.manager): Promise<EarlierContact[]> {
    return manager.query(
      `SELECT p.id, p.organisation_code AS organisation, p.email, p.name, p.phone, p.note, p.owner,
              p.opted_out_at IS NOT NULL OR p.state = 'opted-out' AS "optedOut", p.email_status = 'hard' AS unreachable, o.inhabitants
         FROM participant p JOIN organisation o ON o.code = p.organisation_code
        WHERE p.wave_id = $1 ORDER BY p.listing, p.id`,
      [waveId],
    );
  }

  /** Mailings of a wave that were meant for everybody, the first first. */
  mailings(waveId: number, manager: EntityManager = this.dataSource.manager): Promise<EarlierMailing[]> {
    return manager.query(
      `SELECT kind, subject, body, scheduled_at AS "scheduledAt", rate_per_second AS "ratePerSecond", recipients
         FROM mailing WHERE wave_id = $1 AND kind NOT IN ('test', 'extension') AND status <> 'cancelled'
          AND NOT recipients ? 'participants'
        ORDER BY scheduled_at, created_at, id`,
      [waveId],
    );
  }

  /** How many message texts the study has of its own: they go for every wave. */
  async templates(studyId: number): Promise<number> {
    const [row]: { n: number }[] = await this.dataSource.query(
      'SELECT count(*)::int AS n FROM message_template WHERE study_id = $1',
      [studyId],
    );
    return row?.n ?? 0;
  }

  /** Those of these keys that waves have already. */
  async takenKeys(like: string): Promise<Set<string>> {
    const rows: { key: string }[] = await this.dataSource.query('SELECT key FROM wave WHERE key LIKE $1', [
      `${like.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
    ]);
    return new Set(rows.map(({ key }) => key));
  }

  /** Names of organisations by code. */
  async names(codes: readonly string[]): Promise<Map<string, string>> {
    const rows: { code: string; name: string }[] = await this.dataSource.query(
      'SELECT code, name FROM organisation WHERE code = ANY($1)',
      [codes],
    );
    return new Map(rows.map(({ code, name }) => [code, name]));
  }

  /** What merged into what, by code. */
  async successors(manager: EntityManager): Promise<Map<string, string>> {
    const rows: { code: string; successor: string }[] = await manager.query(
      'SELECT code, successor_code AS successor FROM organisation WHERE successor_code IS NOT NULL',
    );
    return new Map(rows.map(({ code, successor }) => [code, successor]));
  }

  /** The id of the new draft, with the settings and targets of the wave before; null when the key is taken. */
  async add(manager: EntityManager, draft: DraftWave): Promise<number | null> {
    const [row]: { id: number }[] = await manager.query(
      `INSERT INTO wave (key, study_id, questionnaire_version_id, title, audience, open_access, opens_at, closes_at, grace_days, previous_wave_id)
       SELECT $2::text, study_id, $3::int, $4::text, audience, open_access, $5::timestamptz, $6::timestamptz, grace_days, id FROM wave WHERE id = $1
       ON CONFLICT (key) DO NOTHING RETURNING id`,
      [draft.previousId, draft.key, draft.versionId, draft.title, draft.opensAt, draft.closesAt],
    );
    if (!row) return null;
    await manager.query(
      'INSERT INTO wave_target (wave_id, variable, code, target_share) SELECT $2, variable, code, target_share FROM wave_target WHERE wave_id = $1',
      [draft.previousId, row.id],
    );
    return row.id;
  }

  /** Stores mailings as paused: nothing goes before somebody resumes them. */
  async addMailings(
    manager: EntityManager,
    waveId: number,
    mailings: readonly CarriedMailing[],
    actor: string,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO mailing (wave_id, kind, subject, body, status, scheduled_at, clock, rate_per_second, recipients, created_by, detail)
       SELECT $1, kind, subject, body, 'paused', "scheduledAt", clock, "ratePerSecond", recipients, $3, $4
         FROM json_to_recordset($2) AS given (kind text, subject text, body text, "scheduledAt" timestamptz, clock text,
              "ratePerSecond" integer, recipients jsonb)`,
      [waveId, JSON.stringify(mailings), actor, CARRIED_MAILING],
    );
  }
}
