import { Global, Module } from '@nestjs/common';
import { ConcordanceController } from './concordance.controller';
import { ConcordanceRepository } from './concordance.repository';
import { ConcordanceService } from './concordance.service';

/** Concordances of questionnaire versions; every module with figures over waves asks it how questions are linked. */
@Global()
@Module({
  controllers: [ConcordanceController],
  providers: [ConcordanceRepository, ConcordanceService],
  exports: [ConcordanceService],
})
export class ConcordanceModule {}
