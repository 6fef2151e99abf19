import { once } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { ExportRow, SavSizes } from '@ido/exchange';
import type { Codebook, Variable } from '@ido/questionnaire';
import type { PoolClient } from 'pg';
import QueryStream from 'pg-query-stream';
import { DataSource, type QueryRunner } from 'typeorm';
import type { CodeVariable } from '../coding/code-variables';

/**
 * Rows that are fetched at a time: what is in memory, however large the wave. Few enough to be dropped before the garbage collector takes them
 * for something that stays: batches of 500 lived just long enough for that, and memory grew by 70 to 130 MB until its next large collection.
 */
const BATCH = 100;

/** Answers as they were sent in, of every complete response; or after cleaning, of those that count. */
export type AnswerData = 'raw' | 'clean';

const ANSWERS = { raw: 'r.answers', clean: 'coalesce(r.clean_answers, r.answers)' } as const;
const WHICH = {
  raw: `wave_id = $1 AND status = 'complete'`,
  clean: `wave_id = $1 AND status = 'complete' AND counted`,
} as const;
/** The coded row is of the clean answers. */
const CODED = { raw: 'NULL::bytea', clean: 'coded' } as const;

/** The answers, and what counts of their codes as the answer to a question of its own. Parameters from $2 on: name and text of each. */
function answersSql(data: AnswerData, codes: readonly CodeVariable[]): string {
  const coded = codes.map(
    ({ frameId }, at) => `|| jsonb_strip_nulls(jsonb_build_object($${2 + 2 * at}::text, (
      SELECT to_jsonb(t.codes::text[]) FROM coded_text t
       WHERE t.wave_id = r.wave_id AND t.response_id = r.id AND t.frame_id = ${Number(frameId)}
         AND t.text_hash = md5(coalesce(r.clean_answers, r.answers) ->> $${3 + 2 * at}::text))))`,
  );
  return [ANSWERS[data], ...coded].join(' ');
}

/** Complete responses one after the other: for exports. */
@Injectable()
export class CompleteResponsesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The complete responses of a wave, in order of completion, then reference; the order is that of an index, so that the first row is there at once.
   * Codes of open answers stand in the answers as that of a question, under the name of their variable. Whoever stops reading stops the query. Read on a replica where there is one.
   */
  async *inOrder(waveId: number, data: AnswerData, codes: readonly CodeVariable[]): AsyncGenerator<ExportRow> {
    const runner = this.dataSource.createQueryRunner('slave');
    try {
      yield* rowsOf(runner, waveId, data, 'NULL::bytea', codes);
    } finally {
      await runner.release();
    }
  }

  /** What has to be known before the first row, and the rows it is about: of one moment. */
  async *withSizes(
    waveId: number,
    codebook: Codebook,
    data: AnswerData,
    codes: readonly CodeVariable[],
    write: (rows: AsyncIterable<ExportRow>, sizes: SavSizes) => AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    const runner = this.dataSource.createQueryRunner('slave');
    try {
      await runner.connect();
      await runner.startTransaction('REPEATABLE READ');
      const sizes = await sizesOf(runner, waveId, codebook, data);
      yield* write(rowsOf(runner, waveId, data, CODED[data], codes), sizes);
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }
}

async function* rowsOf(
  runner: QueryRunner,
  waveId: number,
  data: AnswerData,
  coded: string,
  codes: readonly CodeVariable[],
): AsyncGenerator<ExportRow> {
  const client = (await runner.connect()) as PoolClient;
  const rows = client.query(
    new QueryStream(
      `SELECT reference, organisation_code AS organisation, completed_at AS "completedAt", ${answersSql(data, codes)} AS answers, ${coded} AS coded
       FROM response r WHERE ${WHICH[data]} ORDER BY completed_at, reference`,
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
}

/** Where an answer stands in the JSON of the answers. */
const pathOf = ({ item, question, name }: Variable) => (item === undefined ? [name] : [question, item]);

async function sizesOf(runner: QueryRunner, waveId: number, codebook: Codebook, data: AnswerData): Promise<SavSizes> {
  const texts = codebook.variables.filter(({ type }) => type === 'text');
  const numbers = codebook.variables.filter(({ type }) => type === 'number');
  const place = (at: number) => `${ANSWERS[data]} #> $${at + 2}::text[]`;
  const measures = [
    ...texts.map((_, at) => `coalesce(max(octet_length(${ANSWERS[data]} #>> $${at + 2}::text[])), 0)::int`),
    ...numbers.map((_, index) => {
      const answer = place(texts.length + index);
      return `max(CASE WHEN jsonb_typeof(${answer}) = 'number' THEN (${answer})::float8 END)`;
    }),
  ];
  const [row]: { n: number; reference: number; organisation: number; measures: (number | null)[] }[] =
    await runner.query(
      `SELECT count(*)::int AS n, coalesce(max(octet_length(reference)), 0)::int AS reference,
         coalesce(max(octet_length(organisation_code)), 0)::int AS organisation, ARRAY[${measures.join(', ')}]::float8[] AS measures
       FROM response r WHERE ${WHICH[data]}`,
      [waveId, ...[...texts, ...numbers].map(pathOf)],
    );
  const { n, reference, organisation, measures: found } = row!;
  const sizes = (variables: readonly Variable[], from: number) =>
    new Map(variables.map(({ name }, at) => [name, found[from + at] ?? 0]));
  return { rows: n, reference, organisation, texts: sizes(texts, 0), numbers: sizes(numbers, texts.length) };
}
