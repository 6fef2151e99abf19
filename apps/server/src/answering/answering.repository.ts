import { Injectable } from '@nestjs/common';
import type { AnswerToken, EarlierAnswer } from '@ido/fieldwork';
import { DataSource } from 'typeorm';
import { COMPLETE, OPEN, SAVE } from './response-statements';
import { runStatement } from './statements';
import type { StoredResponse } from './stored-response';

/** Earlier answers of one organisation. */
export interface EarlierAnswers extends EarlierAnswer {
  /** JSON text. */
  readonly answers: string;
}

/** A response with everything its page shows around it. */
export interface OpenedResponse extends StoredResponse {
  readonly studyKey: string;
  readonly studyTitle: string;
  readonly syntheticNote: string | null;
  readonly openAccess: boolean;
  readonly organisationCode: string | null;
  readonly organisationName: string | null;
  readonly previousKey: string | null;
  readonly previousTitle: string | null;
  /** Of the wave before: of the organisation itself and of what was merged into it. */
  readonly earlierAnswers: readonly EarlierAnswers[] | null;
}

/** The stored response as it was found; `newRevision` when the change was stored, null when it was not. */
export interface Outcome extends StoredResponse {
  readonly newRevision: number | null;
}

/** A change of a response. */
export interface Change {
  readonly token: AnswerToken;
  /** The revision that the change started from. */
  readonly revision: number;
  /** JSON text. */
  readonly answers: string;
  /** JSON text: what was taken over from an earlier wave since that revision. */
  readonly takenOver: string;
  readonly now: Date;
  /** The questionnaire version the answers were checked against. */
  readonly versionId: number;
}

/** What completion adds to a change. */
export interface Completion extends Change {
  readonly coded: Uint8Array;
  readonly reference: string;
  readonly key: string;
}

/** Responses of respondents: each method is one statement, and what it acknowledges is committed. */
@Injectable()
export class AnsweringRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The response a token names, or null; remembers that its link was opened. Whether its secret is right is still to be compared. */
  async open({ waveId, responseId, secretHash }: AnswerToken, now: Date): Promise<OpenedResponse | null> {
    const rows = await runStatement<OpenedResponse>(this.dataSource, OPEN, [waveId, responseId, secretHash, now]);
    return rows[0] ?? null;
  }

  /** Saves a draft when everything allows it; null when there is no such response. */
  async save(change: Change): Promise<Outcome | null> {
    const rows = await runStatement<Outcome>(this.dataSource, SAVE, parametersOf(change));
    return rows[0] ?? null;
  }

  /** Completes the response when everything allows it; null when there is no such response. */
  async complete(completion: Completion): Promise<Outcome | null> {
    const { coded, reference, key } = completion;
    const parameters = [...parametersOf(completion), Buffer.from(coded), reference, key];
    const rows = await runStatement<Outcome>(this.dataSource, COMPLETE, parameters);
    return rows[0] ?? null;
  }

  /** The questionnaire version a wave is pinned to, or null when there is no such wave. */
  async versionOf(waveId: number): Promise<number | null> {
    const rows: { versionId: number }[] = await this.dataSource.query(
      'SELECT questionnaire_version_id AS "versionId" FROM wave WHERE id = $1',
      [waveId],
    );
    return rows[0]?.versionId ?? null;
  }
}

function parametersOf({ token, revision, answers, takenOver, now, versionId }: Change): unknown[] {
  return [token.waveId, token.responseId, token.secretHash, revision, answers, now, versionId, takenOver];
}
