import { once } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { ExportRow } from '@ido/exchange';
import type { PoolClient } from 'pg';
import QueryStream from 'pg-query-stream';
import { DataSource } from 'typeorm';
import type { CodeVariable } from '../coding/code-variables';

/** Rows that are fetched at a time: what is in memory, however large the wave. */
const BATCH = 500;

/** The answers, and what counts of their codes as the answer to a question of its own. Parameters from $2 on: name and text of each. */
function answersSql(codes: readonly CodeVariable[]): string {
  const coded = codes.map(
    ({ frameId }, at) => `|| jsonb_strip_nulls(jsonb_build_object($${2 + 2 * at}::text, (
      SELECT to_jsonb(t.codes::text[]) FROM coded_text t
       WHERE t.wave_id = r.wave_id AND t.response_id = r.id AND t.frame_id = ${Number(frameId)}
         AND t.text_hash = md5(coalesce(r.clean_answers, r.answers) ->> $${3 + 2 * at}::text))))`,
  );
  return ['coalesce(r.clean_answers, r.answers)', ...coded].join(' ');
}

/** Complete responses that count one after the other, with their answers as they are after cleaning: for exports. */
@Injectable()
export class CompleteResponsesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The complete responses of a wave that count, in order of completion, then reference; the order is that of an index, so that the first row is there at once.
   * Codes of open answers stand in the answers as that of a question, under the name of their variable. Whoever stops reading stops the query. Read on a replica where there is one.
   */
  async *inOrder(waveId: number, codes: readonly CodeVariable[] = []): AsyncGenerator<ExportRow> {
    const runner = this.dataSource.createQueryRunner('slave');
    try {
      const client = (await runner.connect()) as PoolClient;
      const rows = client.query(
        new QueryStream(
          `SELECT reference, organisation_code AS organisation, completed_at AS "completedAt", ${answersSql(codes)} AS answers
           FROM response r WHERE wave_id = $1 AND status = 'complete' AND counted ORDER BY completed_at, reference`,
          [waveId, ...codes.flatMap(({ variable, text }) => [variable.name, text])],
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
