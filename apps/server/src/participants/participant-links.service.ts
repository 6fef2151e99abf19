import { Inject, Injectable } from '@nestjs/common';
import type { Letter, ParticipantLink } from '@ido/api';
import { CONFIG, type Config } from '../config';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import type { WaveRow } from '../studies/wave-row';
import { requireContactsAllowed } from './contacts-allowed';
import { ParticipantLinksRepository } from './participant-links.repository';
import { ParticipantsRepository } from './participants.repository';
import { qrPath } from './qr-path';

/** Links of contacts, on screen or in a letter. Tokens are given once and kept nowhere. */
@Injectable()
export class ParticipantLinksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly participants: ParticipantsRepository,
    private readonly links: ParticipantLinksRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * A new link for a contact; its older links open nothing any more.
   * @throws ProblemError unknown-resource, contacts-closed, wave-without-contacts
   */
  async reissue(wave: WaveRow, id: string, user: SignedInUser): Promise<ParticipantLink> {
    requireContactsAllowed(wave);
    const options = { label: null, withdrawOlder: true, actor: user.email };
    const token = await this.transactions.run(async (manager) => {
      const [issued] = await this.links.issue(manager, wave.id, [id], options);
      if (!issued) throw problem.unknown({ what: 'Contactpersoon', key: id });
      await audit(manager, { actor: user.id, action: 'link.issue', subject: `${wave.key}/${id}` });
      return issued.token;
    });
    return { token, link: this.linkOf(token) };
  }

  /** Withdraws the links of a contact; what was answered stays. @throws ProblemError unknown-resource */
  async withdraw(wave: WaveRow, id: string, user: SignedInUser): Promise<void> {
    await this.transactions.run(async (manager) => {
      const [known] = await this.participants.find(wave.id, [id], manager);
      if (!known) throw problem.unknown({ what: 'Contactpersoon', key: id });
      const withdrawn = await this.links.withdraw(manager, wave.id, [id]);
      if (withdrawn === 0) return;
      await audit(manager, { actor: user.id, action: 'link.withdraw', subject: `${wave.key}/${id}` });
    });
  }

  /**
   * What letters need, in the order asked: a link each, besides those that a contact has already, so that a mail before it goes on working.
   * @throws ProblemError contacts-closed, wave-without-contacts; invalid-input naming each contact that is not of the wave
   */
  async letters(wave: WaveRow, ids: readonly string[], user: SignedInUser): Promise<Letter[]> {
    requireContactsAllowed(wave);
    const options = { label: 'brief', withdrawOlder: false, actor: user.email };
    return this.transactions.run(async (manager) => {
      const contacts = new Map((await this.participants.find(wave.id, ids, manager)).map((one) => [one.id, one]));
      const errors = ids.flatMap((id, at) => (contacts.has(id) ? [] : [unknownContact(at)]));
      if (errors.length > 0) throw problem.invalid({ errors });
      const unique = [...new Set(ids)];
      const tokens = new Map(
        (await this.links.issue(manager, wave.id, unique, options)).map((issued) => [
          issued.participantId,
          issued.token,
        ]),
      );
      await audit(manager, { actor: user.id, action: 'letters.print', subject: wave.key, detail: { letters: unique } });
      return unique.flatMap((id) => {
        const contact = contacts.get(id);
        const token = tokens.get(id);
        if (!contact || token === undefined) return [];
        const link = this.linkOf(token);
        return [
          { participant: id, organisation: contact.organisation.name, name: contact.name, link, qr: qrPath(link) },
        ];
      });
    });
  }

  private linkOf(token: string): string {
    return `${this.config.publicUrl}/i/${token}`;
  }
}

function unknownContact(at: number) {
  return { pointer: `/participants/${at}`, code: 'unknown', detail: 'Deze contactpersoon hoort niet bij deze meting.' };
}
