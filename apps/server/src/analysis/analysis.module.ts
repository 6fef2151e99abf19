import { Module } from '@nestjs/common';
import { PublishedModule } from '../published/published.module';
import { WeightingModule } from '../weighting/weighting.module';
import { AnalysisController } from './analysis.controller';
import { CodedResponsesRepository } from './coded-responses.repository';
import { ColumnStore } from './column-store';
import { Disclosures } from './disclosures';
import { FiguresService } from './figures.service';

/** Figures of waves. */
@Module({
  imports: [WeightingModule, PublishedModule],
  controllers: [AnalysisController],
  providers: [CodedResponsesRepository, ColumnStore, Disclosures, FiguresService],
  exports: [CodedResponsesRepository, ColumnStore, Disclosures, FiguresService],
})
export class AnalysisModule {}
