import { Module } from '@nestjs/common';
import { PublishedModule } from '../published/published.module';
import { AnalysisController } from './analysis.controller';
import { CodedResponsesRepository } from './coded-responses.repository';
import { ColumnStore } from './column-store';
import { FiguresService } from './figures.service';

/** Figures of waves. */
@Module({
  imports: [PublishedModule],
  controllers: [AnalysisController],
  providers: [CodedResponsesRepository, ColumnStore, FiguresService],
  exports: [FiguresService],
})
export class AnalysisModule {}
