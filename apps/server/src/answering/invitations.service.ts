import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Invitation } from '@ido/api';
import { newToken } from '@ido/fieldwork';
import { CONFIG, type Config } from '../config';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import type { WaveRow } from '../studies/wave-row';
import { answeringProblem } from './answering-problems';
import { InvitationsRepository } from './invitations.repository';

/** Personal links for organisations. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly invitations: InvitationsRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * A link for each organisation, in the order asked; an organisation may have several, as when more people of it are asked. The tokens
   * are given this once: only their hashes are kept.
   * @throws ProblemError invitations-closed; invalid-input naming each organisation that the wave is not about
   */
  async create(wave: WaveRow, organisations: readonly string[], user: SignedInUser): Promise<Invitation[]> {
    if (wave.status === 'closed' || wave.status === 'published') throw answeringProblem.invitationsClosed();
    const links = organisations.map((organisation) => {
      const responseId = randomUUID();
      return { responseId, organisation, ...newToken(wave.id, responseId) };
    });
    await this.transactions.run(async (manager) => {
      const inPopulation = await this.invitations.inPopulation(manager, wave.id, organisations);
      const errors = organisations.flatMap((code, at) => (inPopulation.has(code) ? [] : [notInPopulation(code, at)]));
      if (errors.length > 0) throw problem.invalid({ errors });
      await this.invitations.add(manager, wave.id, links, user.email);
    });
    return links.map(({ responseId, organisation, token }) => ({
      responseId,
      organisation,
      token,
      link: `${this.config.publicUrl}/i/${token}`,
    }));
  }

  /**
   * Withdraws a link: from now on it opens nothing. Answers that were sent in stay and count. Withdrawing again changes nothing.
   * @throws ProblemError unknown-resource
   */
  async withdraw(wave: WaveRow, responseId: string, user: SignedInUser): Promise<void> {
    const found = await this.transactions.run((manager) =>
      this.invitations.withdraw(manager, wave.id, responseId, user.email),
    );
    if (!found) throw problem.unknown({ what: 'Uitnodiging', key: responseId });
  }
}

function notInPopulation(code: string, at: number) {
  return {
    pointer: `/organisations/${at}`,
    code: 'not-in-population',
    detail: `Organisatie '${code}' hoort niet bij deze meting.`,
  };
}
