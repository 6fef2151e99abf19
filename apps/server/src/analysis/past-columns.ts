import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CodeHistory, type CountedThen } from '../coding/code-history';
import type { CodeVariable } from '../coding/code-variables';
import { Transactions } from '../database/transactions';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { CodedResponsesRepository } from './coded-responses.repository';
import { oneSnapshot } from './counts-in-sql';
import { PastCounted, type CountedResponse } from './past-counted';
import { PastPopulationRepository, type PastPopulation } from './past-population.repository';
import { PastResponsesRepository } from './past-responses.repository';
import { stateProblem } from './state-problems';
import { WaveColumns } from './wave-columns';
import { stateText, type WaveState } from './wave-state';

/** Earlier states are asked for a few at a time, and each may be large: so many are kept in any case. */
const KEPT = 4;
/** A trend asks for one of each of its waves: more are kept as long as they are no larger than this together. */
const KEPT_BYTES = 64 * 1024 * 1024;

/**
 * The responses of a wave as they were in an earlier state: its revisions as far as they had been committed, with the cleaning log as far as it went.
 * A state never changes, so its columns are kept and never topped up.
 */
@Injectable()
export class PastColumns {
  /** In order of last use. */
  private readonly kept = new Map<string, Promise<WaveColumns>>();
  private readonly sizes = new WeakMap<Promise<WaveColumns>, number>();

  constructor(
    private readonly transactions: Transactions,
    private readonly versions: CompiledVersions,
    private readonly past: PastResponsesRepository,
    private readonly counted: PastCounted,
    private readonly responses: CodedResponsesRepository,
    private readonly codes: CodeHistory,
    private readonly populations: PastPopulationRepository,
  ) {}

  /** @throws ProblemError of `stateProblem` when the figures cannot be made as they were */
  async get(wave: WaveRow, state: WaveState): Promise<WaveColumns> {
    if (state.version !== wave.version) throw stateProblem.otherQuestionnaire();
    // What a respondent had removed since is removed here too, also when it is still in memory.
    const { removed, later, population } = await this.transactions.read(async (runner) => ({
      ...(await this.past.since(runner, wave.id, state.snapshot)),
      population: await this.populations.find(runner, wave.id, state.snapshot),
    }));
    if (later) throw stateProblem.laterThanNow();
    if (removed > 0) throw stateProblem.answersRemoved({ count: removed });
    if (population?.version !== state.population) throw stateProblem.otherPopulation();
    const key = `${wave.id} ${stateText(state)}`;
    const data = this.kept.get(key) ?? this.load(wave, state, population);
    this.kept.delete(key);
    this.kept.set(key, data);
    data.then(
      ({ columns }) => {
        this.sizes.set(data, columns.bytes);
        this.makeRoom();
      },
      () => this.kept.delete(key),
    );
    return data;
  }

  private makeRoom(): void {
    const sizeOf = (data: Promise<WaveColumns>) => this.sizes.get(data) ?? 0;
    let bytes = [...this.kept.values()].reduce((sum, data) => sum + sizeOf(data), 0);
    for (const [oldest, data] of this.kept) {
      if (this.kept.size <= KEPT || bytes <= KEPT_BYTES) return;
      this.kept.delete(oldest);
      bytes -= sizeOf(data);
    }
  }

  private async load(wave: WaveRow, state: WaveState, { sizeLimits }: PastPopulation): Promise<WaveColumns> {
    const { compiled } = await this.versions.get(wave.versionId);
    const codebook = compiled.codebook.variables;
    const { snapshot } = state;
    return this.transactions.read((runner) =>
      oneSnapshot(runner, async () => {
        const population = await this.responses.population(runner, wave.id, snapshot);
        const codes = await this.codes.of(runner, wave.id, codebook, snapshot);
        const counted = countedTexts(codes, await this.codes.counted(runner, wave.id, codes, snapshot));
        const data = new WaveColumns(codebook, population, sizeLimits, codes);
        data.madeFrom = state;
        for await (const response of this.counted.of(runner, wave.id, compiled, state)) {
          const id = Buffer.from(response.id.replaceAll('-', ''), 'hex');
          for (const counting of counted(response)) data.code({ id, ...counting });
          data.apply({ id, coded: response.coded, organisation: response.organisation });
        }
        return data;
      }),
    );
  }
}

/** Per response the codes that counted: those of a text that is the one that was coded. */
function countedTexts(variables: readonly CodeVariable[], rows: readonly CountedThen[]) {
  const questions = new Map(variables.map(({ frameId, text }) => [frameId, text]));
  const byResponse = new Map<string, CountedThen[]>();
  for (const row of rows) byResponse.set(row.response, [...(byResponse.get(row.response) ?? []), row]);
  return ({ id, answers }: CountedResponse): readonly Pick<CountedThen, 'frameId' | 'codes'>[] =>
    (byResponse.get(id) ?? []).filter(({ frameId, hash }) => {
      const text = answers[questions.get(frameId) ?? ''];
      // As PostgreSQL takes the hash of a text in JSON.
      return typeof text === 'string' && createHash('md5').update(text).digest('hex') === hash;
    });
}
