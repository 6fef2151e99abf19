import { Injectable } from '@nestjs/common';
import type { Declined, Removal, Removed, ReopeningRequest } from '@ido/api';
import { decline, erase } from '@ido/fieldwork';
import type { EntityManager } from 'typeorm';
import { refuseUnlessOpen } from '../answering/answering.service';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import { ParticipantStatesRepository } from '../participants/participant-states.repository';
import { TOGETHER_CAUSE } from './causes';
import { LinkedResponses, requireOwner, type LinkedResponse } from './linked-responses';
import { ParticipationRepository } from './participation.repository';
import { togetherProblem } from './together-problems';

const BY = 'respondent';

/** What a respondent decides about taking part: asking to change what was sent, declining, having it removed. */
@Injectable()
export class ParticipationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: LinkedResponses,
    private readonly repository: ParticipationRepository,
    private readonly states: ParticipantStatesRepository,
  ) {}

  /**
   * Asks the researchers to open a completed response again; asking twice gives the request that waits.
   * @throws ProblemError unknown-link, link-withdrawn, owner-only (of an open wave), response-not-complete
   */
  requestReopening(token: string, reason: string): Promise<ReopeningRequest> {
    return this.transactions.run(async (manager) => {
      const response = await this.links.lock(manager, token);
      if (response.linkKind === 'open') throw togetherProblem.ownerOnly();
      if (response.status !== 'complete') throw togetherProblem.notSent();
      const wish = { at: new Date(), reason, author: response.author };
      const request = await this.repository.request(manager, response, wish);
      if (request === wish) await this.note(manager, response, 'response.reopening-requested');
      return { ...request, at: request.at.toISOString() };
    });
  }

  /**
   * The organisation does not take part. Answers stay as they are, as a draft that is not counted; nobody gets a reminder.
   * @throws ProblemError unknown-link, link-withdrawn, owner-only, wave-closed, wave-not-open, response-complete
   */
  decline(token: string, reason: string): Promise<Declined> {
    return this.transactions.run(async (manager) => {
      const response = await this.links.lock(manager, token);
      requireOwner(response);
      if (decline(response).kind === 'refused') throw togetherProblem.alreadySent();
      refuseUnlessOpen(response, new Date());
      const at = response.declinedAt ?? new Date();
      await this.repository.decline(manager, response, at, reason || null);
      await this.move(manager, response, 'declined', TOGETHER_CAUSE.declined);
      await this.note(manager, response, 'response.decline', { effect: NO_EFFECT });
      return { declinedAt: at.toISOString() };
    });
  }

  /**
   * The organisation takes part after all. Doing it again changes nothing.
   * @throws ProblemError unknown-link, link-withdrawn, owner-only, wave-closed, wave-not-open
   */
  reconsider(token: string): Promise<void> {
    return this.transactions.run(async (manager) => {
      const response = await this.links.lock(manager, token);
      requireOwner(response);
      if (response.declinedAt === null) return;
      refuseUnlessOpen(response, new Date());
      await this.repository.decline(manager, response, null, null);
      await this.move(manager, response, 'reconsidered', TOGETHER_CAUSE.reconsidered);
      await this.note(manager, response, 'response.reconsider');
    });
  }

  /**
   * Removes answers, contact data or both, for good, whatever the state of the wave: it is the respondent's right. What it does to the
   * figures stands in the audit.
   * @throws ProblemError unknown-link, link-withdrawn, owner-only
   */
  remove(token: string, { answers, contact }: Removal): Promise<Removed> {
    return this.transactions.run(async (manager) => {
      const response = await this.links.lock(manager, token);
      if (response.linkKind === 'colleague') throw togetherProblem.ownerOnly();
      const counted = answers && response.status === 'complete' ? 1 : 0;
      if (answers) {
        await this.repository.eraseAnswers(manager, response, erase(response).state, new Date());
        await this.move(manager, response, 'erased', TOGETHER_CAUSE.erased);
        const effect = counted === 1 ? '1 respons minder in de meting' : NO_EFFECT;
        await this.note(manager, response, 'response.erase', { effect, waveStatus: response.waveStatus });
      }
      const { waveId, participantId } = response;
      if (contact && participantId !== null) {
        const { forgotten } = TOGETHER_CAUSE;
        // Nothing can be sent any more, so nothing should be planned either.
        await this.states.changeState(manager, waveId, participantId, 'opted-out', forgotten, BY);
        await this.repository.eraseContact(manager, response, participantId);
        const subject = `${waveId}/${participantId}`;
        await audit(manager, { actor: BY, action: 'contact.erase', subject, detail: { effect: NO_EFFECT } });
      }
      return { answers, contact: contact && participantId !== null, countedResponses: counted };
    });
  }

  private async move(
    manager: EntityManager,
    response: LinkedResponse,
    event: 'declined' | 'reconsidered' | 'erased',
    cause: string,
  ): Promise<void> {
    const contacts = await this.repository.contacts(manager, response);
    await this.states.changeStates(manager, response.waveId, contacts, event, cause, BY);
  }

  private async note(
    manager: EntityManager,
    { waveId, responseId }: LinkedResponse,
    action: string,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    await audit(manager, { actor: BY, action, subject: `${waveId}/${responseId}`, detail });
  }
}

const NO_EFFECT = 'geen gevolg voor de cijfers';
