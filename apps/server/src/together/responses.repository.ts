import { Injectable } from '@nestjs/common';
import type { ResponseFilter, TakenOver } from '@ido/api';
import { DataSource } from 'typeorm';

/** A response with everything its line in the list shows. */
export interface ResponseRow {
  readonly id: string;
  readonly organisationCode: string | null;
  readonly organisationName: string | null;
  readonly status: 'invited' | 'draft' | 'complete';
  readonly revision: number;
  readonly author: string | null;
  readonly lastActivityAt: Date | null;
  readonly completedAt: Date | null;
  readonly reference: string | null;
  readonly declinedAt: Date | null;
  readonly declineReason: string | null;
  readonly erasedAt: Date | null;
  readonly reopenedAt: Date | null;
  readonly requestAt: Date | null;
  readonly requestReason: string | null;
  readonly requestAuthor: string | null;
  readonly takenOver: TakenOver;
  /** Place in the order of the list, as text: later activity is greater. */
  readonly place: string;
}

const ACTIVITY = `greatest(r.saved_at, r.declined_at, r.erased_at)`;

const SELECT = `
  SELECT r.id, r.organisation_code AS "organisationCode", o.name AS "organisationName", r.status, r.revision, v.author,
         ${ACTIVITY} AS "lastActivityAt", r.completed_at AS "completedAt", r.reference, r.declined_at AS "declinedAt",
         r.decline_reason AS "declineReason", r.erased_at AS "erasedAt", r.reopened_at AS "reopenedAt",
         q.at AS "requestAt", q.reason AS "requestReason", q.author AS "requestAuthor", r.taken_over AS "takenOver",
         to_char(coalesce(${ACTIVITY}, r.completed_at, 'epoch') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') AS place
    FROM response r
    LEFT JOIN organisation o ON o.code = r.organisation_code
    LEFT JOIN response_revision v ON v.wave_id = r.wave_id AND v.response_id = r.id AND v.revision = r.revision
    LEFT JOIN LATERAL (
      SELECT at, reason, author FROM reopening_request
       WHERE wave_id = r.wave_id AND response_id = r.id AND handled_at IS NULL ORDER BY at LIMIT 1
    ) q ON true`;

const FILTERS: Readonly<Record<ResponseFilter, string>> = {
  requested: 'q.at IS NOT NULL',
  draft: `r.status = 'draft'`,
  complete: `r.status = 'complete'`,
  declined: 'r.declined_at IS NOT NULL AND r.erased_at IS NULL',
  erased: 'r.erased_at IS NOT NULL',
};

/** Something was done with it: a link alone is no response yet. */
const TOUCHED = `(r.revision > 0 OR r.declined_at IS NOT NULL)`;

/** Responses as researchers see them. */
@Injectable()
export class ResponsesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit + 1` responses that something was done with, the last active first, from after this place and id. */
  list(
    waveId: number,
    { search, state }: { readonly search?: string | undefined; readonly state?: ResponseFilter | undefined },
    limit: number,
    after: readonly string[] | null,
  ): Promise<ResponseRow[]> {
    const narrowed = state === undefined ? '' : `AND ${FILTERS[state]}`;
    return this.dataSource.query(
      `SELECT * FROM (
         ${SELECT} WHERE r.wave_id = $1 AND ${TOUCHED} ${narrowed}
           AND ($2::text IS NULL OR position($2 IN lower(concat_ws(' ', o.name, o.code, r.reference))) > 0)
       ) listed
       WHERE $4::text IS NULL OR (place, id::text) < ($4, $5)
       ORDER BY place DESC, id::text DESC LIMIT $3`,
      [waveId, search?.toLowerCase() ?? null, limit + 1, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  /** One response of a wave, or null. */
  async find(waveId: number, id: string): Promise<ResponseRow | null> {
    const [row]: ResponseRow[] = await this.dataSource.query(`${SELECT} WHERE r.wave_id = $1 AND r.id = $2`, [
      waveId,
      id,
    ]);
    return row ?? null;
  }
}
