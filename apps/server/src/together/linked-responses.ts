import { Injectable } from '@nestjs/common';
import type { AnswerToken } from '@ido/fieldwork';
import { DataSource, type EntityManager } from 'typeorm';
import { known, refuseWithdrawn, tokenOf } from '../answering/answering.service';
import { LINKS, STORED } from '../answering/response-statements';
import { runStatement, type Statement } from '../answering/statements';
import type { StoredResponse } from '../answering/stored-response';
import { togetherProblem } from './together-problems';

/** The response that a link opens, with who made its newest revision. */
export interface LinkedResponse extends StoredResponse {
  readonly waveId: number;
  readonly newestAuthor: string | null;
}

const LOOK: Statement = {
  name: 'together-look',
  text: `
    SELECT r.wave_id AS "waveId", ${STORED}, (
        SELECT v.author FROM response_revision v
        WHERE v.wave_id = r.wave_id AND v.response_id = r.id AND v.revision = r.revision
      ) AS "newestAuthor"
    FROM response r JOIN wave w ON w.id = r.wave_id ${LINKS}
    WHERE r.wave_id = $1 AND r.id = $2`,
};

/** Finds the response of an answer token, as it is now. */
@Injectable()
export class LinkedResponses {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws ProblemError unknown-link, link-withdrawn */
  async find(tokenText: string): Promise<LinkedResponse> {
    const token = tokenOf(tokenText);
    return checked(token, (await runStatement<LinkedResponse>(this.dataSource, LOOK, parametersOf(token)))[0]);
  }

  /** The same inside a transaction, locked until its end: what is decided on it stays true. */
  async lock(manager: EntityManager, tokenText: string): Promise<LinkedResponse> {
    const token = tokenOf(tokenText);
    const rows: LinkedResponse[] = await manager.query(`${LOOK.text} FOR NO KEY UPDATE OF r`, parametersOf(token));
    return checked(token, rows[0]);
  }
}

/** @throws ProblemError owner-only for the link of a colleague, or of somebody without a link of his own */
export function requireOwner(response: LinkedResponse): void {
  if (response.linkKind !== 'personal') throw togetherProblem.ownerOnly();
}

function parametersOf({ waveId, responseId, secretHash }: AnswerToken): unknown[] {
  return [waveId, responseId, secretHash];
}

function checked(token: AnswerToken, found: LinkedResponse | undefined): LinkedResponse {
  const response = known(token, found ?? null);
  refuseWithdrawn(response);
  return response;
}
