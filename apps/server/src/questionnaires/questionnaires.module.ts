import { Global, Module } from '@nestjs/common';
import { CompiledVersions } from './compiled-versions';

/** Questionnaires, their versions, and versions made ready for the hot path. */
@Global()
@Module({ providers: [CompiledVersions], exports: [CompiledVersions] })
export class QuestionnairesModule {}
