import { Injectable } from '@nestjs/common';
import type { OrganisationDetail } from '@ido/api';
import { DataSource } from 'typeorm';
import type { SignedInUser } from '../http/access';

/** `$1` and everything that was merged into it, through other mergers too. */
const LINEAGE = `
  WITH RECURSIVE lineage AS (
    SELECT code, name FROM organisation WHERE code = $1
    UNION SELECT o.code, o.name FROM organisation o JOIN lineage l ON o.successor_code = l.code
  )`;

/** What is known around one organisation, as its page shows it. */
@Injectable()
export class OrganisationHistoryRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** An organisation with its history, as far as this user may see; null when there is none. */
  async find(user: SignedInUser, code: string): Promise<OrganisationDetail | null> {
    const [row]: (Omit<OrganisationDetail, 'changedAt' | 'waves'> & { changedAt: Date | null })[] =
      await this.dataSource.query(DETAIL, [code]);
    if (!row) return null;
    const waves: OrganisationDetail['waves'] = await this.dataSource.query(WAVES, [code, user.id, user.administrator]);
    return { ...row, changedAt: row.changedAt?.toISOString() ?? null, waves };
  }
}

const service = (other: string, own: string) => `
  coalesce((SELECT json_agg(json_build_object('code', m.code, 'name', m.name, 'validFrom', s.valid_from, 'validTo', s.valid_to)
       ORDER BY s.valid_to IS NOT NULL, m.name, s.valid_from)
     FROM library_municipality s JOIN organisation m ON m.code = s.${other} WHERE s.${own} = o.code), '[]'::json)`;

const DETAIL = `
  SELECT o.code, o.type, o.name, o.province, o.inhabitants, o.valid_from::text AS "validFrom", o.valid_to::text AS "validTo",
    o.successor_code AS "successorCode", o.note, o.changed_at AS "changedAt",
    coalesce((SELECT json_agg(json_build_object('referenceDate', reference_date, 'inhabitants', inhabitants) ORDER BY reference_date DESC)
       FROM organisation_inhabitants WHERE organisation_code = o.code), '[]'::json) AS "inhabitantsHistory",
    (SELECT json_build_object('code', n.code, 'name', n.name) FROM organisation n WHERE n.code = o.successor_code) AS successor,
    coalesce((SELECT json_agg(json_build_object('code', p.code, 'name', p.name, 'mergedOn', p.valid_to) ORDER BY p.valid_to, p.name)
       FROM organisation p WHERE p.successor_code = o.code), '[]'::json) AS predecessors,
    ${service('municipality_code', 'library_code')} AS municipalities,
    ${service('library_code', 'municipality_code')} AS libraries
  FROM organisation o WHERE o.code = $1`;

/** $2 account, $3 whether an administrator. */
const WAVES = `${LINEAGE}
  SELECT w.key, w.title, s.title AS study, json_build_object('code', l.code, 'name', l.name) AS "as",
         coalesce(r.status, 'none') AS response
    FROM lineage l
    JOIN wave_population p ON p.organisation_code = l.code
    JOIN wave w ON w.id = p.wave_id
    JOIN study s ON s.id = w.study_id
    LEFT JOIN study_member m ON m.study_id = s.id AND m.account_id = $2
    LEFT JOIN LATERAL (
      SELECT status FROM response WHERE wave_id = w.id AND organisation_code = l.code
       ORDER BY status = 'complete' DESC, status = 'draft' DESC LIMIT 1
    ) r ON true
   WHERE $3 OR m.role IS NOT NULL
   ORDER BY coalesce(w.opens_at, w.created_at) DESC, w.key, l.name`;
