import { Injectable } from '@nestjs/common';
import type { TrendDashboard, TrendDetail } from '@ido/api';
import type { SignedInUser } from '../http/access';
import { WaveAccess } from '../studies/wave-access';
import { TrendAnswers, type TrendsFor } from './trend-answers';
import { trendProblem } from './trend-problems';
import { TrendSources } from './trend-sources';
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
  ) {}

  /** @throws ProblemError unknown-resource (404), for-study-team, not-your-organisation (403), invalid-input (400). */
  async dashboard(user: SignedInUser, study: string, query: TrendsQuery): Promise<TrendDashboard> {
    return this.answers.dashboard(await this.asked(user, study, query), query);
  }

  /** @throws ProblemError as `dashboard`; unknown-resource too for a key that no question of the waves has. */
  async detail(user: SignedInUser, study: string, key: string, query: TrendsQuery): Promise<TrendDetail> {
    return this.answers.detail(await this.asked(user, study, query), key, query);
  }

  /** A reader who is an `organisation-reader` may lay his own organisations beside it, the study team any (docs/decisions/0014-comparing-waves.md). */
  private async asked(user: SignedInUser, key: string, { organisation }: TrendsQuery): Promise<TrendsFor> {
    const { id, role } = await this.access.requireStudy(user, key, 'reader');
    const waves = await this.repository.waves(id);
    const beside = role === 'researcher' ? 'any' : await this.access.organisationsOf(user);
    if (organisation !== null && beside !== 'any' && !beside.includes(organisation))
      throw trendProblem.notYourOrganisation();
    return {
      study: { key, title: waves[0]?.studyTitle ?? key },
      waves,
      whom: role === 'researcher' ? 'team' : 'reader',
      sourceOf: (wave) => this.sources.of(wave),
      beside,
    };
  }
}
