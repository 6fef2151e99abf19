import { Inject, Injectable } from '@nestjs/common';
import { countedOf, planReplay, type CleanedResponse, type CompiledQuestionnaire } from '@ido/questionnaire';
import type { QueryRunner } from 'typeorm';
import { CleaningLogRepository } from '../cleaning/cleaning-log.repository';
import { CONFIG, type Config } from '../config';
import { PastResponsesRepository } from './past-responses.repository';
import { stateProblem } from './state-problems';
import type { WaveState } from './wave-state';

/** A complete response as it was counted in an earlier state: its clean answers, and those as a coded row. */
export interface CountedResponse extends Pick<CleanedResponse, 'id' | 'organisation' | 'answers'> {
  readonly coded: Uint8Array;
}

/** The responses that counted in an earlier state: the revisions of then, with the cleaning log replayed as far as it went. */
@Injectable()
export class PastCounted {
  constructor(
    private readonly log: CleaningLogRepository,
    private readonly past: PastResponsesRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * To be called within a transaction, in which other statements may come in between.
   * @throws ProblemError too-many-responses
   */
  async *of(
    runner: QueryRunner,
    waveId: number,
    compiled: CompiledQuestionnaire,
    state: WaveState,
  ): AsyncGenerator<CountedResponse> {
    const entries = await this.log.entries(runner, waveId);
    const until = entries.map(({ entry }) => entry).filter(({ number }) => number <= state.cleaning);
    const plan = planReplay(compiled, until);
    const most = this.config.memoryBoundRows;
    let rows = 0;
    const counting = (together: readonly CleanedResponse[]) => {
      const inFigures = countedOf(state.whichCounts, together);
      const counted = together.filter(({ id }) => inFigures.has(id));
      rows += counted.length;
      return counted.map(({ id, organisation, answers }) => {
        return { id, organisation, answers, coded: compiled.encode(answers) };
      });
    };
    let together: CleanedResponse[] = [];
    for await (const raw of this.past.complete(runner, waveId, state.snapshot)) {
      if (raw.organisation === null || raw.organisation !== together[0]?.organisation) {
        yield* counting(together);
        together = [];
      }
      together.push(plan.clean(raw));
      if (rows + together.length > most) throw stateProblem.tooManyResponses({ most });
    }
    yield* counting(together);
  }
}
