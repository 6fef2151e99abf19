import { Injectable } from '@nestjs/common';
import type { CodingFilter, CodingState } from '@ido/api';
import { DataSource, type EntityManager } from 'typeorm';

/** Characters of a text that are shown. */
const SHOWN = 5000;

/** The texts of one question in a wave, and the frame that they are coded with; −1 while there is none. */
export interface CodedPlace {
  readonly waveId: number;
  readonly question: string;
  readonly frameId: number;
}

export interface TextRow {
  readonly response: string;
  readonly text: string;
  readonly hash: string;
  readonly same: number;
  readonly mine: number[] | null;
  readonly others: { coder: string; codes: number[] }[];
  readonly state: CodingState | null;
  readonly final: number[] | null;
  readonly quotation: string | null;
  readonly place: string;
}

export interface TextsAsked {
  readonly search: string;
  readonly show: CodingFilter;
  /** Only texts with this code: of the asker, or counting. */
  readonly code: number | null;
}

const TEXT = `coalesce(r.clean_answers, r.answers) ->> $2`;
const ANSWERS = `response r WHERE r.wave_id = $1 AND r.status = 'complete' AND r.counted AND ${TEXT} <> ''`;
/** What two texts have in common that say the same. */
const plain = (text: string) => `lower(regexp_replace(btrim(${text}), '\\s+', ' ', 'g'))`;
const MINE = 'm.wave_id = $1 AND m.response_id = t.id AND m.frame_id = $3 AND m.coder_id = $4 AND m.text_hash = t.hash';

/** Everything about a text; `t` is narrowed by the caller. Parameters: wave, question, frame, who asks. */
const KNOWN = `
  WITH texts AS (
    SELECT id, text, md5(text) AS hash, place, (count(*) OVER (PARTITION BY ${plain('text')}) - 1)::int AS same
      FROM (SELECT r.id, ${TEXT} AS text, r.completed_at AS place FROM ${ANSWERS}) given
  ), known AS (
    SELECT t.id AS response, t.text, t.hash, t.same, t.place, m.codes AS mine, c.state, c.codes AS final, q.text AS quotation,
           coalesce((SELECT jsonb_agg(jsonb_build_object('coder', o.coder, 'codes', o.codes) ORDER BY o.coder, o.coder_id) FROM coding o
             WHERE o.wave_id = $1 AND o.response_id = t.id AND o.frame_id = $3 AND o.coder_id <> $4 AND o.text_hash = t.hash), '[]') AS others
      FROM texts t
      LEFT JOIN coding m ON ${MINE}
      LEFT JOIN coded_text c ON c.wave_id = $1 AND c.response_id = t.id AND c.frame_id = $3 AND c.text_hash = t.hash
      LEFT JOIN quotation q ON q.wave_id = $1 AND q.response_id = t.id AND q.frame_id = $3 AND q.text_hash = t.hash
  )`;

const FILTERS: Record<CodingFilter, string> = {
  all: 'true',
  uncoded: 'mine IS NULL',
  mine: 'mine IS NOT NULL',
  others: `mine IS NULL AND others <> '[]'`,
  disagreement: `state = 'differs'`,
};

