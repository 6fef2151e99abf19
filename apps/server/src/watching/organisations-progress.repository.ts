import { Injectable } from '@nestjs/common';
import type { OrganisationState } from '@ido/api';
import type { Answers } from '@ido/questionnaire';
import { DataSource } from 'typeorm';
import type { WaveRow } from '../studies/wave-row';
import { organisationsSql } from './organisations-sql';
import { ProgressRepository } from './progress.repository';

/** Which organisations, in order of name; null: all. */
export interface OrganisationFilter {
  readonly search: string | null;
  readonly state: OrganisationState | null;
  readonly province: string | null;
  readonly sizeClass: string | null;
}

/** An organisation with how far it is. */
export interface OrganisationRow {
  readonly code: string;
  readonly name: string;
  readonly province: string | null;
  readonly sizeClass: string | null;
  readonly state: OrganisationState;
  readonly lastActivityAt: Date | null;
  readonly completedAt: Date | null;
  /** Answers of a response that was begun and not completed. */
  readonly draft: Answers | null;
}

/** An organisation to be called, with one of its contacts; without any, the contact is empty. */
export interface CallRow extends OrganisationRow {
  readonly inhabitants: number | null;
  readonly contact: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string | null;
  readonly owner: boolean | null;
  readonly emailStatus: string | null;
}

/** The newest response of an organisation that is as far as the organisation is, with what is only needed of those shown. */
const DETAILS = `
  LEFT JOIN LATERAL (
    SELECT r.saved_at, r.completed_at, CASE WHEN r.status = 'draft' THEN r.answers END AS draft FROM response r
     WHERE r.wave_id = $1 AND r.organisation_code = s.code AND r.status = s.status
     ORDER BY r.saved_at DESC NULLS LAST LIMIT 1
  ) a ON true`;
const SHOWN = `s.code, s.name, s.province, s.size_class AS "sizeClass", s.state,
  greatest(a.saved_at, a.completed_at, s.moved_at, s.opened_at) AS "lastActivityAt", a.completed_at AS "completedAt", a.draft`;

/** What the responses of an organisation in this state are; of every other state there are none. Leaves most organisations out at once. */
const STATUS_OF_STATE: Readonly<Partial<Record<OrganisationState, string>>> = {
  completed: `= 'complete'`,
  started: `= 'draft'`,
};

/** Lists of organisations with how far they are. */
@Injectable()
export class OrganisationsProgressRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly progress: ProgressRepository,
  ) {}

  /** At most `limit + 1` organisations in order of name, from after this name and code. */
  async list(
    wave: Pick<WaveRow, 'id' | 'openAccess'>,
    filter: OrganisationFilter,
    limit: number,
    after: readonly string[] | null,
  ): Promise<OrganisationRow[]> {
    const where = `($3::text IS NULL OR position(lower($3) IN lower(o.name)) > 0 OR upper($3) = o.code)
      AND ($4::text IS NULL OR p.province = $4) AND ($5::text IS NULL OR p.size_class = $5)
      AND ($6::text IS NULL OR (o.name, o.code) > ($6, $7))`;
    // Without a state the page is known before anything is looked up; with one it is found by looking.
    const page = `page AS MATERIALIZED (SELECT p.organisation_code AS code FROM wave_population p JOIN organisation o ON o.code = p.organisation_code
      WHERE p.wave_id = $1 AND ${where} ORDER BY o.name, o.code LIMIT $9)`;
    const organisations =
      filter.state === null
        ? organisationsSql({ responses: 'many', named: true, among: 'ARRAY(SELECT code FROM page)' })
        : organisationsSql({
            responses: await this.progress.responsesOfOrganisation(wave.id),
            named: true,
            where: `${where} AND answer.status ${STATUS_OF_STATE[filter.state] ?? 'IS NULL'}`,
          });
    return this.dataSource.query(
      `WITH ${page}, ${organisations}, s AS MATERIALIZED (
         SELECT * FROM progress WHERE $8::text IS NULL OR state = $8 ORDER BY name, code LIMIT $9
       )
       SELECT ${SHOWN} FROM s ${DETAILS} ORDER BY s.name, s.code`,
      [
        wave.id,
        !wave.openAccess,
        filter.search,
        filter.province,
        filter.sizeClass,
        after?.[0] ?? null,
        after?.[1] ?? null,
        filter.state,
        limit + 1,
      ],
    );
  }

  /**
   * Who can be called: organisations that were not completed and did not say that they do not take part, each contact on a row of its own,
   * without those who want no messages or do not take part.
   */
  async toCall(wave: Pick<WaveRow, 'id' | 'openAccess'>): Promise<CallRow[]> {
    const responses = await this.progress.responsesOfOrganisation(wave.id);
    return this.dataSource.query(
      `WITH ${organisationsSql({ responses, named: true })}, s AS MATERIALIZED (
         SELECT * FROM progress WHERE state NOT IN ('completed', 'declined', 'opted-out')
       )
       SELECT ${SHOWN}, o.inhabitants, p.name AS contact, p.email, p.phone, p.note, p.owner, p.email_status AS "emailStatus"
         FROM s JOIN organisation o ON o.code = s.code ${DETAILS}
         LEFT JOIN participant p ON p.wave_id = $1 AND p.organisation_code = s.code
          AND p.state NOT IN ('declined', 'opted-out') AND p.opted_out_at IS NULL
        ORDER BY s.name, s.code, p.owner DESC, p.created_at, p.id`,
      [wave.id, !wave.openAccess],
    );
  }
}
