import { Injectable } from '@nestjs/common';
import type { PopulationChange, PopulationMember, PopulationRule, WaveStatus } from '@ido/api';
import type { PopulationCandidate } from '@ido/fieldwork';
import { DataSource, type EntityManager } from 'typeorm';

/** An organisation of the register as populations are chosen from. */
export interface Candidate extends Omit<PopulationCandidate, 'sizeClass'> {
  readonly name: string;
  /** The newest count up to the day that was asked for; the first one when all are later. */
  readonly inhabitants: number | null;
}

/** What is kept of an organisation of a population. */
export interface MemberFacts {
  readonly code: string;
  readonly province: string | null;
  readonly sizeClass: string | null;
  readonly inhabitants: number | null;
}

/** What decides how the population of a wave may change. */
export interface PopulationState {
  readonly id: number;
  readonly key: string;
  readonly status: WaveStatus;
  readonly rule: PopulationRule | null;
  readonly frozenAt: Date | null;
  readonly opensAt: Date | null;
  readonly createdAt: Date;
  readonly sizeLimits: readonly [number, number, number];
  readonly changes: number;
}

const STATE = `
  SELECT w.id, w.key, w.status, w.population_rule AS rule, w.population_frozen_at AS "frozenAt", w.opens_at AS "opensAt",
         w.created_at AS "createdAt", s.size_limits AS "sizeLimits",
         (SELECT count(*)::int FROM population_change c WHERE c.wave_id = w.id) AS changes
    FROM wave w JOIN study s ON s.id = w.study_id`;

/** Whose response may not be lost from a population: it was begun, or its link can still be answered. */
const HAS_RESPONSE = `EXISTS (SELECT FROM response r WHERE r.wave_id = p.wave_id AND r.organisation_code = p.organisation_code
  AND (r.status <> 'invited' OR (r.invited_at IS NOT NULL AND r.withdrawn_at IS NULL)))`;

/** Named organisations of codes, in order of name. */
const NAMED = (codes: string) =>
  `coalesce((SELECT json_agg(json_build_object('code', o.code, 'name', o.name) ORDER BY o.name, o.code)
     FROM organisation o WHERE o.code = ANY(${codes})), '[]'::json)`;

