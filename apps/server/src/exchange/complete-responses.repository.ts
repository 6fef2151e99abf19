import { once } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { ExportRow } from '@ido/exchange';
import type { PoolClient } from 'pg';
import QueryStream from 'pg-query-stream';
import { DataSource } from 'typeorm';

/** Rows that are fetched at a time: what is in memory, however large the wave. */
const BATCH = 500;

/** Complete responses that count one after the other, with their answers as they are after cleaning: for exports. */
@Injectable()
export class CompleteResponsesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The complete responses of a wave that count, in order of completion, then reference; the order is that of an index, so that the first row is there at once.
   * Whoever stops reading stops the query. Read on a replica where there is one.
   */
  async *inOrder(waveId: number): AsyncGenerator<ExportRow> {
    const runner = this.dataSource.createQueryRunner('slave');
    try {
      const client = (await runner.connect()) as PoolClient;
      const rows = client.query(
        new QueryStream(
          `SELECT reference, organisation_code AS organisation, completed_at AS "completedAt", coalesce(clean_answers, answers) AS answers
           FROM response WHERE wave_id = $1 AND status = 'complete' AND counted ORDER BY completed_at, reference`,
          [waveId],
          { batchSize: BATCH },
        ),
      );
      try {
        for await (const row of rows as AsyncIterable<ExportRow>) yield row;
      } finally {
        // The connection may only go back to the pool when the cursor is closed.
        rows.destroy();
        if (!rows.closed) await once(rows, 'close');
      }
    } finally {
      await runner.release();
    }
  }
}
