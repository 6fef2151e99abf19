import { Injectable } from '@nestjs/common';
import { countedOf, planReplay, sameAnswer, type ReplayPlan, type WhichCounts } from '@ido/questionnaire';
import type { CompiledQuestionnaire } from '@ido/questionnaire';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions';
import { ADD_JOB, JobQueue } from '../jobs/job-queue';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import { SharedWork } from '../watching/shared-work';
import { BEGIN, CleanResponsesRepository, type CleanedRow, type StoredResponse } from './clean-responses.repository';
import { CleaningLogRepository } from './cleaning-log.repository';
import { ProgressRepository } from './progress.repository';

/** A wave with more completed responses is replayed by a job, step by step, so that nobody waits long for its lock. */
const MOST_AT_ONCE = 20_000;
const REPLAY_WAVE = 'clean-wave';
/** Added by triggers of the migration. */
const REPLAY_DUE = 'clean-responses';

/** The wave whose log is replayed. */
export interface ReplayedWave {
  readonly id: number;
  readonly versionId: number;
}

/** A log with what it is replayed by. */
export interface Replay {
  readonly compiled: CompiledQuestionnaire;
  readonly plan: ReplayPlan;
  readonly rule: WhichCounts;
}

/** Replays the cleaning log of a wave over its raw answers and stores what comes of it. */
@Injectable()
export class ReplayService {
  /** What is due, once for everyone who waits for it. */
  private readonly settling = new SharedWork<number, void>((waveId) => this.settleNow(waveId));

  constructor(
    private readonly transactions: Transactions,
    private readonly log: CleaningLogRepository,
    private readonly responses: CleanResponsesRepository,
    private readonly progress: ProgressRepository,
    private readonly versions: CompiledVersions,
    jobs: JobQueue,
  ) {
    jobs.register(REPLAY_WAVE, (payload, stopping) => this.goOn(waveOf(payload), stopping));
    jobs.register(REPLAY_DUE, (payload) => this.settle(waveOf(payload)));
  }

  /** The log as it is now, ready to be replayed. */
  async replayOf(manager: Pick<EntityManager, 'query'>, wave: ReplayedWave): Promise<Replay> {
    const { compiled } = await this.versions.get(wave.versionId);
    const entries = await this.log.entries(manager, wave.id);
    const plan = planReplay(
      compiled,
      entries.map(({ entry }) => entry),
    );
    return { compiled, plan, rule: await this.log.whichCounts(manager, wave.id) };
  }

  /**
   * Replays over all responses of a wave, in the transaction when there are not too many, otherwise by a job that it adds. Gives how
   * many responses changed; null when that is still being worked out. The lock of the wave must be held.
   */
  async whole(manager: EntityManager, wave: ReplayedWave): Promise<number | null> {
    const total = await this.responses.count(manager, wave.id);
    if (total > MOST_AT_ONCE) {
      await this.progress.begin(manager, wave.id, BEGIN, total);
      await manager.query(ADD_JOB, [REPLAY_WAVE, JSON.stringify({ wave: wave.id }), `${REPLAY_WAVE}-${wave.id}`, null]);
      return null;
    }
    const replay = await this.replayOf(manager, wave);
    await this.responses.nothingDue(manager, wave.id);
    await this.progress.end(manager, wave.id);
    let changed = 0;
    for await (const rows of this.responses.all(manager, wave.id)) {
      changed += await this.over(manager, wave.id, replay, rows);
    }
    return changed;
  }

  /** Replays over some responses and all others of their organisations. Gives how many changed. The lock must be held. */
  async some(
    manager: EntityManager,
    wave: ReplayedWave,
    ids: readonly string[],
    organisations: readonly string[] = [],
  ): Promise<number> {
    const replay = await this.replayOf(manager, wave);
    const own = await this.responses.byId(manager, wave.id, ids);
    const codes = new Set([...organisations, ...own.flatMap(({ organisation }) => organisation ?? [])]);
    const alone = own.filter(({ organisation }) => organisation === null);
    const together = codes.size === 0 ? [] : await this.responses.ofOrganisations(manager, wave.id, [...codes]);
    return this.over(manager, wave.id, replay, [...alone, ...together]);
  }

  /** Replays over the responses that were completed, opened again or imported since; done when this returns. */
  settle(waveId: number): Promise<void> {
    return this.settling.get(waveId);
  }

  /**
   * As `settle`, for whoever has stored something that is acknowledged whatever happens: when it fails, the job that was added with it does
   * it later.
   */
  settleSoon(waveId: number): Promise<void> {
    return this.settle(waveId).catch(() => undefined);
  }

  private async settleNow(waveId: number): Promise<void> {
    for (;;) {
      const more = await this.transactions.run(async (manager) => {
        await this.log.lock(manager, waveId);
        const { ids, organisations } = await this.responses.takeDue(manager, waveId);
        if (ids.length === 0) return false;
        const wave = await this.progress.wave(manager, waveId);
        if (wave) await this.some(manager, wave, ids, organisations);
        return wave !== null;
      });
      if (!more) return;
    }
  }

  /** The job: one step per transaction, each with the log as it is then. */
  private async goOn(waveId: number, stopping: AbortSignal): Promise<void> {
    for (;;) {
      const more = await this.transactions.run(async (manager) => {
        await this.log.lock(manager, waveId);
        const wave = await this.progress.wave(manager, waveId);
        const place = await this.progress.place(manager, waveId);
        if (wave === null || place === null) return false;
        const step = await this.responses.next(manager, waveId, place);
        if (step === null) {
          await this.progress.end(manager, waveId);
          return false;
        }
        await this.over(manager, waveId, await this.replayOf(manager, wave), step.rows);
        await this.progress.move(manager, waveId, step.next, step.rows.length);
        return true;
      });
      if (!more) return;
      // The step that is stored stays; the job is tried again by whoever starts next.
      if (stopping.aborted) throw new Error('the server stops');
    }
  }

  private async over(
    manager: EntityManager,
    waveId: number,
    replay: Replay,
    rows: readonly StoredResponse[],
  ): Promise<number> {
    const changed = changesOf(replay, rows);
    await this.responses.store(manager, waveId, changed);
    return changed.length;
  }
}

/** What a replay makes of responses, as far as it is not what is stored; of an organisation all responses have to be there. */
export function changesOf({ compiled, plan, rule }: Replay, rows: readonly StoredResponse[]): CleanedRow[] {
  const cleaned = rows.map((row) => plan.clean(row));
  const counted = countedOf(rule, cleaned);
  return cleaned.flatMap(({ id, answers, corrected }, at) => {
    const stored = rows[at]!;
    const cleanAnswers = corrected.length === 0 ? null : answers;
    if (stored.counted === counted.has(id) && sameAnswer(stored.cleanAnswers, cleanAnswers)) return [];
    return [{ id, cleanAnswers, counted: counted.has(id), coded: compiled.encode(answers) }];
  });
}

/** Of a job: written by the migration's trigger or by this service. */
function waveOf(payload: unknown): number {
  const wave = (payload as { wave?: unknown } | null)?.wave;
  if (typeof wave !== 'number') throw new Error('a job without wave');
  return wave;
}
