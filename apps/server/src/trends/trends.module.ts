import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module';
import { PublishedModule } from '../published/published.module';
import { TrendSources } from './trend-sources';
import { TrendsController } from './trends.controller';
import { TrendsRepository } from './trends.repository';
import { TrendsService } from './trends.service';

/** Figures over the waves of a study. */
@Module({
  imports: [AnalysisModule, PublishedModule],
  controllers: [TrendsController],
  providers: [TrendSources, TrendsRepository, TrendsService],
  exports: [TrendsService],
})
export class TrendsModule {}
