import { Injectable } from '@nestjs/common';
import type { Variable } from '@ido/questionnaire';
import type { QueryRunner } from 'typeorm';
import { mergedCodes } from './consensus';
import { openQuestions } from './open-questions';

/** The codes of an open question as a variable: a multiple choice after the questions of the codebook. */
export interface CodeVariable {
  readonly variable: Variable;
  readonly frameId: number;
  /** Name of the question whose texts are coded. */
  readonly text: string;
  /** Per category, in order: the number of its code. */
  readonly numbers: readonly number[];
}

/** Codes that count for a response, by frame. Null: nothing counts (any more). */
export interface CountingCodes {
  /** 16 bytes. */
  readonly id: Uint8Array;
  readonly frameId: number;
  readonly codes: readonly number[] | null;
}

/** A code as it is stored, with the frame it belongs to. */
export interface CodeRow {
  frameId: number;
  key: string;
  number: number;
  label: string;
  mergedInto: number | null;
}

/** Which variables the codes of a wave make. */
@Injectable()
export class CodeVariables {
  /** One for each open question of the wave that has codes, in the order of the codebook. A code that is no longer in use is there as long as it counts for a text. */
  async of(runner: QueryRunner, waveId: number, codebook: readonly Variable[]): Promise<CodeVariable[]> {
    const rows: CodeRow[] = await runner.query(
      `SELECT f.id AS "frameId", f.key, c.number, c.label, c.merged_into AS "mergedInto"
         FROM wave w JOIN code_frame f ON f.study_id = w.study_id JOIN code c ON c.frame_id = f.id
        WHERE w.id = $1 AND (NOT c.retired OR EXISTS (SELECT FROM coded_text t WHERE t.frame_id = f.id AND c.number = ANY (t.codes)))
        ORDER BY f.id, c.retired, c.place, c.number`,
      [waveId],
    );
    return codeVariablesOf(codebook, rows);
  }

  /** What counts for each response whose codes or answers changed since that transaction; null: for all. */
  changed(
    runner: QueryRunner,
    waveId: number,
    variables: readonly CodeVariable[],
    since: string | null,
  ): Promise<CountingCodes[]> {
    return runner.query(
      `SELECT uuid_send(t.response_id) AS id, t.frame_id AS "frameId",
              CASE WHEN t.text_hash = md5(coalesce(r.clean_answers, r.answers) ->> q.question) THEN t.codes END AS codes
         FROM coded_text t
         JOIN response r ON r.wave_id = t.wave_id AND r.id = t.response_id
         JOIN unnest($3::int[], $4::text[]) AS q (frame, question) ON q.frame = t.frame_id
        WHERE t.wave_id = $1 AND ($2::bigint IS NULL OR t.response_id IN (
          SELECT response_id FROM coded_text WHERE wave_id = $1 AND changed_seq >= $2::bigint
          UNION ALL SELECT id FROM response WHERE wave_id = $1 AND changed_seq >= $2::bigint))`,
      [waveId, since, variables.map(({ frameId }) => frameId), variables.map(({ text }) => text)],
    );
  }
}

/**
 * The variables that codes make. Named `<question>.code`, or with a number behind it where the questionnaire has that name itself. Whoever
 * gave a text was asked; a text that no codes count for is missing, so that the note of a figure says which share was coded.
 */
export function codeVariablesOf(codebook: readonly Variable[], rows: readonly CodeRow[]): CodeVariable[] {
  const taken = new Set(codebook.map(({ name }) => name));
  return openQuestions({ variables: codebook }).flatMap(({ variable: text, key }) => {
    const codes = rows.filter((row) => row.key === key);
    const merged = mergedCodes(codes);
    const shown = codes.filter(({ number }) => !merged.has(number));
    const [first] = shown;
    if (!first) return [];
    const name = freeName(`${text.name}.code`, taken);
    taken.add(name);
    const variable: Variable = {
      name,
      title: `${text.title} (gecodeerd)`,
      type: 'multiple',
      question: text.name,
      questionType: 'coding',
      categories: shown.map(({ number, label }) => ({
        code: String(number),
        value: String(number),
        label,
        kind: 'substantive',
        exclusive: false,
      })),
      required: false,
      routed: true,
      ...(text.page !== undefined && { page: text.page }),
      ...(text.role !== undefined && { role: text.role }),
      ...(text.trendKey !== undefined && { trendKey: `${text.trendKey}.code` }),
    };
    return [{ variable, frameId: first.frameId, text: text.name, numbers: shown.map(({ number }) => number) }];
  });
}

/** The variables of a codebook with those of the codes, each after the question whose texts are coded. */
export function withCodeVariables(codebook: readonly Variable[], codes: readonly CodeVariable[]): Variable[] {
  return codebook.flatMap((variable) => [
    variable,
    ...codes.filter(({ text }) => text === variable.name).map((code) => code.variable),
  ]);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2, free = name; ; number++) {
    if (!taken.has(free)) return free;
    free = `${name}${number}`;
  }
}
