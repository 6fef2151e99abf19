import { Controller, Get, Param, Query } from '@nestjs/common';
import { TrendDashboard, TrendDetail } from '@ido/api';
import type { RawQuery } from '../analysis/breakdown-query';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { readTrendsQuery, TrendParameters, TrendsParameters } from './trends-query';
import { TrendsService } from './trends.service';

/** Figures over the waves of a study. */
@Controller('/studies/:study/trends')
@StaffAccess()
export class TrendsController {
  constructor(private readonly trends: TrendsService) {}

  @Get()
  @Operation({
    summary: 'All questions over the waves of a study, each by the category that stands for it, in one answer',
    query: TrendsParameters,
    answers: { 200: TrendDashboard },
  })
  dashboard(
    @CurrentUser() user: SignedInUser,
    @Param('study') study: string,
    @Query() query: RawQuery,
  ): Promise<TrendDashboard> {
    return this.trends.dashboard(user, study, readTrendsQuery(query));
  }

  @Get(':trendKey')
  @Operation({
    summary: 'One question over waves: per wave its breakdown, per pair of waves the differences with their tests',
    query: TrendParameters,
    answers: { 200: TrendDetail },
  })
  detail(
    @CurrentUser() user: SignedInUser,
    @Param('study') study: string,
    @Param('trendKey') key: string,
    @Query() { asOf, ...query }: RawQuery,
  ): Promise<TrendDetail> {
    return this.trends.detail(user, study, key, readTrendsQuery(query), asOf);
  }
}
