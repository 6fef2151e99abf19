import { Injectable } from '@nestjs/common';
import type { LogEntry, RuleEffect, WhichCounts } from '@ido/questionnaire';
import { DataSource, type EntityManager } from 'typeorm';

/** The first half of the key of the lock that whoever writes in a log holds; the migration has it too. */
const CLEANING_LOCK = 7_140_031;

/** An entry as it is stored, with what the page shows around it. */
export interface StoredEntry {
  readonly entry: LogEntry;
  readonly reason: string;
  readonly author: string;
  readonly at: Date;
  readonly response: {
    readonly id: string;
    readonly reference: string | null;
    readonly organisationCode: string | null;
    readonly organisationName: string | null;
  } | null;
}

/** A new entry, without its number. */
export type NewEntry = LogEntry extends infer Entry ? (Entry extends LogEntry ? Omit<Entry, 'number'> : never) : never;

interface Row {
  number: number;
  kind: LogEntry['kind'];
  responseId: string | null;
  body: Record<string, unknown>;
  reason: string;
  author: string;
  at: Date;
  reference: string | null;
  organisationCode: string | null;
  organisationName: string | null;
}

/** Cleaning logs of waves, and the rule and settings that go with them. */
@Injectable()
export class CleaningLogRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Keeps completions of this wave, and others who write in its log, waiting until the end of the transaction. */
  async lock(manager: EntityManager, waveId: number): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1, $2)', [CLEANING_LOCK, waveId]);
  }

  /** The whole log, in order. */
  async entries(manager: Pick<EntityManager, 'query'>, waveId: number): Promise<StoredEntry[]> {
    const rows: Row[] = await manager.query(
      `SELECT e.number, e.kind, e.response_id AS "responseId", e.body, e.reason, e.author, e.at, r.reference,
              r.organisation_code AS "organisationCode", o.name AS "organisationName"
         FROM cleaning_entry e
         LEFT JOIN response r ON r.wave_id = e.wave_id AND r.id = e.response_id
         LEFT JOIN organisation o ON o.code = r.organisation_code
        WHERE e.wave_id = $1 ORDER BY e.number`,
      [waveId],
    );
    return rows.map(storedEntry);
  }

  /** The same outside of a transaction. */
  log(waveId: number): Promise<StoredEntry[]> {
    return this.entries(this.dataSource, waveId);
  }

  /** Adds an entry and gives its number; the lock must be held. */
  async add(
    manager: EntityManager,
    waveId: number,
    entry: NewEntry,
    by: { readonly id: string; readonly name: string; readonly reason: string; readonly at: Date },
  ): Promise<number> {
    const { kind, response = null, ...body } = { response: undefined, ...entry } as Record<string, unknown> & NewEntry;
    const rows: { number: number }[] = await manager.query(
      `INSERT INTO cleaning_entry (wave_id, number, kind, response_id, body, reason, author_id, author, at)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8 FROM cleaning_entry WHERE wave_id = $1
       RETURNING number`,
      [waveId, kind, response, JSON.stringify(body), by.reason, by.id, by.name, by.at],
    );
    return rows[0]!.number;
  }

  /** From now on something is done when a response of the wave is completed. */
  async begin(manager: EntityManager, waveIds: readonly number[]): Promise<void> {
    await manager.query('UPDATE wave SET cleaned = true WHERE id = ANY ($1) AND NOT cleaned', [waveIds]);
  }

  /** Which of several responses of an organisation counts, in the study of the wave. */
  async whichCounts(manager: Pick<EntityManager, 'query'>, waveId: number): Promise<WhichCounts> {
    const [row]: { rule: WhichCounts }[] = await manager.query(
      'SELECT s.which_counts AS rule FROM study s JOIN wave w ON w.study_id = s.id WHERE w.id = $1',
      [waveId],
    );
    if (!row) throw new Error(`there is no wave ${waveId}`);
    return row.rule;
  }

  async setWhichCounts(manager: EntityManager, studyId: number, rule: WhichCounts): Promise<void> {
    await manager.query('UPDATE study SET which_counts = $2 WHERE id = $1', [studyId, rule]);
  }

  /** The waves of a study whose responses are known, with the version of their questionnaire. */
  wavesOf(manager: EntityManager, studyId: number): Promise<{ id: number; versionId: number }[]> {
    return manager.query(
      'SELECT id, questionnaire_version_id AS "versionId" FROM wave WHERE study_id = $1 AND NOT without_microdata ORDER BY id',
      [studyId],
    );
  }

  /** Settings as they were saved; unparsed. */
  async flagSettings(waveId: number): Promise<unknown> {
    const [row]: { settings: unknown }[] = await this.dataSource.query(
      'SELECT flag_settings AS settings FROM wave WHERE id = $1',
      [waveId],
    );
    return row?.settings;
  }

  async setFlagSettings(manager: EntityManager, waveId: number, settings: unknown): Promise<void> {
    await manager.query('UPDATE wave SET flag_settings = $2 WHERE id = $1', [waveId, JSON.stringify(settings)]);
  }
}

function storedEntry(row: Row): StoredEntry {
  const { responseId: id, reference, organisationCode, organisationName, reason, author, at } = row;
  const response = id === null ? null : { id, reference, organisationCode, organisationName };
  return { entry: logEntry(row), reason, author, at, response };
}

/** The shapes are those that `add` stored; a body that was emptied is an edit without question. */
function logEntry({ number, kind, responseId, body }: Row): LogEntry {
  switch (kind) {
    case 'rule':
      return { kind, number, expression: String(body['expression']), effect: body['effect'] as RuleEffect };
    case 'revoke':
      return { kind, number, entry: Number(body['entry']) };
    case 'edit': {
      const question = typeof body['question'] === 'string' ? body['question'] : null;
      return { kind, number, response: responseId ?? '', question, was: body['was'], value: body['value'] };
    }
    default:
      return { kind, number, response: responseId ?? '' };
  }
}