/** Populations of waves in the database. */
@Injectable()
export class PopulationRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The state of a wave's population; locked until the end of the transaction when there is one. */
  async state(waveId: number, manager?: EntityManager): Promise<PopulationState> {
    const [row]: PopulationState[] = await (manager ?? this.dataSource.manager).query(
      `${STATE} WHERE w.id = $1 ${manager ? 'FOR UPDATE OF w' : ''}`,
      [waveId],
    );
    if (!row) throw new Error(`there is no wave ${waveId}`);
    return row;
  }

  /** Waves with a rule whose population is not frozen, of one study or of all; locked. */
  drafts(manager: EntityManager, studyId: number | null): Promise<PopulationState[]> {
    return manager.query(
      `${STATE} WHERE w.population_frozen_at IS NULL AND w.population_rule IS NOT NULL AND ($1::int IS NULL OR w.study_id = $1)
        ORDER BY w.id FOR UPDATE OF w`,
      [studyId],
    );
  }

  /** The whole register with its inhabitants on a day. */
  candidates(manager: EntityManager, on: string): Promise<Candidate[]> {
    return manager.query(
      `SELECT o.code, o.type, o.name, o.province, o.valid_from::text AS "validFrom", o.valid_to::text AS "validTo",
              coalesce(i.inhabitants, o.inhabitants) AS inhabitants
         FROM organisation o LEFT JOIN LATERAL (
           SELECT inhabitants FROM organisation_inhabitants WHERE organisation_code = o.code
            ORDER BY reference_date <= $1::date DESC,
                     CASE WHEN reference_date <= $1::date THEN reference_date END DESC, reference_date LIMIT 1
         ) i ON true
        ORDER BY o.name, o.code`,
      [on],
    );
  }

  /** Codes of a wave's population, and which of them cannot go because of their response. */
  async current(manager: EntityManager, waveId: number): Promise<{ codes: string[]; answering: Set<string> }> {
    const rows: { code: string; answering: boolean }[] = await manager.query(
      `SELECT organisation_code AS code, ${HAS_RESPONSE} AS answering FROM wave_population p WHERE wave_id = $1 ORDER BY 1`,
      [waveId],
    );
    const answering = rows.filter((row) => row.answering).map(({ code }) => code);
    return { codes: rows.map(({ code }) => code), answering: new Set(answering) };
  }

  /** Province and size class of the organisations of a wave. */
  facts(waveId: number, manager: EntityManager = this.dataSource.manager): Promise<MemberFacts[]> {
    return manager.query(
      `SELECT organisation_code AS code, province, size_class AS "sizeClass", inhabitants FROM wave_population WHERE wave_id = $1`,
      [waveId],
    );
  }

  /** Adds organisations with their facts, or takes over the facts of those that are there. */
  async put(manager: EntityManager, waveId: number, members: readonly MemberFacts[]): Promise<void> {
    await manager.query(
      `INSERT INTO wave_population (wave_id, organisation_code, province, size_class, inhabitants)
       SELECT $1, code, province, "sizeClass", inhabitants
         FROM json_to_recordset($2) AS given (code text, province text, "sizeClass" text, inhabitants integer)
       ON CONFLICT (wave_id, organisation_code) DO UPDATE
         SET province = EXCLUDED.province, size_class = EXCLUDED.size_class, inhabitants = EXCLUDED.inhabitants`,
      [waveId, JSON.stringify(members)],
    );
  }

  async remove(manager: EntityManager, waveId: number, codes: readonly string[]): Promise<void> {
    await manager.query('DELETE FROM wave_population WHERE wave_id = $1 AND organisation_code = ANY($2)', [
      waveId,
      codes,
    ]);
  }

  /** Keeps the rule; with a moment, that the population is frozen since. Whatever was counted by the population is made anew. */
  async keep(
    manager: EntityManager,
    waveId: number,
    rule: PopulationRule | null,
    frozenAt: Date | null,
  ): Promise<void> {
    await manager.query(
      `UPDATE wave SET population_rule = $2, population_frozen_at = $3, population_version = population_version + 1 WHERE id = $1`,
      [waveId, rule === null ? null : JSON.stringify(rule), frozenAt],
    );
  }

  /** Puts a change of a frozen population on record. */
  async record(
    manager: EntityManager,
    change: { waveId: number; actor: string; reason: string; added: readonly string[]; removed: readonly string[] },
  ): Promise<void> {
    await manager.query(
      'INSERT INTO population_change (wave_id, actor, reason, added, removed) VALUES ($1, $2, $3, $4, $5)',
      [change.waveId, change.actor, change.reason, change.added, change.removed],
    );
  }

  /** At most `limit + 1` changes, the last first, from before this number. */
  changes(
    waveId: number,
    limit: number,
    before: string | null,
  ): Promise<(Omit<PopulationChange, 'at'> & { at: Date; id: string })[]> {
    return this.dataSource.query(
      `SELECT c.id, c.at, coalesce(a.name, c.actor) AS actor, c.reason, ${NAMED('c.added')} AS added, ${NAMED('c.removed')} AS removed
         FROM population_change c LEFT JOIN account a ON a.id::text = c.actor
        WHERE c.wave_id = $1 AND ($3::bigint IS NULL OR c.id < $3) ORDER BY c.id DESC LIMIT $2`,
      [waveId, limit + 1, before],
    );
  }

  /** Organisations by their names, in order of name. */
  named(manager: EntityManager, codes: readonly string[]): Promise<{ code: string; name: string }[]> {
    return manager.query('SELECT code, name FROM organisation WHERE code = ANY($1) ORDER BY name, code', [codes]);
  }

  /** At most `limit + 1` members in order of name, from after this name and code. */
  members(
    waveId: number,
    query: { search?: string; province?: string; sizeClass?: string; limit: number },
    after: readonly string[] | null,
  ): Promise<PopulationMember[]> {
    return this.dataSource.query(
      `SELECT o.code, o.name, p.province, p.size_class AS "sizeClass", p.inhabitants,
              CASE WHEN n.code IS NOT NULL THEN json_build_object('code', n.code, 'name', n.name) END AS successor,
              coalesce(r.status, 'none') AS response
         FROM wave_population p JOIN organisation o ON o.code = p.organisation_code
         LEFT JOIN organisation n ON n.code = o.successor_code
         LEFT JOIN LATERAL (
           SELECT status FROM response WHERE wave_id = p.wave_id AND organisation_code = p.organisation_code
            ORDER BY status = 'complete' DESC, status = 'draft' DESC LIMIT 1
         ) r ON true
        WHERE p.wave_id = $1
          AND ($2::text IS NULL OR position(lower($2) IN lower(o.name)) > 0 OR upper($2) = upper(o.code))
          AND ($3::text IS NULL OR p.province = $3) AND ($4::text IS NULL OR p.size_class = $4)
          AND ($5::text IS NULL OR (o.name, o.code) > ($5, $6))
        ORDER BY o.name, o.code LIMIT $7`,
      [
        waveId,
        query.search || null,
        query.province ?? null,
        query.sizeClass ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    );
  }

  /** Gives the members of every wave of a study the class that their inhabitants have now. */
  async reclassify(manager: EntityManager, studyId: number, classOf: (inhabitants: number) => string): Promise<void> {
    const rows: { inhabitants: number }[] = await manager.query(
      `SELECT DISTINCT p.inhabitants FROM wave_population p JOIN wave w ON w.id = p.wave_id
        WHERE w.study_id = $1 AND p.inhabitants IS NOT NULL`,
      [studyId],
    );
    const classes = rows.map(({ inhabitants }) => ({ inhabitants, sizeClass: classOf(inhabitants) }));
    await manager.query(
      `UPDATE wave_population p SET size_class = given."sizeClass"
         FROM json_to_recordset($2) AS given (inhabitants integer, "sizeClass" text), wave w
        WHERE w.id = p.wave_id AND w.study_id = $1 AND p.inhabitants = given.inhabitants`,
      [studyId, JSON.stringify(classes)],
    );
    await manager.query('UPDATE wave SET population_version = population_version + 1 WHERE study_id = $1', [studyId]);
  }
}
