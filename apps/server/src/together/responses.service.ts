import { Injectable } from '@nestjs/common';
import type { ResponseDetail, ResponseRevisionSummary, ResponseSummary } from '@ido/api';
import { availabilityOf, changedQuestions, reopen } from '@ido/fieldwork';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { ReplayService } from '../cleaning/replay.service';
import { ParticipantStatesRepository } from '../participants/participant-states.repository';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { RESEARCHERS, TOGETHER_CAUSE } from './causes';
import type { RevisionRow } from './history.repository';
import { ParticipationRepository } from './participation.repository';
import { questionTitles } from './question-titles';
import { ResponsesRepository, type ResponseRow } from './responses.repository';
import { togetherProblem } from './together-problems';

const STATUSES: readonly string[] = ['invited', 'draft', 'complete', 'reopened', 'erased'];

/** What researchers see of responses and do with them. */
@Injectable()
export class ResponsesService {
  constructor(
    private readonly responses: ResponsesRepository,
    private readonly participation: ParticipationRepository,
    private readonly states: ParticipantStatesRepository,
    private readonly versions: CompiledVersions,
    private readonly transactions: Transactions,
    private readonly replays: ReplayService,
  ) {}

  /** @throws ProblemError unknown-resource */
  async find(wave: WaveRow, id: string): Promise<ResponseDetail> {
    const row = await this.responses.find(wave.id, id);
    if (row === null) throw problem.unknown({ what: 'Respons', key: id });
    return { ...summaryOf(row), takenOver: row.takenOver };
  }

  /** A revision with the questions whose answer changed in it, by the titles of the wave's questionnaire and in its order. */
  async titled(wave: WaveRow, rows: readonly RevisionRow[]): Promise<ResponseRevisionSummary[]> {
    const { definition } = await this.versions.get(wave.versionId);
    const titles = questionTitles(definition);
    const asked = [...titles.keys()];
    return rows.map((row) => ({
      revision: row.revision,
      status: statusOf(row.status),
      author: row.author,
      at: row.at.toISOString(),
      // Removal empties every revision at once: that is no change of an answer.
      changed: changedQuestions(row.before ?? {}, row.answers)
        .sort((a, b) => asked.indexOf(a) - asked.indexOf(b))
        .map((question) => ({ question, title: titles.get(question) ?? question })),
    }));
  }

  /**
   * Opens a completed response again: it leaves the figures until it is sent in anew.
   * @throws ProblemError unknown-resource, response-not-complete, wave-not-open-for-change
   */
  async reopen(wave: WaveRow, responseId: string, reason: string, user: SignedInUser): Promise<ResponseDetail> {
    const now = new Date();
    // What was sent in was begun: in days of grace it can still be sent in anew.
    if (!['open', 'grace'].includes(availabilityOf(wave, null, now, true).kind))
      throw togetherProblem.closedForChange();
    await this.transactions.run(async (manager) => {
      const key = { waveId: wave.id, responseId };
      const stored = await this.participation.lock(manager, key);
      if (stored === null) throw problem.unknown({ what: 'Respons', key: responseId });
      const next = reopen(stored);
      if (next.kind === 'refused') throw togetherProblem.notSent();
      const by = { at: now, reason, author: RESEARCHERS, actor: user.email };
      await this.participation.reopen(manager, key, next.state, by);
      const contacts = await this.participation.contacts(manager, key);
      await this.states.changeStates(manager, wave.id, contacts, 'reopened', TOGETHER_CAUSE.reopened, user.email);
      await audit(manager, {
        actor: user.id,
        action: 'response.reopen',
        subject: `${wave.id}/${responseId}`,
        detail: { reason, effect: '1 respons minder in de meting, tot opnieuw is verzonden' },
      });
    });
    if (wave.cleaned) await this.replays.settleSoon(wave.id);
    return this.find(wave, responseId);
  }
}

/** A response as the list shows it. */
export function summaryOf(row: ResponseRow): ResponseSummary {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  const { organisationCode: code, organisationName: name, requestAt } = row;
  return {
    id: row.id,
    organisation: code === null ? null : { code, name: name ?? code },
    status: row.status,
    revision: row.revision,
    author: row.author,
    lastActivityAt: text(row.lastActivityAt),
    completedAt: text(row.completedAt),
    reference: row.reference,
    declinedAt: text(row.declinedAt),
    declineReason: row.declineReason,
    erasedAt: text(row.erasedAt),
    reopenedAt: text(row.reopenedAt),
    request:
      requestAt === null
        ? null
        : { at: requestAt.toISOString(), reason: row.requestReason ?? '', author: row.requestAuthor ?? '' },
  };
}

function statusOf(status: string): ResponseRevisionSummary['status'] {
  if (!STATUSES.includes(status)) throw new Error(`no status of a revision: ${status}`);
  return status as ResponseRevisionSummary['status'];
}
