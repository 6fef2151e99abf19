import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { page, routes, type Page } from '@ido/api';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import {
  CreateQuestionnaire,
  QuestionnaireVersion,
  QuestionnaireWithDrafts,
  WriteVersion,
} from './questionnaire-schemas';
import { QuestionnaireRepository } from './questionnaire.repository';
import { QuestionnairesService } from './questionnaires.service';

const VersionNumber = z.coerce.number().int().min(1).max(2_147_483_647);

/** Questionnaires and their versions. */
@Controller(routes.questionnaires)
@StaffAccess()
export class QuestionnairesController {
  constructor(
    private readonly service: QuestionnairesService,
    private readonly questionnaires: QuestionnaireRepository,
  ) {}

  @Get()
  @Operation({ summary: 'All questionnaires', query: PageQuery, answers: { 200: page(QuestionnaireWithDrafts) } })
  async list(@Query(parseWith(PageQuery)) { limit, cursor }: PageQuery): Promise<Page<QuestionnaireWithDrafts>> {
    const rows = await this.questionnaires.list(limit, keyOfCursor(cursor, 1)?.[0] ?? null);
    return pageOf(
      rows,
      limit,
      (row) => row,
      ({ key }) => [key],
    );
  }

  @Post()
  @Operation({
    summary: 'Make a questionnaire with its first version as a draft',
    body: CreateQuestionnaire,
    answers: { 201: QuestionnaireVersion },
  })
  create(
    @CurrentUser() user: SignedInUser,
    @Body(parseWith(CreateQuestionnaire)) body: CreateQuestionnaire,
  ): Promise<QuestionnaireVersion> {
    return this.service.create(user, body);
  }

  @Get(':questionnaire')
  @Operation({
    summary: 'One questionnaire with the numbers of its versions',
    answers: { 200: QuestionnaireWithDrafts },
  })
  one(@Param('questionnaire') key: string): Promise<QuestionnaireWithDrafts> {
    return this.service.find(key);
  }

  @Post(':questionnaire/versions')
  @Operation({ summary: 'Add the next version as a draft', body: WriteVersion, answers: { 201: QuestionnaireVersion } })
  createVersion(
    @CurrentUser() user: SignedInUser,
    @Param('questionnaire') key: string,
    @Body(parseWith(WriteVersion)) { definition }: WriteVersion,
  ): Promise<QuestionnaireVersion> {
    return this.service.createVersion(user, key, definition);
  }

  @Get(':questionnaire/versions/:number')
  @Operation({
    summary: 'A version: its definition (SurveyJS JSON) and its codebook',
    answers: { 200: QuestionnaireVersion },
  })
  version(
    @Param('questionnaire') key: string,
    @Param('number', parseWith(VersionNumber)) number: number,
  ): Promise<QuestionnaireVersion> {
    return this.service.version(key, number);
  }

  @Put(':questionnaire/versions/:number')
  @Operation({
    summary: 'Replace the definition of a draft',
    body: WriteVersion,
    answers: { 200: QuestionnaireVersion },
  })
  changeVersion(
    @CurrentUser() user: SignedInUser,
    @Param('questionnaire') key: string,
    @Param('number', parseWith(VersionNumber)) number: number,
    @Body(parseWith(WriteVersion)) { definition }: WriteVersion,
  ): Promise<QuestionnaireVersion> {
    return this.service.changeVersion(user, key, number, definition);
  }

  @Post(':questionnaire/versions/:number/publication')
  @Operation({ summary: 'Publish a draft: from then on it never changes', answers: { 201: QuestionnaireVersion } })
  publish(
    @CurrentUser() user: SignedInUser,
    @Param('questionnaire') key: string,
    @Param('number', parseWith(VersionNumber)) number: number,
  ): Promise<QuestionnaireVersion> {
    return this.service.publish(user, key, number);
  }
}
