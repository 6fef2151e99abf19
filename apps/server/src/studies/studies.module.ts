import { Global, Module } from '@nestjs/common';
import { PopulationModule } from '../population/population.module';
import { StudiesController } from './studies.controller';
import { StudyMembersController } from './study-members.controller';
import { StudyRepository } from './study.repository';
import { WaveAccess } from './wave-access';
import { WaveRepository } from './wave.repository';
import { WavesController } from './waves.controller';
import { WavesService } from './waves.service';

/** Studies and their waves. */
@Global()
@Module({
  imports: [PopulationModule],
  controllers: [StudiesController, StudyMembersController, WavesController],
  providers: [WaveAccess, StudyRepository, WaveRepository, WavesService],
  exports: [WaveAccess, StudyRepository, WaveRepository],
})
export class StudiesModule {}
