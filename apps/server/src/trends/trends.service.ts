import { Injectable } from '@nestjs/common';
import type { TrendDashboard, TrendDetail } from '@ido/api';
import { AskedState } from '../analysis/asked-state';
import type { RawQuery } from '../analysis/breakdown-query';
import { stateProblem } from '../analysis/state-problems';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { WaveAccess } from '../studies/wave-access';
import { isStillAnswered } from '../studies/wave-row';
import { TrendAnswers } from './trend-answers';
import type { TrendsFor } from './trends-for';
import { trendProblem } from './trend-problems';
import { TrendSources } from './trend-sources';
import { readTrendState, type TrendState } from './trend-state';
import type { TrendsQuery } from './trends-query';
import { TrendsRepository } from './trends.repository';

/** Figures over the waves of a study, for whoever has a role in it. */
@Injectable()
export class TrendsService {
  constructor(
    private readonly access: WaveAccess,
    private readonly repository: TrendsRepository,
    private readonly sources: TrendSources,
    private readonly answers: TrendAnswers,
    private readonly states: AskedState,
  ) {}

  /** @throws ProblemError unknown-resource (404), for-study-team, not-your-organisation (403), invalid-input (400). */
  async dashboard(user: SignedInUser, study: string, query: TrendsQuery): Promise<TrendDashboard> {
    return this.answers.dashboard(await this.asked(user, study, query, null), query);
  }

  /**
   * @param asOf an earlier state of the waves, from a reference; undefined: as they are now
   * @throws ProblemError as `dashboard`; unknown-resource too for a key that no question of the waves has; forbidden for a reader who asks for a state that
   * was not released; other-concordance, other-mergers and those of `stateProblem` when it cannot be made as it was
   */
  async detail(
    user: SignedInUser,
    study: string,
    key: string,
    query: TrendsQuery,
    asOf: RawQuery[string],
  ): Promise<TrendDetail> {
    const earlier = typeof asOf === 'string' ? readTrendState(asOf) : null;
    if (asOf !== undefined && earlier === null) throw stateProblem.unreadable();
    return this.answers.detail(await this.asked(user, study, query, earlier), key, query);
  }

  /** A reader who is an `organisation-reader` may lay his own organisations beside it, the study team any (docs/decisions/0014-comparing-waves.md). */
  private async asked(
    user: SignedInUser,
    key: string,
    { organisation }: TrendsQuery,
    earlier: TrendState | null,
  ): Promise<TrendsFor> {
    const { id, role } = await this.access.requireStudy(user, key, 'reader');
    const waves = await this.repository.waves(id);
    const beside = role === 'researcher' ? 'any' : await this.access.organisationsOf(user);
    if (organisation !== null && beside !== 'any' && !beside.includes(organisation))
      throw trendProblem.notYourOrganisation();
    const stateOf = new Map(earlier?.waves.map((one) => [one.key, one.state]));
    for (const [of, state] of stateOf) {
      const wave = waves.find((one) => one.key === of);
      if (!wave) throw problem.unknown({ what: 'Meting', key: of });
      if (state) await this.states.allow({ ...wave, role }, state);
    }
    return {
      study: { key, title: waves[0]?.studyTitle ?? key },
      // Of what is still answered, readers get the state of a release only.
      waves: role === 'researcher' || earlier ? waves : waves.filter((wave) => !isStillAnswered(wave)),
      whom: role === 'researcher' ? 'team' : 'reader',
      earlier,
      sourceOf: (wave) => (earlier ? this.sources.inState(wave, stateOf.get(wave.key) ?? null) : this.sources.of(wave)),
      beside,
    };
  }
}
