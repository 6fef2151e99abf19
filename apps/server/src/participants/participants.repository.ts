import { Injectable } from '@nestjs/common';
import type { Participant, ParticipantEvent, ParticipantState } from '@ido/api';
import { DataSource, type EntityManager } from 'typeorm';
import type { CheckedContact } from './checked-contact';
import { searchPatterns } from './listing';

/** What the list of contacts is narrowed to. */
export interface ParticipantFilter {
  readonly search?: string | undefined;
  readonly state?: ParticipantState | undefined;
  readonly province?: string | undefined;
  readonly sizeClass?: string | undefined;
  /** True: only whom mail does not reach, for letters. */
  readonly withoutMail?: boolean | undefined;
}

/** A contact with where it stands in the list. */
export type ListedParticipant = Omit<Participant, 'stateAt' | 'optedOutAt' | 'createdAt'> & {
  readonly stateAt: Date;
  readonly optedOutAt: Date | null;
  readonly createdAt: Date;
  readonly listing: string;
};

const COLUMNS = `
  p.id, p.response_id AS "responseId", p.email, p.name, p.phone, p.owner, p.state, p.state_at AS "stateAt",
  p.email_status AS "emailStatus", p.opted_out_at AS "optedOutAt", p.note, p.created_at AS "createdAt", p.listing,
  json_build_object('code', o.code, 'name', o.name, 'province', coalesce(pop.province, o.province), 'sizeClass', pop.size_class)
    AS organisation,
  (SELECT count(*)::int FROM answer_link l JOIN response r ON r.wave_id = l.wave_id AND r.id = l.response_id
    WHERE l.wave_id = p.wave_id AND l.response_id = p.response_id AND l.participant_id = p.id
      AND l.withdrawn_at IS NULL AND r.withdrawn_at IS NULL) AS links`;

const JOINS = `
  JOIN organisation o ON o.code = p.organisation_code
  LEFT JOIN wave_population pop ON pop.wave_id = p.wave_id AND pop.organisation_code = p.organisation_code`;

/** $1 wave, $2 patterns, $3 state, $4 province, $5 size class, $6 whether only those whom mail does not reach. */
const FILTERED = `
  FROM participant p ${JOINS}
  WHERE p.wave_id = $1 AND p.listing LIKE ALL ($2::text[]) AND ($3::text IS NULL OR p.state = $3)
    AND ($4::text IS NULL OR coalesce(pop.province, o.province) = $4) AND ($5::text IS NULL OR pop.size_class = $5)
    AND (NOT $6::boolean OR p.email IS NULL OR p.email_status = 'hard')`;

const parametersOf = (
  waveId: number,
  { search = '', state, province, sizeClass, withoutMail }: ParticipantFilter,
): unknown[] => [
  waveId,
  searchPatterns(search),
  state ?? null,
  province ?? null,
  sizeClass ?? null,
  withoutMail ?? false,
];

/** Contacts of a wave, as they are read. */
@Injectable()
export class ParticipantsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit + 1` contacts by organisation, from after this place in the list. */
  list(
    waveId: number,
    filter: ParticipantFilter,
    limit: number,
    after: readonly string[] | null,
  ): Promise<ListedParticipant[]> {
    // The page is cut out first: links are counted of its rows only.
    return this.dataSource.query(
      `WITH page AS MATERIALIZED (
         SELECT p.id, p.listing ${FILTERED} AND ($7::text IS NULL OR (p.listing, p.id) > ($7, $8::uuid))
         ORDER BY p.listing, p.id LIMIT $9
       )
       SELECT ${COLUMNS} FROM page JOIN participant p ON p.wave_id = $1 AND p.id = page.id ${JOINS}
       ORDER BY p.listing, p.id`,
      [...parametersOf(waveId, filter), after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  /** How many contacts a filter lets through. */
  async count(waveId: number, filter: ParticipantFilter): Promise<number> {
    const [row]: { total: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS total ${FILTERED}`,
      parametersOf(waveId, filter),
    );
    return row?.total ?? 0;
  }

  /** These contacts of a wave, by organisation; those that do not exist are left out. */
  find(waveId: number, ids: readonly string[], manager?: EntityManager): Promise<ListedParticipant[]> {
    return (manager ?? this.dataSource).query(
      `SELECT ${COLUMNS} FROM participant p ${JOINS} WHERE p.wave_id = $1 AND p.id = ANY ($2::uuid[]) ORDER BY p.listing, p.id`,
      [waveId, ids],
    );
  }

  /** The history of a contact, the newest first, from before this number. */
  events(
    waveId: number,
    id: string,
    limit: number,
    before: number | null,
  ): Promise<(Omit<ParticipantEvent, 'at'> & { at: Date })[]> {
    return this.dataSource.query(
      `SELECT number, at, from_state AS "from", to_state AS "to", cause, actor FROM participant_event
        WHERE wave_id = $1 AND participant_id = $2 AND ($3::int IS NULL OR number < $3) ORDER BY number DESC LIMIT $4`,
      [waveId, id, before, limit + 1],
    );
  }

  /** All contacts of a wave with what duplicates are told by. */
  addresses(
    manager: EntityManager,
    waveId: number,
  ): Promise<(Pick<CheckedContact, 'email' | 'name'> & { id: string; organisation: string; owner: boolean })[]> {
    return manager.query(
      'SELECT id, organisation_code AS organisation, email, name, owner FROM participant WHERE wave_id = $1',
      [waveId],
    );
  }

  /** The organisations that a contact may be of: the wave's population or, when that is no list, the whole register. */
  organisations(manager: EntityManager, waveId: number): Promise<{ code: string; name: string }[]> {
    return manager.query(
      `SELECT o.code, o.name FROM wave_population p JOIN organisation o ON o.code = p.organisation_code WHERE p.wave_id = $1
       UNION ALL
       SELECT code, name FROM organisation WHERE NOT EXISTS (SELECT FROM wave_population WHERE wave_id = $1)`,
      [waveId],
    );
  }
}
