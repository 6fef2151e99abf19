import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CodeFramesRepository } from './code-frames.repository';
import { consensus, mergedCodes, type GivenCodes } from './consensus';

/** Texts whose outcome is written in one statement. */
const BATCH = 5000;

interface SettledRow {
  readonly waveId: number;
  readonly responseId: string;
  readonly codes: number[] | null;
  readonly hash: string | null;
  readonly at: Date | null;
}

interface CodingRow {
  readonly waveId: number;
  readonly responseId: string;
  readonly codes: number[];
  readonly hash: string;
  readonly at: Date;
}

/** What counts for each text (`coded_text`), made from the codings in the transaction that changes them. The frame has to be locked. */
@Injectable()
export class OutcomesRepository {
  constructor(private readonly frames: CodeFramesRepository) {}

  /** Makes the outcomes of these responses anew. */
  async of(manager: EntityManager, frameId: number, waveId: number, responses: readonly string[]): Promise<void> {
    await this.make(manager, frameId, 'wave_id = $2 AND response_id = ANY($3::uuid[])', [waveId, responses]);
  }

  /** Makes all outcomes of a frame anew: what codes count as has changed. */
  async anew(manager: EntityManager, frameId: number): Promise<void> {
    await this.make(manager, frameId, 'true', []);
  }

  private async make(manager: EntityManager, frameId: number, which: string, values: readonly unknown[]) {
    const merged = mergedCodes(await this.frames.codes(frameId, manager));
    const settled: SettledRow[] = await manager.query(
      `SELECT wave_id AS "waveId", response_id AS "responseId", settled_codes AS codes, settled_hash AS hash, settled_at AS at
         FROM coded_text WHERE frame_id = $1 AND ${which}`,
      [frameId, ...values],
    );
    const codings: CodingRow[] = await manager.query(
      `SELECT wave_id AS "waveId", response_id AS "responseId", codes, text_hash AS hash, at
         FROM coding WHERE frame_id = $1 AND ${which}`,
      [frameId, ...values],
    );
    const texts = new Map<
      string,
      { waveId: number; responseId: string; given: GivenCodes[]; settled: GivenCodes | null }
    >();
    const textOf = ({ waveId, responseId }: { waveId: number; responseId: string }) => {
      const key = `${waveId} ${responseId}`;
      const text = texts.get(key) ?? { waveId, responseId, given: [], settled: null };
      texts.set(key, text);
      return text;
    };
    for (const row of settled) {
      const { codes, hash, at } = row;
      textOf(row).settled = codes && hash !== null && at ? { codes, hash, at } : null;
    }
    for (const row of codings) textOf(row).given.push(row);
    const outcomes = [...texts.values()].map(({ waveId, responseId, ...text }) => ({
      wave: waveId,
      response: responseId,
      ...consensus(text.given, text.settled, merged),
    }));
    for (let at = 0; at < outcomes.length; at += BATCH) await write(manager, frameId, outcomes.slice(at, at + BATCH));
  }
}

async function write(manager: EntityManager, frameId: number, outcomes: readonly object[]): Promise<void> {
  await manager.query(
    `INSERT INTO coded_text (wave_id, response_id, frame_id, state, codes, text_hash)
     SELECT wave, response, $1, state, CASE WHEN codes IS NULL THEN NULL ELSE ARRAY(SELECT jsonb_array_elements_text(codes)::integer) END, hash
       FROM jsonb_to_recordset($2) AS given (wave integer, response uuid, state text, codes jsonb, hash text)
     ON CONFLICT (wave_id, response_id, frame_id) DO UPDATE
       SET state = EXCLUDED.state, codes = EXCLUDED.codes, text_hash = EXCLUDED.text_hash, changed_seq = DEFAULT
     WHERE (coded_text.state, coded_text.codes, coded_text.text_hash) IS DISTINCT FROM (EXCLUDED.state, EXCLUDED.codes, EXCLUDED.text_hash)`,
    [frameId, JSON.stringify(outcomes)],
  );
}
