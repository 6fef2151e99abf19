import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module';
import { PublishedModule } from '../published/published.module';
import { ReleasesModule } from '../releases/releases.module';
import { PublicTrendsController } from './public-trends.controller';
import { PublicTrendsService } from './public-trends.service';
import { TrendAnswers } from './trend-answers';
import { TrendSources } from './trend-sources';
import { TrendsController } from './trends.controller';
import { TrendsRepository } from './trends.repository';
import { TrendsService } from './trends.service';

/** Figures over the waves of a study. */
@Module({
  imports: [AnalysisModule, PublishedModule, ReleasesModule],
  controllers: [TrendsController, PublicTrendsController],
  providers: [TrendSources, TrendsRepository, TrendAnswers, TrendsService, PublicTrendsService],
})
export class TrendsModule {}
