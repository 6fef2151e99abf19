import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Organisation, OrganisationQuery } from './organisation-schema';

const COLUMNS = `code, type, name, province, inhabitants, valid_from::text AS "validFrom", valid_to::text AS "validTo",
  successor_code AS "successorCode"`;

/** The register of organisations in the database. */
@Injectable()
export class RegisterRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit + 1` organisations in order of name, from after this name and code. */
  list(query: OrganisationQuery, after: readonly string[] | null): Promise<Organisation[]> {
    return this.dataSource.query(
      `SELECT ${COLUMNS} FROM organisation
        WHERE ($1::text IS NULL OR type = $1)
          AND ($2::text IS NULL OR province = $2)
          AND ($3::text IS NULL OR position(lower($3) IN lower(name)) > 0 OR upper($3) = code)
          AND ($4::date IS NULL OR (valid_from <= $4 AND (valid_to IS NULL OR $4 < valid_to)))
          AND ($5::text IS NULL OR (name, code) > ($5, $6))
        ORDER BY name, code LIMIT $7`,
      [
        query.type ?? null,
        query.province ?? null,
        query.search ?? null,
        query.on ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    );
  }

  /** One organisation by its code, or null. */
  async find(code: string): Promise<Organisation | null> {
    const [row]: Organisation[] = await this.dataSource.query(`SELECT ${COLUMNS} FROM organisation WHERE code = $1`, [
      code,
    ]);
    return row ?? null;
  }

  /** Adds what is new and takes over what changed; nothing is ever removed, because waves point at it. Successors come first. */
  async store(manager: EntityManager, organisations: readonly Organisation[]): Promise<void> {
    await manager.query(
      `INSERT INTO organisation AS o (code, type, name, province, inhabitants, valid_from, valid_to, successor_code)
       SELECT code, type, name, province, inhabitants, "validFrom", "validTo", "successorCode"
         FROM json_to_recordset($1) AS given (code text, type text, name text, province text, inhabitants integer,
              "validFrom" date, "validTo" date, "successorCode" text)
       ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, province = EXCLUDED.province, inhabitants = EXCLUDED.inhabitants,
              valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to, successor_code = EXCLUDED.successor_code
        WHERE (o.name, o.province, o.inhabitants, o.valid_from, o.valid_to, o.successor_code) IS DISTINCT FROM
              (EXCLUDED.name, EXCLUDED.province, EXCLUDED.inhabitants, EXCLUDED.valid_from, EXCLUDED.valid_to, EXCLUDED.successor_code)`,
      [JSON.stringify(organisations)],
    );
  }
}