/** Texts and codings in the database. */
@Injectable()
export class CodingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Texts in order of completion, one more than `limit` when there are more, with how many fit in all. */
  async list(
    { waveId, question, frameId }: CodedPlace,
    coder: string,
    { search, show, code }: TextsAsked,
    limit: number,
    after: readonly string[] | null,
  ): Promise<{ rows: TextRow[]; total: number }> {
    const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const rows: (TextRow & { total: number })[] = await this.dataSource.query(
      `${KNOWN}, fitting AS (
         SELECT * FROM known WHERE ${FILTERS[show]} AND text ILIKE $5
            AND ($6::int IS NULL OR $6 = ANY(mine) OR (mine IS NOT NULL OR state = 'settled') AND $6 = ANY(final))
       )
       SELECT response, left(text, ${SHOWN}) AS text, hash, same, mine, others, state, final, quotation,
              to_char(place AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS place, (SELECT count(*)::int FROM fitting) AS total
         FROM fitting WHERE $7::timestamptz IS NULL OR (place, response) > ($7, $8::uuid)
        ORDER BY fitting.place, response LIMIT $9`,
      [waveId, question, frameId, coder, pattern, code, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  /** These texts, in any order. */
  some({ waveId, question, frameId }: CodedPlace, coder: string, responses: readonly string[]): Promise<TextRow[]> {
    return this.dataSource.query(
      `${KNOWN} SELECT response, left(text, ${SHOWN}) AS text, hash, same, mine, others, state, final, quotation, '' AS place
         FROM known WHERE response = ANY($5::uuid[])`,
      [waveId, question, frameId, coder, responses],
    );
  }

  /** How far each question is: `frames` and `questions` belong together by place. */
  progress(
    waveId: number,
    questions: readonly string[],
    frames: readonly number[],
    coder: string,
  ): Promise<{ question: string; texts: number; coded: number; mine: number; disagreements: number }[]> {
    return this.dataSource.query(
      `SELECT a.question, count(*)::int AS texts,
              count(*) FILTER (WHERE c.state <> 'none')::int AS coded, count(m.coder_id)::int AS mine,
              count(*) FILTER (WHERE c.state = 'differs')::int AS disagreements
         FROM (SELECT r.id, q.question, q.frame, md5(coalesce(r.clean_answers, r.answers) ->> q.question) AS hash
                 FROM response r CROSS JOIN unnest($2::text[], $3::int[]) AS q (question, frame)
                WHERE r.wave_id = $1 AND r.status = 'complete' AND r.counted AND coalesce(r.clean_answers, r.answers) ->> q.question <> '') a
         LEFT JOIN coded_text c ON c.wave_id = $1 AND c.response_id = a.id AND c.frame_id = a.frame AND c.text_hash = a.hash
         LEFT JOIN coding m ON m.wave_id = $1 AND m.response_id = a.id AND m.frame_id = a.frame AND m.coder_id = $4 AND m.text_hash = a.hash
        GROUP BY 1`,
      [waveId, questions, frames, coder],
    );
  }

  /** Of these responses, the hash of the text as it is now. */
  async hashes(
    manager: EntityManager,
    { waveId, question }: CodedPlace,
    responses: readonly string[],
  ): Promise<Map<string, string>> {
    const rows: { id: string; hash: string }[] = await manager.query(
      `SELECT r.id, md5(${TEXT}) AS hash FROM ${ANSWERS} AND r.id = ANY($3::uuid[])`,
      [waveId, question, responses],
    );
    return new Map(rows.map(({ id, hash }) => [id, hash]));
  }

  /** Texts that say the same as that of a response and that the coder has not coded. */
  same(
    manager: EntityManager,
    { waveId, question, frameId }: CodedPlace,
    coder: string,
    response: string,
  ): Promise<{ response: string; hash: string }[]> {
    return manager.query(
      `WITH t AS (SELECT r.id, ${TEXT} AS text, md5(${TEXT}) AS hash FROM ${ANSWERS})
       SELECT t.id AS response, t.hash FROM t JOIN t one ON one.id = $5 AND ${plain('one.text')} = ${plain('t.text')}
        WHERE t.id <> $5 AND NOT EXISTS (SELECT FROM coding m WHERE ${MINE})`,
      [waveId, question, frameId, coder, response],
    );
  }

  /** Keeps what a coder chose; a coding without codes is taken away. */
  async keep(
    manager: EntityManager,
    { waveId, frameId }: CodedPlace,
    coder: { readonly id: string; readonly name: string },
    items: readonly { response: string; hash: string; codes: readonly number[] }[],
  ): Promise<void> {
    const none = items.filter(({ codes }) => codes.length === 0).map(({ response }) => response);
    await manager.query(
      'DELETE FROM coding WHERE wave_id = $1 AND frame_id = $2 AND coder_id = $3 AND response_id = ANY($4::uuid[])',
      [waveId, frameId, coder.id, none],
    );
    await manager.query(
      `INSERT INTO coding (wave_id, response_id, frame_id, coder_id, coder, codes, text_hash, at)
       SELECT $1, response, $2, $3, $4, ARRAY(SELECT jsonb_array_elements_text(codes)::integer), hash, clock_timestamp()
         FROM jsonb_to_recordset($5) AS given (response uuid, hash text, codes jsonb)
       ON CONFLICT (wave_id, response_id, frame_id, coder_id) DO UPDATE
         SET coder = EXCLUDED.coder, codes = EXCLUDED.codes, text_hash = EXCLUDED.text_hash, at = EXCLUDED.at`,
      [waveId, frameId, coder.id, coder.name, JSON.stringify(items.filter(({ codes }) => codes.length > 0))],
    );
  }

  /** Settles what counts for a text, or takes that back. */
  async settle(
    manager: EntityManager,
    { waveId, frameId }: CodedPlace,
    { response, hash, codes }: { response: string; hash: string; codes: readonly number[] | null },
    by: string,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO coded_text (wave_id, response_id, frame_id, state, text_hash, settled_codes, settled_hash, settled_by, settled_at)
       VALUES ($1, $2, $3, 'none', $4, $5, $4, $6, clock_timestamp())
       ON CONFLICT (wave_id, response_id, frame_id) DO UPDATE SET settled_codes = EXCLUDED.settled_codes,
         settled_hash = EXCLUDED.settled_hash, settled_by = EXCLUDED.settled_by, settled_at = EXCLUDED.settled_at`,
      [waveId, response, frameId, hash, codes, by],
    );
  }

  /** Marks a text as one that may be quoted in these words, or no longer. */
  async quote(
    manager: EntityManager,
    { waveId, frameId }: CodedPlace,
    { response, hash, text }: { response: string; hash: string; text: string | null },
    by: string,
  ): Promise<void> {
    await manager.query('DELETE FROM quotation WHERE wave_id = $1 AND response_id = $2 AND frame_id = $3', [
      waveId,
      response,
      frameId,
    ]);
    if (text === null) return;
    await manager.query(
      `INSERT INTO quotation (wave_id, response_id, frame_id, text, text_hash, marked_by, at) VALUES ($1, $2, $3, $4, $5, $6, now())`,
      [waveId, response, frameId, text, hash, by],
    );
  }

  /** Every coding of texts as they are now. */
  codings({
    waveId,
    question,
    frameId,
  }: CodedPlace): Promise<{ response: string; coderId: string; coder: string; codes: number[] }[]> {
    return this.dataSource.query(
      `SELECT k.response_id AS response, k.coder_id AS "coderId", k.coder, k.codes
         FROM (SELECT r.id, md5(${TEXT}) AS hash FROM ${ANSWERS}) t
         JOIN coding k ON k.wave_id = $1 AND k.response_id = t.id AND k.frame_id = $3 AND k.text_hash = t.hash
        ORDER BY k.response_id, k.coder_id`,
      [waveId, question, frameId],
    );
  }
}
