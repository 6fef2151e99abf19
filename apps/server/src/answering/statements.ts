import type { Pool, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';

/** A statement that PostgreSQL parses and plans once per connection; `name` is unique in the program. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * Runs one statement, which is a transaction of its own, on the primary. Past TypeORM, whose raw queries cannot be prepared:
 * on the respondent's path planning would cost more than running.
 */
export async function runStatement<T extends QueryResultRow>(
  dataSource: DataSource,
  statement: Statement,
  values: readonly unknown[],
): Promise<T[]> {
  // `master` is the pool of the primary, with or without replicas.
  const { master } = dataSource.driver as unknown as { master: Pool };
  const result = await master.query<T>({ name: statement.name, text: statement.text, values: [...values] });
  return result.rows;
}
