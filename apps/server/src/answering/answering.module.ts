import { Module } from '@nestjs/common';
import { AnsweringController } from './answering.controller';
import { AnsweringRepository } from './answering.repository';
import { AnsweringService } from './answering.service';
import { FieldworkController } from './fieldwork.controller';
import { InvitationsRepository } from './invitations.repository';
import { InvitationsService } from './invitations.service';
import { OpenAccessRepository } from './open-access.repository';
import { OpenAccessService } from './open-access.service';

/** Answering: what respondents do with their link, and how they get one. */
@Module({
  controllers: [AnsweringController, FieldworkController],
  providers: [
    AnsweringRepository,
    AnsweringService,
    InvitationsRepository,
    InvitationsService,
    OpenAccessRepository,
    OpenAccessService,
  ],
})
export class AnsweringModule {}
