import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import { problem } from '../http/problems';
import { isStillAnswered, type WaveWithRole } from '../studies/wave-row';
import type { RawQuery } from './breakdown-query';
import { PastResponsesRepository } from './past-responses.repository';
import { stateProblem } from './state-problems';
import { readState, stateText, type WaveState } from './wave-state';

/** The earlier state that a query asks for with `asOf`. */
@Injectable()
export class AskedState {
  constructor(
    private readonly transactions: Transactions,
    private readonly past: PastResponsesRepository,
  ) {}

  /**
   * Null: as it is now. The study team may look at any state; two of them tell what one respondent answered, so others only at what was released, and
   * at what is now when nobody answers any more.
   * @throws ProblemError unreadable-reference; forbidden; still-answered
   */
  async of(wave: WaveWithRole, { asOf }: RawQuery): Promise<WaveState | null> {
    if (asOf === undefined) {
      if (wave.role === 'reader' && isStillAnswered(wave)) throw stateProblem.stillAnswered({ wave: wave.title });
      return null;
    }
    const state = typeof asOf === 'string' ? readState(asOf) : null;
    if (!state) throw stateProblem.unreadable();
    await this.allow(wave, state);
    return state;
  }

  /** @throws ProblemError forbidden when somebody with this role may not look at this state of the wave */
  async allow({ id, role }: Pick<WaveWithRole, 'id' | 'role'>, state: WaveState): Promise<void> {
    if (role !== 'reader') return;
    const released = await this.transactions.read((runner) => this.past.isReleased(runner, id, stateText(state)));
    if (!released) throw problem.forbidden({ need: 'researcher' });
  }
}
