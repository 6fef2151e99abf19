import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module';
import { CompleteResponsesRepository } from './complete-responses.repository';
import { DescriptionService } from './description.service';
import { ExportController } from './export.controller';
import { ExportService } from './export.service';
import { ImportReportRepository } from './import-report.repository';
import { ImportController } from './import.controller';
import { ImportRunner } from './import-runner';
import { ImportService } from './import.service';
import { ImportedResponsesRepository } from './imported-responses.repository';

/** Responses and figures in and out as files. */
@Module({
  imports: [AnalysisModule],
  controllers: [ExportController, ImportController],
  providers: [
    CompleteResponsesRepository,
    DescriptionService,
    ExportService,
    ImportReportRepository,
    ImportRunner,
    ImportService,
    ImportedResponsesRepository,
  ],
  exports: [ImportRunner],
})
export class ExchangeModule {}
