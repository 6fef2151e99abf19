import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Unsubscribed } from '@ido/api';
import { readToken } from '@ido/fieldwork';
import { Transactions } from '../database/transactions';
import { ParticipantStatesRepository } from '../participants/participant-states.repository';
import { messageProblem } from './message-problems';

interface MessageOfToken {
  readonly hash: Buffer | null;
  readonly participantId: string | null;
  readonly study: string;
  readonly wave: string;
}

/** Lets whoever got a message get no more of them. */
@Injectable()
export class UnsubscriptionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly participants: ParticipantStatesRepository,
  ) {}

  /**
   * No more messages of this wave to who got the message with this token. Asking again changes nothing.
   * @throws ProblemError unknown-unsubscribe-link
   */
  unsubscribe(tokenText: string): Promise<Unsubscribed> {
    return this.transactions.run(async (manager) => {
      // A token as of answers, that carries the message instead of the response.
      const token = readToken(tokenText);
      if (token === null) throw messageProblem.unknownUnsubscribeLink();
      const [message]: MessageOfToken[] = await manager.query(
        `SELECT m.unsubscribe_hash AS hash, m.participant_id AS "participantId", s.title AS study, w.title AS wave
         FROM message m JOIN wave w ON w.id = m.wave_id JOIN study s ON s.id = w.study_id WHERE m.wave_id = $1 AND m.id = $2`,
        [token.waveId, token.responseId],
      );
      if (!message?.hash || !timingSafeEqual(message.hash, token.secretHash))
        throw messageProblem.unknownUnsubscribeLink();
      if (message.participantId !== null) {
        const cause = 'Afgemeld met de link in een bericht';
        await this.participants.changeState(
          manager,
          token.waveId,
          message.participantId,
          'opted-out',
          cause,
          'respondent',
        );
      }
      return { study: message.study, wave: message.wave };
    });
  }
}
