import { Module } from '@nestjs/common';
import { ParticipantStatesRepository } from './participant-states.repository';

/** Contacts of organisations in a wave: who they are, their links, and how far they have come. */
@Module({
  providers: [ParticipantStatesRepository],
  exports: [ParticipantStatesRepository],
})
export class ParticipantsModule {}
