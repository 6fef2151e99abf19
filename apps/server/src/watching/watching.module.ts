import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module';
import { CallListService } from './call-list.service';
import { MailingsOfWaveRepository } from './mailings-of-wave.repository';
import { OpenClasses } from './open-classes';
import { OrganisationsProgressRepository } from './organisations-progress.repository';
import { OrganisationsProgressService } from './organisations-progress.service';
import { ProgressEventsController } from './progress-events.controller';
import { ProgressRepository } from './progress.repository';
import { ProgressService } from './progress.service';
import { ProgressStreams } from './progress-streams';
import { StepsService } from './steps.service';
import { TargetsService } from './targets.service';
import { WatchersRepository } from './watchers.repository';
import { WatchingController } from './watching.controller';
import { WaveListener } from './wave-listener';

/** Watching the fieldwork of a wave while it runs. */
@Module({
  imports: [AnalysisModule],
  controllers: [WatchingController, ProgressEventsController],
  providers: [
    CallListService,
    MailingsOfWaveRepository,
    OpenClasses,
    OrganisationsProgressRepository,
    OrganisationsProgressService,
    ProgressRepository,
    ProgressService,
    ProgressStreams,
    StepsService,
    TargetsService,
    WatchersRepository,
    WaveListener,
  ],
})
export class WatchingModule {}
