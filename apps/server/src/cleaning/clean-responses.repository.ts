import { Injectable } from '@nestjs/common';
import type { Answers, RawResponse } from '@ido/questionnaire';
import type { EntityManager, QueryRunner } from 'typeorm';

/** Responses that are replayed together: what is in memory at once, but for an organisation that has more. */
const BATCH = 2_000;

/** A completed response as it is stored: what was sent in, and what the log made of it. */
export interface StoredResponse extends RawResponse {
  /** Null: as they were sent in. */
  readonly cleanAnswers: Answers | null;
  readonly counted: boolean;
}

/** What is to be stored of a response. */
export interface CleanedRow {
  readonly id: string;
  readonly cleanAnswers: Answers | null;
  readonly counted: boolean;
  readonly coded: Uint8Array;
}

/** Where to go on: responses without organisation come first, by id; then the others by organisation. */
export type Place =
  { readonly kind: 'alone'; readonly after: string } | { readonly kind: 'organisations'; readonly after: string };

export const BEGIN: Place = { kind: 'alone', after: '00000000-0000-0000-0000-000000000000' };

type Queries = Pick<EntityManager | QueryRunner, 'query'>;

const COLUMNS = `r.id, r.organisation_code AS organisation, r.completed_at AS "completedAt", r.answers, r.clean_answers AS "cleanAnswers",
  r.counted`;
const COMPLETE = `r.wave_id = $1 AND r.status = 'complete'`;

/** Completed responses, to replay a log over. */
@Injectable()
export class CleanResponsesRepository {
  async count(queries: Queries, waveId: number): Promise<number> {
    const rows: { count: number }[] = await queries.query(
      `SELECT count(*)::int AS count FROM response r WHERE ${COMPLETE}`,
      [waveId],
    );
    return rows[0]?.count ?? 0;
  }

  /**
   * The next responses in the order of organisation and id, whole organisations at a time, and where to go on; null when there are
   * no more.
   */
  async next(queries: Queries, waveId: number, place: Place): Promise<{ rows: StoredResponse[]; next: Place } | null> {
    if (place.kind === 'alone') {
      const rows: StoredResponse[] = await queries.query(
        `SELECT ${COLUMNS} FROM response r WHERE ${COMPLETE} AND r.organisation_code IS NULL AND r.id > $2 ORDER BY r.id LIMIT $3`,
        [waveId, place.after, BATCH],
      );
      const last = rows.at(-1);
      if (last) return { rows, next: { kind: 'alone', after: last.id } };
      return this.next(queries, waveId, { kind: 'organisations', after: '' });
    }
    const sizes: { code: string; size: number }[] = await queries.query(
      `SELECT organisation_code AS code, count(*)::int AS size FROM response r
        WHERE ${COMPLETE} AND organisation_code > $2 GROUP BY 1 ORDER BY 1 LIMIT 1000`,
      [waveId, place.after],
    );
    const codes: string[] = [];
    let size = 0;
    for (const one of sizes) {
      if (codes.length > 0 && size + one.size > BATCH) break;
      codes.push(one.code);
      size += one.size;
    }
    const after = codes.at(-1);
    if (after === undefined) return null;
    return { rows: await this.ofOrganisations(queries, waveId, codes), next: { kind: 'organisations', after } };
  }

  /** Every completed response, some at a time, in that order. */
  async *all(queries: Queries, waveId: number): AsyncGenerator<StoredResponse[]> {
    for (let place: Place | null = BEGIN; place !== null;) {
      const step = await this.next(queries, waveId, place);
      if (step) yield step.rows;
      place = step?.next ?? null;
    }
  }

  /** All completed responses of these organisations, by organisation and id. */
  ofOrganisations(queries: Queries, waveId: number, codes: readonly string[]): Promise<StoredResponse[]> {
    return queries.query(
      `SELECT ${COLUMNS} FROM response r WHERE ${COMPLETE} AND r.organisation_code = ANY ($2::text[]) ORDER BY r.organisation_code, r.id`,
      [waveId, codes],
    );
  }

  /** Those of these responses that are completed. */
  byId(queries: Queries, waveId: number, ids: readonly string[]): Promise<StoredResponse[]> {
    return queries.query(
      `SELECT ${COLUMNS} FROM response r WHERE ${COMPLETE} AND r.id = ANY ($2::uuid[]) ORDER BY r.organisation_code NULLS FIRST, r.id`,
      [waveId, ids],
    );
  }

  /** Stores what the log made of responses. They leave or change the columns in memory at the next look (decision 5). */
  async store(manager: EntityManager, waveId: number, rows: readonly CleanedRow[]): Promise<void> {
    if (rows.length === 0) return;
    await manager.query(
      `UPDATE response r SET clean_answers = c.answers::jsonb, counted = c.counted, coded = c.coded,
              changed_seq = (pg_current_xact_id()::text)::bigint
         FROM unnest($2::uuid[], $3::text[], $4::boolean[], $5::bytea[]) AS c (id, answers, counted, coded)
        WHERE ${COMPLETE} AND r.id = c.id`,
      [
        waveId,
        rows.map(({ id }) => id),
        rows.map(({ cleanAnswers }) => cleanAnswers && JSON.stringify(cleanAnswers)),
        rows.map(({ counted }) => counted),
        rows.map(({ coded }) => Buffer.from(coded.buffer, coded.byteOffset, coded.byteLength)),
      ],
    );
  }

  /** Takes the next responses that changed since the log was replayed over them, with their organisations. */
  async takeDue(manager: EntityManager, waveId: number): Promise<{ ids: string[]; organisations: string[] }> {
    const due: { id: string; organisation: string | null }[] = await manager.query(
      `WITH taken AS (
         DELETE FROM cleaning_due WHERE wave_id = $1 AND response_id IN (
           SELECT response_id FROM cleaning_due WHERE wave_id = $1 ORDER BY response_id LIMIT $2)
         RETURNING response_id AS id, organisation_code AS organisation)
       SELECT id, organisation FROM taken`,
      [waveId, BATCH],
    );
    const organisations = new Set(due.flatMap(({ organisation }) => organisation ?? []));
    return { ids: due.map(({ id }) => id), organisations: [...organisations] };
  }

  /** Every response of the wave will have been looked at: none is due any more. */
  async nothingDue(manager: EntityManager, waveId: number): Promise<void> {
    await manager.query('DELETE FROM cleaning_due WHERE wave_id = $1', [waveId]);
  }
}
