import { Module } from '@nestjs/common';
import { ExchangeModule } from '../exchange/exchange.module';
import { ContactsStoreRepository } from './contacts-store.repository';
import { ParticipantImportsController } from './participant-imports.controller';
import { ParticipantImportsService } from './participant-imports.service';
import { ParticipantLinksRepository } from './participant-links.repository';
import { ParticipantLinksService } from './participant-links.service';
import { ParticipantStatesRepository } from './participant-states.repository';
import { ParticipantsController } from './participants.controller';
import { ParticipantsRepository } from './participants.repository';
import { ParticipantsService } from './participants.service';

/** Contacts of organisations in a wave: who they are, their links, and how far they have come. */
@Module({
  imports: [ExchangeModule],
  controllers: [ParticipantImportsController, ParticipantsController],
  providers: [
    ContactsStoreRepository,
    ParticipantImportsService,
    ParticipantLinksRepository,
    ParticipantLinksService,
    ParticipantStatesRepository,
    ParticipantsRepository,
    ParticipantsService,
  ],
  exports: [ContactsStoreRepository, ParticipantLinksRepository, ParticipantStatesRepository, ParticipantsRepository],
})
export class ParticipantsModule {}
