import { Injectable } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import { CodeHistory } from '../coding/code-history';
import { Transactions } from '../database/transactions';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { PastCounted, type CountedResponse } from './past-counted';
import type { TablesInSql } from './tables-in-sql';
import type { WaveColumns } from './wave-columns';
import type { WaveState } from './wave-state';

/** Responses that are put in at a time. */
const BATCH = 500;
/** With their schema, so that they are found whatever the search path is, and nothing else ever is. */
const THEN: TablesInSql = {
  responses: 'pg_temp.past_response',
  population: 'pg_temp.past_population',
  codedTexts: 'pg_temp.past_coded_text',
};

/**
 * An earlier state as tables that last as long as one transaction: what only the database counts is counted in them by the same statements as in the
 * wave of now, so that there is one way to count a number.
 */
@Injectable()
export class PastTables {
  constructor(
    private readonly transactions: Transactions,
    private readonly versions: CompiledVersions,
    private readonly counted: PastCounted,
    private readonly codes: CodeHistory,
  ) {}

  /**
   * Counts in the tables of an earlier state that `PastColumns` could make. On the primary: a replica takes no tables, not even such ones.
   * @throws ProblemError too-many-responses
   */
  async count<T>(
    wave: WaveRow,
    state: WaveState,
    { population, codes }: Pick<WaveColumns, 'population' | 'codes'>,
    count: (runner: QueryRunner, tables: TablesInSql) => Promise<T>,
  ): Promise<T> {
    const { compiled } = await this.versions.get(wave.versionId);
    return this.transactions.run(async (manager) => {
      // Work in a transaction always has one.
      const runner = manager.queryRunner!;
      await runner.query(
        `CREATE TEMPORARY TABLE past_response ON COMMIT DROP AS
           SELECT wave_id, id, organisation_code, status, counted, coded, answers, clean_answers FROM response WITH NO DATA`,
      );
      await runner.query(
        'CREATE TEMPORARY TABLE past_population ON COMMIT DROP AS SELECT * FROM wave_population WITH NO DATA',
      );
      await runner.query(
        `CREATE TEMPORARY TABLE past_coded_text ON COMMIT DROP AS
           SELECT wave_id, response_id, frame_id, codes, text_hash FROM coded_text WITH NO DATA`,
      );
      await runner.query(
        `INSERT INTO ${THEN.population} (wave_id, organisation_code, province, size_class, inhabitants)
         SELECT $1, organisation, province, "sizeClass", inhabitants
           FROM jsonb_to_recordset($2::jsonb) AS p (organisation text, province text, "sizeClass" text, inhabitants integer)`,
        [wave.id, JSON.stringify(population)],
      );
      if (codes.length > 0) {
        const texts = await this.codes.counted(runner, wave.id, codes, state.snapshot);
        await runner.query(
          `INSERT INTO ${THEN.codedTexts} (wave_id, response_id, frame_id, codes, text_hash)
           SELECT $1, response, "frameId", codes, hash
             FROM jsonb_to_recordset($2::jsonb) AS t (response uuid, "frameId" integer, codes integer[], hash text)`,
          [wave.id, JSON.stringify(texts)],
        );
        // They are looked up per response.
        await runner.query(`CREATE INDEX ON ${THEN.codedTexts} (response_id, frame_id)`);
      }
      let batch: CountedResponse[] = [];
      for await (const response of this.counted.of(runner, wave.id, compiled, state)) {
        batch.push(response);
        if (batch.length < BATCH) continue;
        await this.put(runner, wave.id, batch);
        batch = [];
      }
      await this.put(runner, wave.id, batch);
      return count(runner, THEN);
    });
  }

  private async put(runner: QueryRunner, waveId: number, responses: readonly CountedResponse[]): Promise<void> {
    const rows = responses.map((response) => ({ ...response, coded: Buffer.from(response.coded).toString('hex') }));
    await runner.query(
      `INSERT INTO ${THEN.responses} (wave_id, id, organisation_code, status, counted, coded, answers)
       SELECT $1, id, organisation, 'complete', true, decode(coded, 'hex'), answers
         FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, organisation text, coded text, answers jsonb)`,
      [waveId, JSON.stringify(rows)],
    );
  }
}
