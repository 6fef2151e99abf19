import { Module } from '@nestjs/common';
import { ParticipantsModule } from '../participants/participants.module';
import { BouncesService } from './bounces.service';
import { ClaimRepository } from './delivery/claim.repository';
import { DeliveryService } from './delivery/delivery.service';
import { MailSweep } from './delivery/mail-sweep';
import { MailWorker } from './delivery/mail-worker';
import { OutcomeRepository } from './delivery/outcome.repository';
import { RecipientFactsRepository } from './delivery/recipient-facts.repository';
import { RunningMailingsRepository } from './delivery/running-mailings.repository';
import { MailEventsController } from './mail-events.controller';
import { MailingsController } from './mailings.controller';
import { MailingsRepository } from './mailings.repository';
import { MailingsService } from './mailings.service';
import { MessagesController } from './messages.controller';
import { MessagesRepository } from './messages.repository';
import { MessagesService } from './messages.service';
import { TemplatesService } from './templates.service';
import { UnsubscriptionsController } from './unsubscriptions.controller';
import { UnsubscriptionsService } from './unsubscriptions.service';

/** Messages to contacts: their texts, who gets them, how they are sent, and what comes back. */
@Module({
  imports: [ParticipantsModule],
  controllers: [MailEventsController, MailingsController, MessagesController, UnsubscriptionsController],
  providers: [
    BouncesService,
    ClaimRepository,
    DeliveryService,
    MailSweep,
    MailWorker,
    MailingsRepository,
    MailingsService,
    MessagesRepository,
    MessagesService,
    OutcomeRepository,
    RecipientFactsRepository,
    RunningMailingsRepository,
    TemplatesService,
    UnsubscriptionsService,
  ],
})
export class MessagesModule {}
