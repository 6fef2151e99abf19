import { Inject, Injectable } from '@nestjs/common';
import type { ColleagueLink, CreatedColleague } from '@ido/api';
import { colleagueLabel, newToken } from '@ido/fieldwork';
import { refuseUnlessOpen } from '../answering/answering.service';
import { CONFIG, type Config } from '../config';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import { problem } from '../http/problems';
import { ColleaguesRepository, type ColleagueRow } from './colleagues.repository';
import { LinkedResponses, requireOwner } from './linked-responses';
import { togetherProblem } from './together-problems';

/** Links of colleagues that work at the same time: more is no team, but a link that went round. */
const MOST_COLLEAGUES = 20;
/** Nobody else may be called as who has the personal link is when the name is not known. */
const OWNER = 'Eigenaar';

/** Handing a response over to colleagues. */
@Injectable()
export class ColleaguesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: LinkedResponses,
    private readonly colleagues: ColleaguesRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws ProblemError unknown-link, link-withdrawn, owner-only */
  async list(token: string): Promise<ColleagueLink[]> {
    const response = await this.links.find(token);
    requireOwner(response);
    return (await this.colleagues.list(response.waveId, response.responseId)).map(colleagueOf);
  }

  /**
   * A link of its own for a colleague: who answers with it stands in the history by its label. It is given this once.
   * @throws ProblemError as `list`, wave-closed, wave-not-open, response-complete, too-many-colleagues
   */
  create(token: string, name: string | undefined): Promise<CreatedColleague> {
    return this.transactions.run(async (manager) => {
      const response = await this.links.lock(manager, token);
      requireOwner(response);
      refuseUnlessOpen(response, new Date());
      if (response.status === 'complete') throw togetherProblem.alreadySent();
      const { waveId, responseId } = response;
      const labels = await this.colleagues.labels(manager, waveId, responseId);
      if (labels.filter(({ live }) => live).length >= MOST_COLLEAGUES) {
        throw togetherProblem.tooManyColleagues({ most: MOST_COLLEAGUES });
      }
      const label = colleagueLabel(name, [OWNER, ...labels.map((one) => one.label)]);
      const made = newToken(waveId, responseId);
      const row = await this.colleagues.add(manager, waveId, responseId, {
        secretHash: made.secretHash,
        label,
        by: 'respondent',
      });
      const subject = `${waveId}/${responseId}`;
      await audit(manager, { actor: 'respondent', action: 'colleague.add', subject, detail: { link: row.id } });
      return { ...colleagueOf(row), link: `${this.config.publicUrl}/i/${made.token}` };
    });
  }

  /**
   * Withdraws the link of a colleague; what he answered stays.
   * @throws ProblemError as `list`, unknown-resource
   */
  withdraw(token: string, id: string): Promise<void> {
    return this.transactions.run(async (manager) => {
      const response = await this.links.lock(manager, token);
      requireOwner(response);
      const { waveId, responseId } = response;
      const found = await this.colleagues.withdraw(manager, waveId, responseId, id);
      if (!found) throw problem.unknown({ what: 'Link', key: id });
      const subject = `${waveId}/${responseId}`;
      await audit(manager, { actor: 'respondent', action: 'colleague.withdraw', subject, detail: { link: id } });
    });
  }
}

function colleagueOf({ id, label, createdAt, openedAt }: ColleagueRow): ColleagueLink {
  return { id, label, createdAt: createdAt.toISOString(), openedAt: openedAt?.toISOString() ?? null };
}
