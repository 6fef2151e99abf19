import { Injectable } from '@nestjs/common';
import type { Organisation } from '@ido/api';
import { defaultSizeClassLimits, sizeClasses } from '@ido/catalogue';
import type { RegisterEntry } from '@ido/fieldwork';
import { DataSource, type EntityManager } from 'typeorm';
import type { OrganisationQuery } from './organisation-schema';

const COLUMNS = `code, type, name, province, inhabitants, valid_from::text AS "validFrom", valid_to::text AS "validTo",
  successor_code AS "successorCode"`;

/** The day on which the catalogue that comes with the program counted inhabitants. */
export const CATALOGUE_COUNTED_ON = '2022-01-01';

/** Any number, the same in every copy of the server: changes of the register go one after the other. */
const REGISTER_LOCK = 7_140_025;

/** The statements' words for each order; nothing of a request stands in them. */
const ORDERS = {
  name: { value: 'name', type: 'text', direction: 'ASC', beyond: '>' },
  '-name': { value: 'name', type: 'text', direction: 'DESC', beyond: '<' },
  inhabitants: { value: 'coalesce(inhabitants, -1)', type: 'int', direction: 'ASC', beyond: '>' },
  '-inhabitants': { value: 'coalesce(inhabitants, -1)', type: 'int', direction: 'DESC', beyond: '<' },
} as const;

