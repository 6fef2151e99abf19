import { Global, Module } from '@nestjs/common';
import { CleanResponsesRepository } from './clean-responses.repository';
import { CleaningController } from './cleaning.controller';
import { CleaningLogRepository } from './cleaning-log.repository';
import { CleaningService } from './cleaning.service';
import { EntriesService } from './entries.service';
import { ExaminedResponsesRepository } from './examined-responses.repository';
import { CleaningNoteService } from './note.service';
import { ProgressRepository } from './progress.repository';
import { ReplayCheckService } from './replay-check.service';
import { ReplayService } from './replay.service';
import { ReviewService } from './review.service';

/** Review and cleaning of responses. Global: whatever completes responses has them cleaned before it says that they are in. */
@Global()
@Module({
  controllers: [CleaningController],
  providers: [
    CleanResponsesRepository,
    CleaningLogRepository,
    CleaningNoteService,
    CleaningService,
    EntriesService,
    ExaminedResponsesRepository,
    ProgressRepository,
    ReplayCheckService,
    ReplayService,
    ReviewService,
  ],
  exports: [CleaningLogRepository, CleaningNoteService, ReplayService],
})
export class CleaningModule {}
