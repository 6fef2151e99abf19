import { Module } from '@nestjs/common';
import { PopulationModule } from '../population/population.module';
import { OrganisationHistoryRepository } from './organisation-history.repository';
import { OrganisationsController } from './organisations.controller';
import { RegisterRepository } from './register.repository';
import { RegisterService } from './register.service';

/** The register of organisations. */
@Module({
  imports: [PopulationModule],
  controllers: [OrganisationsController],
  providers: [RegisterRepository, OrganisationHistoryRepository, RegisterService],
  exports: [RegisterRepository],
})
export class RegisterModule {}
