import { Injectable } from '@nestjs/common';
import type { TrendDashboard, TrendDetail } from '@ido/api';
import { problem } from '../http/problems';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import { ReleasesService, type LastRelease } from '../releases/releases.service';
import { WaveAccess } from '../studies/wave-access';
import type { WaveRow } from '../studies/wave-row';
import { TrendAnswers } from './trend-answers';
import type { TrendsFor } from './trends-for';
import { trendProblem } from './trend-problems';
import type { ReadSource } from './trend-source';
import type { TrendsQuery } from './trends-query';

/**
 * Figures over what was released of the waves of a study, for anybody. They are made of the kept releases alone, so that they cannot tell what was not
 * released (docs/decisions/0021-public-trends.md).
 */
@Injectable()
export class PublicTrendsService {
  constructor(
    private readonly access: WaveAccess,
    private readonly releases: ReleasesService,
    private readonly versions: CompiledVersions,
    private readonly answers: TrendAnswers,
  ) {}

  /** @throws ProblemError unknown-resource (404), also when nothing was released; not-released (403), invalid-input (400). */
  async dashboard(study: string, query: TrendsQuery): Promise<TrendDashboard> {
    return this.answers.dashboard(await this.asked(study, query), query);
  }

  /** @throws ProblemError as `dashboard`; unknown-resource too for a key that no released question has. */
  async detail(study: string, key: string, query: TrendsQuery): Promise<TrendDetail> {
    return this.answers.detail(await this.asked(study, query), key, query);
  }

  private async asked(key: string, { filters, panel, organisation }: TrendsQuery): Promise<TrendsFor> {
    const released = await this.releases.lastOfStudy(key);
    if (released.length === 0) throw problem.unknown({ what: 'Onderzoek', key });
    const inPart = filters.length === 0 || (filters.length === 1 && filters[0]!.codes.length === 1);
    if (!inPart || panel === 'matched' || organisation !== null) throw trendProblem.notReleased();
    const of = new Map(released.map((release) => [release.wave, release]));
    const found = await Promise.all(released.map(({ wave }) => this.access.findWave(wave)));
    const waves = found.filter((wave) => wave !== null);
    return {
      study: { key, title: waves[0]?.studyTitle ?? key },
      waves,
      whom: 'anybody',
      earlier: null,
      sourceOf: (wave) => this.sourceOf(wave, of.get(wave.key)!),
      beside: [],
    };
  }

  private async sourceOf(wave: WaveRow, { number, at, contentHash, figures }: LastRelease): Promise<ReadSource> {
    const { compiled } = await this.versions.get(wave.versionId);
    const [whole] = figures.crossings;
    const asked = new Set(whole?.variables.map(({ name }) => name));
    return {
      wave,
      codebook: compiled.codebook.variables.filter(({ name }) => asked.has(name)),
      of: { kind: 'released', number, at: at.toISOString(), contentHash, figures },
    };
  }
}
