import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ResponseState } from '@ido/fieldwork';
import { listingOf } from '../participants/listing';
import { ERASED_REASON, REMOVED_AUTHOR } from './causes';

/** Which response. */
export interface ResponseKey {
  readonly waveId: number;
  readonly responseId: string;
}

const THIS = 'wave_id = $1 AND response_id = $2';
const RESPONSE = 'wave_id = $1 AND id = $2';
/** Columns in memory are topped up by it: a response that is no longer complete leaves them. */
const CHANGED = 'changed_seq = (pg_current_xact_id()::text)::bigint';

/** Declining, reopening and removing, each inside the caller's transaction with the response locked. */
@Injectable()
export class ParticipationRepository {
  /** The contacts that share the response. */
  async contacts(manager: EntityManager, { waveId, responseId }: ResponseKey): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(`SELECT id FROM participant WHERE ${THIS}`, [
      waveId,
      responseId,
    ]);
    return rows.map(({ id }) => id);
  }

  /** Says since when and why the organisation does not take part; nulls take it back. */
  async decline(
    manager: EntityManager,
    { waveId, responseId }: ResponseKey,
    at: Date | null,
    reason: string | null,
  ): Promise<void> {
    await manager.query(`UPDATE response SET declined_at = $3, decline_reason = $4 WHERE ${RESPONSE}`, [
      waveId,
      responseId,
      at,
      reason,
    ]);
  }

  /** Stores a request to reopen when none is waiting yet; gives the one that waits. */
  async request(
    manager: EntityManager,
    { waveId, responseId }: ResponseKey,
    request: { readonly at: Date; readonly reason: string; readonly author: string },
  ): Promise<{ at: Date; reason: string; author: string }> {
    const [waiting]: { at: Date; reason: string; author: string }[] = await manager.query(
      `SELECT at, reason, author FROM reopening_request WHERE ${THIS} AND handled_at IS NULL ORDER BY at LIMIT 1`,
      [waveId, responseId],
    );
    if (waiting) return waiting;
    await manager.query(
      'INSERT INTO reopening_request (wave_id, response_id, at, reason, author) VALUES ($1, $2, $3, $4, $5)',
      [waveId, responseId, request.at, request.reason, request.author],
    );
    return request;
  }

  /** The state of a response of a wave, locked until the end of the transaction; null when there is none. */
  async lock(manager: EntityManager, { waveId, responseId }: ResponseKey): Promise<ResponseState | null> {
    const [row]: ResponseState[] = await manager.query(
      `SELECT status, revision, completion_key AS "completionKey" FROM response WHERE ${RESPONSE} FOR NO KEY UPDATE`,
      [waveId, responseId],
    );
    return row ?? null;
  }

  /** Makes a draft of a complete response, with its revision, and marks requests as acted on. The reference stays. */
  async reopen(
    manager: EntityManager,
    { waveId, responseId }: ResponseKey,
    state: ResponseState,
    by: { readonly at: Date; readonly reason: string; readonly author: string; readonly actor: string },
  ): Promise<void> {
    await manager.query(
      `UPDATE response SET status = $3, revision = $4, completion_key = $5, completed_at = NULL, coded = NULL, clean_answers = NULL,
         counted = true, saved_at = $6,
         reopened_at = $6, reopen_reason = $7, ${CHANGED} WHERE ${RESPONSE}`,
      [waveId, responseId, state.status, state.revision, state.completionKey, by.at, by.reason],
    );
    await manager.query(
      `INSERT INTO response_revision (wave_id, response_id, revision, status, answers, author, saved_at)
       SELECT wave_id, id, revision, 'reopened', answers, $3, $4 FROM response WHERE ${RESPONSE}`,
      [waveId, responseId, by.author, by.at],
    );
    await manager.query(
      `UPDATE reopening_request SET handled_at = $3, handled_by = $4 WHERE ${THIS} AND handled_at IS NULL`,
      [waveId, responseId, by.at, by.actor],
    );
  }

  /**
   * Removes the answers of every revision and whatever names who gave them: authors, links of colleagues, requests. What stays is that
   * and when there was a revision.
   */
  async eraseAnswers(
    manager: EntityManager,
    { waveId, responseId }: ResponseKey,
    state: ResponseState,
    at: Date,
  ): Promise<void> {
    await manager.query(
      `UPDATE response SET status = $3, revision = $4, completion_key = $5, answers = '{}', clean_answers = NULL, counted = true,
         taken_over = '{}', coded = NULL,
         reference = NULL, started_at = NULL, completed_at = NULL, saved_at = NULL, declined_at = $6, decline_reason = NULL,
         reopened_at = NULL, reopen_reason = NULL, erased_at = $6, ${CHANGED} WHERE ${RESPONSE}`,
      [waveId, responseId, state.status, state.revision, state.completionKey, at],
    );
    await manager.query(`UPDATE response_revision SET answers = '{}', author = $3 WHERE ${THIS}`, [
      waveId,
      responseId,
      REMOVED_AUTHOR,
    ]);
    await manager.query(
      `INSERT INTO response_revision (wave_id, response_id, revision, status, answers, author, saved_at)
       VALUES ($1, $2, $3, 'erased', '{}', $4, $5)`,
      [waveId, responseId, state.revision, REMOVED_AUTHOR, at],
    );
    await manager.query(`DELETE FROM reopening_request WHERE ${THIS}`, [waveId, responseId]);
    // A correction holds an answer, and its reason may quote one. That something was corrected stays known.
    await manager.query(`UPDATE cleaning_entry SET body = '{}', reason = $3 WHERE ${THIS}`, [
      waveId,
      responseId,
      ERASED_REASON,
    ]);
    await manager.query(
      `UPDATE answer_link SET label = NULL, withdrawn_at = coalesce(withdrawn_at, $3)
        WHERE ${THIS} AND kind = 'colleague'`,
      [waveId, responseId, at],
    );
  }

  /** Removes name, address, telephone number and note of a contact, and its name from what it changed. */
  async eraseContact(manager: EntityManager, { waveId, responseId }: ResponseKey, contact: string): Promise<void> {
    await manager.query(
      `UPDATE response_revision v SET author = $4 FROM participant p
        WHERE p.wave_id = $1 AND p.id = $3 AND v.wave_id = $1 AND v.response_id = $2 AND v.author = p.name`,
      [waveId, responseId, contact, REMOVED_AUTHOR],
    );
    await manager.query(
      `UPDATE reopening_request q SET author = $4 FROM participant p
        WHERE p.wave_id = $1 AND p.id = $3 AND q.wave_id = $1 AND q.response_id = $2 AND q.author = p.name`,
      [waveId, responseId, contact, REMOVED_AUTHOR],
    );
    // Messages to the contact hold its address and its link; what was not sent yet will not be sent any more.
    await manager.query(
      `UPDATE message SET address = NULL, subject = NULL, text = NULL, html = NULL,
         status = CASE WHEN status IN ('planned', 'outbox', 'uncertain') THEN 'skipped' ELSE status END
        WHERE wave_id = $1 AND participant_id = $2 AND status <> 'handing-over'`,
      [waveId, contact],
    );
    const [organisation]: { code: string; name: string }[] = await manager.query(
      `SELECT o.code, o.name FROM participant p JOIN organisation o ON o.code = p.organisation_code
        WHERE p.wave_id = $1 AND p.id = $2`,
      [waveId, contact],
    );
    if (!organisation) return;
    await manager.query(
      `UPDATE participant SET name = NULL, email = NULL, phone = NULL, note = '', listing = $3 WHERE wave_id = $1 AND id = $2`,
      [waveId, contact, listingOf(organisation, { name: null, email: null })],
    );
  }
}
