import { Module } from '@nestjs/common';
import { ParticipantsModule } from '../participants/participants.module';
import { PopulationModule } from '../population/population.module';
import { NextWaveController } from './next-wave.controller';
import { NextWaveRepository } from './next-wave.repository';
import { NextWaveService } from './next-wave.service';

/** Making the next wave. */
@Module({
  imports: [ParticipantsModule, PopulationModule],
  controllers: [NextWaveController],
  providers: [NextWaveRepository, NextWaveService],
})
export class NextWaveModule {}
