import { Global, Module } from '@nestjs/common';
import { CatalogueLoader } from './catalogue-loader';
import { CompiledVersions } from './compiled-versions';
import { QuestionnaireRepository } from './questionnaire.repository';
import { QuestionnairesController } from './questionnaires.controller';
import { QuestionnairesService } from './questionnaires.service';

/** Questionnaires, their versions, and versions made ready for the hot path. */
@Global()
@Module({
  controllers: [QuestionnairesController],
  providers: [QuestionnaireRepository, QuestionnairesService, CompiledVersions, CatalogueLoader],
  exports: [QuestionnaireRepository, CompiledVersions, CatalogueLoader],
})
export class QuestionnairesModule {}
