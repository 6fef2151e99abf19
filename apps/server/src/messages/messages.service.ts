import { Injectable } from '@nestjs/common';
import type { DecideMessage, Message, MessageSummary } from '@ido/api';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { ParticipantStatesRepository } from '../participants/participant-states.repository';
import type { WaveRow } from '../studies/wave-row';
import { addDelivery } from './delivery/running-mailings.repository';
import { messageProblem } from './message-problems';
import { MessagesRepository, type MessageRow } from './messages.repository';
import { SENT_CAUSES, SKIP_TEXTS } from './standard-texts';

/** Single messages: the outbox, and what became uncertain. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly messages: MessagesRepository,
    private readonly participants: ParticipantStatesRepository,
  ) {}

  /** @throws ProblemError unknown-resource */
  async find(wave: WaveRow, id: string): Promise<Message> {
    const row = await this.messages.find(wave.id, id);
    if (!row) throw problem.unknown({ what: 'Bericht', key: id });
    // A text with a link in it is shown only where somebody has to do something with it.
    const shown = row.status === 'outbox' || row.status === 'uncertain';
    return { ...messageOf(row), text: shown ? row.text : null, html: shown ? row.html : null };
  }

  /**
   * A person decides on a message of which nobody knows whether it was taken: it goes again, or counts as sent.
   * @throws ProblemError unknown-resource, message-not-uncertain
   */
  async decide(wave: WaveRow, id: string, { decision }: DecideMessage, user: SignedInUser): Promise<Message> {
    await this.transactions.run(async (manager) => {
      const message = await this.messages.lockUncertain(manager, wave.id, id);
      if (message === null) throw problem.unknown({ what: 'Bericht', key: id });
      if (message === 'certain') throw messageProblem.notUncertain();
      if (decision === 'send') {
        await this.messages.sendAgain(manager, wave.id, id, message.mailingId);
        await addDelivery(manager, wave.id, message.mailingId, new Date());
      } else {
        await this.messages.keep(manager, wave.id, id, 'Niet opnieuw verstuurd: telt als verstuurd');
        if (message.participantId !== null) {
          const cause = `${SENT_CAUSES[message.kind]} (niet bevestigd)`;
          await this.participants.changeState(manager, wave.id, message.participantId, 'sent', cause, user.email);
        }
      }
      await audit(manager, { actor: user.id, action: `message.${decision}`, subject: `${wave.id}/${id}` });
    });
    return this.find(wave, id);
  }
}

/** What the API says of a message. */
export function messageOf(row: MessageRow): MessageSummary {
  const waits = row.status === 'planned';
  return {
    id: row.id,
    mailing: row.mailing,
    kind: row.kind,
    status: row.status,
    participant: row.participant,
    organisation: row.organisation,
    name: row.name,
    address: row.address,
    messageId: row.messageId,
    subject: row.subject,
    attempts: row.attempts,
    nextAttemptAt: waits ? row.nextAttemptAt.toISOString() : null,
    sentAt: row.sentAt?.toISOString() ?? null,
    detail: row.detail === null || row.detail === '' ? null : (SKIP_TEXTS[row.detail] ?? row.detail),
  };
}
