import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module';
import { RegisterModule } from '../register/register.module';
import { FindingsController } from './findings.controller';
import { FindingsRepository } from './findings.repository';
import { FindingsService } from './findings.service';

/** Knelpunten and behoeften. */
@Module({
  imports: [AnalysisModule, RegisterModule],
  controllers: [FindingsController],
  providers: [FindingsRepository, FindingsService],
})
export class FindingsModule {}
