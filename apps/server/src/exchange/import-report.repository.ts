import { Injectable } from '@nestjs/common';
import type { Import, ImportError } from '@ido/api';
import type { CellError } from '@ido/exchange';
import { DataSource } from 'typeorm';
import { violatedConstraint } from '../database/database-errors';
import { IMPORT_LOCK } from './imported-responses.repository';

/** How many refused cells and rows the report itself holds. */
const IN_REPORT = 1000;

/** How long an import may take to get hold of its lock. */
const TIME_TO_BEGIN = '1 minute';

/** What is said of an import that did not come to its end. */
export const BROKEN_OFF = 'Het importeren is afgebroken. Er is niets bewaard.';

/** An import that begins. */
export interface NewImport {
  readonly id: string;
  readonly waveId: number;
  readonly accountId: string;
  readonly dryRun: boolean;
  readonly partial: boolean;
  readonly bytesTotal: number | null;
}

/** How far an import is. */
export interface ImportProgress {
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly bytesRead: number;
  readonly rows: number;
  readonly accepted: number;
  readonly errorCount: number;
}

/** The statement that ends an import; inside the transaction of the responses when there is one, so that both are there or neither. */
export const FINISH = `
  UPDATE import SET status = $2, encoding = $3, delimiter = $4, bytes_read = $5, rows = $6, accepted = $7, error_count = $8,
    detail = $9, finished_at = now() WHERE id = $1`;

/** Parameters of `FINISH`. */
export function finishParameters(
  id: string,
  status: Import['status'],
  at: ImportProgress,
  detail: string | null,
): unknown[] {
  return [id, status, at.encoding, at.delimiter, at.bytesRead, at.rows, at.accepted, at.errorCount, detail];
}

interface ImportRow {
  id: string;
  status: Import['status'];
  dryRun: boolean;
  partial: boolean;
  encoding: string | null;
  delimiter: string | null;
  bytesTotal: string | null;
  bytesRead: string;
  rows: number;
  accepted: number;
  errorCount: number;
  detail: string | null;
  /** Its server stopped: it is not finished, and nobody is at it. */
  lost: boolean;
}

/** Progress and reports of imports, each statement committed at once: they can be read while the import runs, and outlive one that failed. */
@Injectable()
export class ImportReportRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Stores an import that begins; false when its id is taken. */
  async begin({ id, waveId, accountId, dryRun, partial, bytesTotal }: NewImport): Promise<boolean> {
    try {
      await this.dataSource.query(
        `INSERT INTO import (id, wave_id, account_id, status, dry_run, partial, bytes_total) VALUES ($1, $2, $3, 'running', $4, $5, $6)`,
        [id, waveId, accountId, dryRun, partial, bytesTotal],
      );
      return true;
    } catch (error) {
      if (violatedConstraint(error) === 'import_pkey') return false;
      throw error;
    }
  }

  /** Says how far an import is. */
  async progress(id: string, at: ImportProgress): Promise<void> {
    await this.dataSource.query(
      'UPDATE import SET encoding = $2, delimiter = $3, bytes_read = $4, rows = $5, accepted = $6, error_count = $7 WHERE id = $1',
      [id, at.encoding, at.delimiter, at.bytesRead, at.rows, at.accepted, at.errorCount],
    );
  }

  /** Ends an import that stored nothing. */
  async finish(id: string, status: Import['status'], at: ImportProgress, detail: string | null): Promise<void> {
    await this.dataSource.query(FINISH, finishParameters(id, status, at, detail));
  }

  /** Adds refused cells, numbered from `first` on. */
  async addErrors(id: string, first: number, errors: readonly CellError[]): Promise<void> {
    if (errors.length === 0) return;
    await this.dataSource.query(
      `INSERT INTO import_error (import_id, number, row, column_name, value, detail)
       SELECT $1, $2 + e.place - 1, e.row, e.column_name, e.value, e.detail
       FROM unnest($3::int[], $4::text[], $5::text[], $6::text[]) WITH ORDINALITY AS e (row, column_name, value, detail, place)`,
      [
        id,
        first,
        errors.map(({ row }) => row),
        errors.map(({ column }) => storable(column)),
        errors.map(({ value }) => storable(value)),
        errors.map(({ detail }) => storable(detail)),
      ],
    );
  }

  /** The report of an import of a wave, or null. */
  async find(waveId: number, id: string): Promise<Import | null> {
    const [found]: ImportRow[] = await this.dataSource.query(
      `SELECT id, status, dry_run AS "dryRun", partial, encoding, delimiter, bytes_total AS "bytesTotal", bytes_read AS "bytesRead",
         rows, accepted, error_count AS "errorCount", detail, status = 'running' AND started_at < now() - $3::interval
           AND NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = $4 AND objid = $1::int) AS lost
       FROM import WHERE wave_id = $1 AND id = $2`,
      [waveId, id, TIME_TO_BEGIN, IMPORT_LOCK],
    );
    if (!found) return null;
    const { lost, ...row } = found;
    const rejected: { row: number }[] = await this.dataSource.query(
      'SELECT DISTINCT row FROM import_error WHERE import_id = $1 ORDER BY row LIMIT $2',
      [id, IN_REPORT],
    );
    return {
      ...row,
      ...(lost && { status: 'failed', detail: BROKEN_OFF }),
      bytesTotal: row.bytesTotal === null ? null : Number(row.bytesTotal),
      bytesRead: Number(row.bytesRead),
      rejected: rejected.map((one) => one.row),
      errors: (await this.errors(id, 0, IN_REPORT)).map(({ number: _, ...error }) => error),
    };
  }

  /** Refused cells after number `after`, in the order of the file. */
  errors(id: string, after: number, limit: number): Promise<(ImportError & { number: number })[]> {
    return this.dataSource.query(
      `SELECT number, row, column_name AS column, value, detail FROM import_error
       WHERE import_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
      [id, after, limit],
    );
  }
}

/** A piece of a file, which can hold anything, as PostgreSQL can keep it. */
function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}