/** The register of organisations in the database. */
@Injectable()
export class RegisterRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit + 1` organisations in the order that was asked for, from after this name (or number of inhabitants) and code. */
  list(query: OrganisationQuery, after: readonly string[] | null): Promise<Organisation[]> {
    const [from, below] = boundsOf(query.sizeClass);
    const { value, type, direction, beyond } = ORDERS[query.sort];
    return this.dataSource.query(
      `SELECT ${COLUMNS} FROM organisation
        WHERE ($1::text IS NULL OR type = $1)
          AND ($2::text IS NULL OR province = $2)
          AND ($3::text IS NULL OR position(lower($3) IN lower(name)) > 0 OR upper($3) = upper(code))
          AND ($4::date IS NULL OR (valid_from <= $4 AND (valid_to IS NULL OR $4 < valid_to)))
          AND ($5::text IS NULL OR (${value}, code) ${beyond} ($5::${type}, $6))
          AND ($8::int IS NULL OR inhabitants >= $8) AND ($9::int IS NULL OR inhabitants < $9)
        ORDER BY ${value} ${direction}, code ${direction} LIMIT $7`,
      [
        query.type ?? null,
        query.province ?? null,
        query.search || null,
        query.on ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
        from,
        below,
      ],
    );
  }

  /** What organisations are or were called. */
  async names(): Promise<string[]> {
    const rows: { name: string }[] = await this.dataSource.query('SELECT DISTINCT name FROM organisation');
    return rows.map(({ name }) => name);
  }

  /** Waits for whoever else changes the register, until the end of the transaction. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [REGISTER_LOCK]);
  }

  /** The whole register, by code. A few hundred entries. */
  async entries(manager: EntityManager = this.dataSource.manager): Promise<Map<string, RegisterEntry>> {
    const rows: RegisterEntry[] = await manager.query(
      `SELECT o.code, o.type, o.name, o.province, o.valid_from::text AS "validFrom", o.valid_to::text AS "validTo",
              o.successor_code AS "successorCode", o.note,
              coalesce((SELECT json_agg(json_build_object('referenceDate', reference_date, 'inhabitants', inhabitants) ORDER BY reference_date DESC)
                 FROM organisation_inhabitants WHERE organisation_code = o.code), '[]') AS inhabitants,
              coalesce((SELECT json_agg(json_build_object('code', municipality_code, 'validFrom', valid_from, 'validTo', valid_to)
                   ORDER BY municipality_code, valid_from)
                 FROM library_municipality WHERE library_code = o.code), '[]') AS serves
         FROM organisation o`,
    );
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** Puts entries as they are now, counts and service areas included. Nothing is ever removed, because waves point at it. */
  async put(manager: EntityManager, entries: readonly RegisterEntry[]): Promise<void> {
    const given = JSON.stringify(
      entries.map((entry) => ({ ...entry, counted: entry.inhabitants[0]?.inhabitants ?? null })),
    );
    // First without successors: one may point at another of the same file.
    await manager.query(
      `INSERT INTO organisation AS o (code, type, name, province, inhabitants, valid_from, valid_to, note, changed_at)
       SELECT code, type, name, province, counted, "validFrom", "validTo", note, now()
         FROM json_to_recordset($1) AS given (code text, type text, name text, province text, counted integer,
              "validFrom" date, "validTo" date, note text)
       ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, province = EXCLUDED.province, inhabitants = EXCLUDED.inhabitants,
              valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to, note = EXCLUDED.note, changed_at = EXCLUDED.changed_at`,
      [given],
    );
    await manager.query(
      `UPDATE organisation o SET successor_code = given."successorCode"
         FROM json_to_recordset($1) AS given (code text, "successorCode" text) WHERE o.code = given.code`,
      [given],
    );
    await this.putCounts(manager, entries);
    const services = entries.flatMap(({ code, serves }) => serves.map((period) => ({ ...period, library: code })));
    await manager.query('DELETE FROM library_municipality WHERE library_code = ANY($1)', [
      entries.map(({ code }) => code),
    ]);
    await manager.query(
      `INSERT INTO library_municipality (library_code, municipality_code, valid_from, valid_to)
       SELECT library, code, "validFrom", "validTo"
         FROM json_to_recordset($1) AS given (library text, code text, "validFrom" date, "validTo" date)`,
      [JSON.stringify(services)],
    );
  }

  /**
   * Takes over the catalogue that comes with the program: what is new, and what changed in it; what staff changed is left alone. Successors
   * come first.
   */
  async store(manager: EntityManager, organisations: readonly Organisation[]): Promise<void> {
    await manager.query(
      `INSERT INTO organisation AS o (code, type, name, province, inhabitants, valid_from, valid_to, successor_code)
       SELECT code, type, name, province, inhabitants, "validFrom", "validTo", "successorCode"
         FROM json_to_recordset($1) AS given (code text, type text, name text, province text, inhabitants integer,
              "validFrom" date, "validTo" date, "successorCode" text)
       ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, province = EXCLUDED.province, inhabitants = EXCLUDED.inhabitants,
              valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to, successor_code = EXCLUDED.successor_code
        WHERE o.changed_at IS NULL
          AND (o.name, o.province, o.inhabitants, o.valid_from, o.valid_to, o.successor_code) IS DISTINCT FROM
              (EXCLUDED.name, EXCLUDED.province, EXCLUDED.inhabitants, EXCLUDED.valid_from, EXCLUDED.valid_to, EXCLUDED.successor_code)`,
      [JSON.stringify(organisations)],
    );
    await manager.query(
      `INSERT INTO organisation_inhabitants (organisation_code, reference_date, inhabitants)
       SELECT code, $2, inhabitants FROM json_to_recordset($1) AS given (code text, inhabitants integer)
        WHERE inhabitants IS NOT NULL
       ON CONFLICT (organisation_code, reference_date) DO NOTHING`,
      [JSON.stringify(organisations), CATALOGUE_COUNTED_ON],
    );
  }

  private async putCounts(manager: EntityManager, entries: readonly RegisterEntry[]): Promise<void> {
    const counts = entries.flatMap(({ code, inhabitants }) => inhabitants.map((count) => ({ ...count, code })));
    await manager.query(
      `INSERT INTO organisation_inhabitants AS i (organisation_code, reference_date, inhabitants)
       SELECT code, "referenceDate", inhabitants
         FROM json_to_recordset($1) AS given (code text, "referenceDate" date, inhabitants integer)
       ON CONFLICT (organisation_code, reference_date) DO UPDATE SET inhabitants = EXCLUDED.inhabitants`,
      [JSON.stringify(counts)],
    );
  }
}

/** From how many inhabitants a size class is and below how many; null where there is no such limit. */
function boundsOf(sizeClass: OrganisationQuery['sizeClass']): [number | null, number | null] {
  if (sizeClass === undefined) return [null, null];
  const at = sizeClasses.indexOf(sizeClass);
  return [at === 0 ? 0 : (defaultSizeClassLimits[at - 1] ?? null), defaultSizeClassLimits[at] ?? null];
}
