import { Module } from '@nestjs/common';
import { PopulationFixing } from './population-fixing';
import { PopulationController } from './population.controller';
import { PopulationRepository } from './population.repository';
import { PopulationService } from './population.service';

/** Populations of waves. */
@Module({
  controllers: [PopulationController],
  providers: [PopulationRepository, PopulationFixing, PopulationService],
  exports: [PopulationRepository, PopulationFixing],
})
export class PopulationModule {}
