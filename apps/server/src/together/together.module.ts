import { Module } from '@nestjs/common';
import { ParticipantsModule } from '../participants/participants.module';
import { ColleaguesController } from './colleagues.controller';
import { ColleaguesRepository } from './colleagues.repository';
import { ColleaguesService } from './colleagues.service';
import { HistoryController } from './history.controller';
import { HistoryRepository } from './history.repository';
import { HistoryService } from './history.service';
import { LinkedResponses } from './linked-responses';
import { OpeningController } from './opening.controller';
import { ParticipationController } from './participation.controller';
import { ParticipationRepository } from './participation.repository';
import { ParticipationService } from './participation.service';
import { ResponsesController } from './responses.controller';
import { ResponsesRepository } from './responses.repository';
import { ResponsesService } from './responses.service';

/** Filling in together and coming back: colleagues, history, declining, removing, reopening. */
@Module({
  imports: [ParticipantsModule],
  controllers: [
    ColleaguesController,
    HistoryController,
    ParticipationController,
    ResponsesController,
    OpeningController,
  ],
  providers: [
    ColleaguesRepository,
    ColleaguesService,
    HistoryRepository,
    HistoryService,
    LinkedResponses,
    ParticipationRepository,
    ParticipationService,
    ResponsesRepository,
    ResponsesService,
  ],
})
export class TogetherModule {}
