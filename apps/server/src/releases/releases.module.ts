import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module';
import { ReleasesController } from './releases.controller';
import { ReleasesRepository } from './releases.repository';
import { ReleasesService } from './releases.service';

/** Releases of figures. */
@Module({
  imports: [AnalysisModule],
  controllers: [ReleasesController],
  providers: [ReleasesRepository, ReleasesService],
  exports: [ReleasesService],
})
export class ReleasesModule {}
