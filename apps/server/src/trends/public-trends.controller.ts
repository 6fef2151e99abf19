import { Controller, Get, Param, Query } from '@nestjs/common';
import { TrendDashboard, TrendDetail } from '@ido/api';
import type { RawQuery } from '../analysis/breakdown-query';
import { PublicAccess } from '../http/access';
import { Operation } from '../http/operation';
import { PublicTrendsService } from './public-trends.service';
import { PublicTrendsParameters, readTrendsQuery } from './trends-query';

/** Figures over what was released of the waves of a study. */
@Controller('/public/studies/:study/trends')
@PublicAccess()
export class PublicTrendsController {
  constructor(private readonly trends: PublicTrendsService) {}

  @Get()
  @Operation({
    summary: 'All questions over the waves of a study as they were released, for anybody',
    query: PublicTrendsParameters,
    answers: { 200: TrendDashboard },
  })
  dashboard(@Param('study') study: string, @Query() query: RawQuery): Promise<TrendDashboard> {
    return this.trends.dashboard(study, readTrendsQuery(query));
  }

  @Get(':trendKey')
  @Operation({
    summary: 'One question over the waves of a study as they were released, for anybody',
    query: PublicTrendsParameters,
    answers: { 200: TrendDetail },
  })
  detail(
    @Param('study') study: string,
    @Param('trendKey') key: string,
    @Query() query: RawQuery,
  ): Promise<TrendDetail> {
    return this.trends.detail(study, key, readTrendsQuery(query));
  }
}
