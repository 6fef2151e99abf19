import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Steps } from '@ido/api';
import { stoppingPoint, type Answers, type CompiledQuestionnaire } from '@ido/questionnaire';
import { DataSource } from 'typeorm';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { SharedWork } from './shared-work';

/** No more drafts are looked at than this: where people stop shows long before. */
const MOST_DRAFTS = 5_000;
const MOST_TIMED = 10_000;
/** Drafts between two moments at which other requests get their turn. */
const AT_A_TIME = 100;
/** How long an answer is good enough: nobody watches this by the second. */
const KEPT_MS = 30_000;

interface Kept {
  readonly steps: Steps;
  readonly until: number;
}

/** How long answering takes, and where people stop. */
@Injectable()
export class StepsService {
  private readonly kept = new Map<number, Kept>();
  private readonly looks = new SharedWork<string, Steps>((key) => {
    const [id = 0, versionId = 0] = key.split('/').map(Number);
    return this.look({ id, versionId });
  });

  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: CompiledVersions,
  ) {}

  /** At most half a minute old. */
  async of({ id, versionId }: Pick<WaveRow, 'id' | 'versionId'>, now = Date.now()): Promise<Steps> {
    const kept = this.kept.get(id);
    if (kept !== undefined && kept.until > now) return kept.steps;
    const steps = await this.looks.get(`${id}/${versionId}`);
    for (const [wave, { until }] of this.kept) if (until <= now) this.kept.delete(wave);
    this.kept.set(id, { steps, until: now + KEPT_MS });
    return steps;
  }

  private async look({ id, versionId }: Pick<WaveRow, 'id' | 'versionId'>): Promise<Steps> {
    const { compiled } = await this.versions.get(versionId);
    const [duration]: { median: number | null; timed: number }[] = await this.dataSource.query(
      `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM completed_at - started_at) / 60)::float8 AS median,
              count(*)::int AS timed
         FROM (SELECT started_at, completed_at FROM response WHERE wave_id = $1 AND status = 'complete'
                ORDER BY completed_at DESC LIMIT ${MOST_TIMED}) newest
        WHERE completed_at > started_at`,
      [id],
    );
    const [drafts]: { drafts: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS drafts FROM response WHERE wave_id = $1 AND status = 'draft'`,
      [id],
    );
    const answers: { answers: Answers }[] = await this.dataSource.query(
      `SELECT answers FROM response WHERE wave_id = $1 AND status = 'draft' ORDER BY saved_at DESC LIMIT ${MOST_DRAFTS}`,
      [id],
    );
    return {
      medianMinutes: duration?.median ?? null,
      timed: duration?.timed ?? 0,
      drafts: drafts?.drafts ?? 0,
      looked: answers.length,
      stops: await stopsOf(
        compiled,
        answers.map((row) => row.answers),
      ),
    };
  }
}

/** How many drafts were left at each question, in the order of the questionnaire; those with everything filled in last. */
async function stopsOf(compiled: CompiledQuestionnaire, drafts: readonly Answers[]): Promise<Steps['stops']> {
  const stops = new Map<string | null, { title: string | null; page: string | null; count: number }>();
  for (const [at, answers] of drafts.entries()) {
    if (at % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
    const { question, title, page } = stoppingPoint(compiled, answers);
    stops.set(question, { title, page, count: (stops.get(question)?.count ?? 0) + 1 });
  }
  const order = new Map(compiled.codebook.variables.map(({ question }, at) => [question, at]));
  const place = (question: string | null) => (question === null ? Infinity : (order.get(question) ?? Infinity));
  return [...stops]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([question, { title, page, count }]) => ({ question, title, page, count }));
}
