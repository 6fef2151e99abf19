import { Injectable } from '@nestjs/common';
import type { ChangeWave, CreateWave, StudyRole, Wave } from '@ido/api';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { PopulationFixing } from '../population/population-fixing';
import { QuestionnaireRepository } from '../questionnaires/questionnaire.repository';
import { WaveAccess } from './wave-access';
import { isStillAnswered } from './wave-row';
import { mayBecome } from './wave-transitions';
import { WaveRepository, type CountedWave } from './wave.repository';

/** What researchers do with waves. */
@Injectable()
export class WavesService {
  constructor(
    private readonly access: WaveAccess,
    private readonly waves: WaveRepository,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly transactions: Transactions,
    private readonly populations: PopulationFixing,
  ) {}

  /** @throws ProblemError `unknown-resource` (404). */
  async find(user: SignedInUser, key: string): Promise<Wave> {
    const { id, role } = await this.access.requireWave(user, key, 'reader', 'optional');
    return waveOf(await this.waves.counted(id), role);
  }

  /**
   * A draft wave with the newest published version, its population the organisations of the type that exist on the day that it opens.
   * @throws ProblemError `unknown-resource` (404), `forbidden` (403), `key-taken` and `no-published-version` (409), `invalid-input` (400).
   */
  async create(user: SignedInUser, studyKey: string, body: CreateWave): Promise<Wave> {
    const study = await this.access.requireStudy(user, studyKey, 'researcher');
    requireOrder(body.opensAt, body.closesAt);
    return this.transactions.run(async (manager) => {
      const questionnaire = await this.questionnaires.find(body.questionnaire, manager);
      if (!questionnaire) throw problem.unknown({ what: 'Vragenlijst', key: body.questionnaire });
      const version = await this.questionnaires.newestPublished(manager, body.questionnaire);
      if (!version) throw problem.noPublishedVersion({ questionnaire: body.questionnaire });
      const id = await this.waves.add(manager, {
        ...body,
        studyId: study.id,
        versionId: version.id,
        audience: questionnaire.audience,
        status: 'draft',
        syntheticNote: null,
        populationOn: null,
      });
      if (id === null) throw problem.keyTaken({ what: 'Meting', key: body.key });
      await audit(manager, {
        actor: user.id,
        action: 'wave.create',
        subject: body.key,
        detail: { version: version.number },
      });
      return waveOf(await this.waves.counted(id, manager), study.role);
    });
  }

  /** @throws ProblemError `unknown-resource` (404), `forbidden` (403), `wave-transition` (409), `invalid-input` (400). */
  async change(user: SignedInUser, key: string, body: ChangeWave): Promise<Wave> {
    const { id, role } = await this.access.requireWave(user, key, 'researcher');
    return this.transactions.run(async (manager) => {
      const before = await this.waves.lock(manager, id);
      const status = body.status ?? before.status;
      if (!mayBecome(before.status, status)) throw problem.waveTransition({ from: before.status, to: status });
      const opensAt = body.opensAt === undefined ? before.opensAt : dateOf(body.opensAt);
      const closesAt = body.closesAt === undefined ? before.closesAt : dateOf(body.closesAt);
      requireOrder(opensAt, closesAt);
      const graceDays = body.graceDays ?? before.graceDays;
      await this.waves.change(manager, id, { title: body.title ?? null, status, opensAt, closesAt, graceDays });
      if (status === 'open') await this.populations.freeze(manager, id, new Date());
      else if (status === 'draft' && body.opensAt !== undefined) await this.populations.refreshWave(manager, id);
      await audit(manager, {
        actor: user.id,
        action: 'wave.change',
        subject: key,
        detail: { ...body, from: before.status },
      });
      return waveOf(await this.waves.counted(id, manager), role);
    });
  }
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function requireOrder(opensAt: string | Date | null, closesAt: string | Date | null): void {
  if (opensAt === null || closesAt === null || new Date(opensAt) < new Date(closesAt)) return;
  const detail = 'Een meting sluit nadat zij is geopend.';
  throw problem.invalid({ errors: [{ pointer: '/closesAt', code: 'before-opening', detail }] });
}

/** A wave as the API shows it to somebody with this role. */
export function waveOf(row: CountedWave, role: StudyRole): Wave {
  return {
    key: row.key,
    title: row.title,
    study: { key: row.studyKey, title: row.studyTitle },
    audience: row.audience,
    questionnaire: { key: row.questionnaireKey, title: row.questionnaireTitle, version: row.version },
    status: row.status,
    openAccess: row.openAccess,
    syntheticNote: row.syntheticNote,
    opensAt: row.opensAt?.toISOString() ?? null,
    closesAt: row.closesAt?.toISOString() ?? null,
    graceDays: row.graceDays,
    population: row.population,
    invited: row.invited,
    started: row.publishedBase ?? row.started,
    completed: row.publishedBase ?? row.completed,
    withoutMicrodata: row.withoutMicrodata,
    publishedSource: row.publishedSource,
    previousWave: row.previousWave,
    role,
    figuresShown: role === 'researcher' || !isStillAnswered(row),
  };
}
