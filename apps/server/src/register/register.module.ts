import { Module } from '@nestjs/common';
import { OrganisationsController } from './organisations.controller';
import { RegisterRepository } from './register.repository';

/** The register of organisations. */
@Module({ controllers: [OrganisationsController], providers: [RegisterRepository], exports: [RegisterRepository] })
export class RegisterModule {}
