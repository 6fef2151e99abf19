import { Module } from '@nestjs/common';
import { CodedResponsesRepository } from '../analysis/coded-responses.repository';
import { WeightingController } from './weighting.controller';
import { WeightingRepository } from './weighting.repository';
import { WeightingService } from './weighting.service';

/** Weighting of waves. */
@Module({
  controllers: [WeightingController],
  providers: [CodedResponsesRepository, WeightingRepository, WeightingService],
  exports: [WeightingRepository],
})
export class WeightingModule {}
