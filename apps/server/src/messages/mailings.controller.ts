import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  ChangeMailing,
  ChangeTemplate,
  CreateMailing,
  Mailing,
  MailingPreview,
  MessageTemplate,
  page,
  PreviewMailing,
  TemplateKind,
  TestMailing,
  type Page,
} from '@ido/api';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { WaveAccess } from '../studies/wave-access';
import { MailingsRepository } from './mailings.repository';
import { mailingOf, MailingsService } from './mailings.service';
import { TemplatesService } from './templates.service';

const Id = z.uuid();

/** Texts of messages, and what is sent with them. */
@Controller()
@StaffAccess()
export class MailingsController {
  constructor(
    private readonly access: WaveAccess,
    private readonly templates: TemplatesService,
    private readonly service: MailingsService,
    private readonly mailings: MailingsRepository,
  ) {}

  @Get('/studies/:study/templates/:kind')
  @Operation({ summary: 'The text of a kind of message', answers: { 200: MessageTemplate } })
  async template(
    @CurrentUser() user: SignedInUser,
    @Param('study') key: string,
    @Param('kind', parseWith(TemplateKind)) kind: TemplateKind,
  ): Promise<MessageTemplate> {
    const { id } = await this.access.requireStudy(user, key, 'reader');
    return this.templates.find(id, kind);
  }

  @Put('/studies/:study/templates/:kind')
  @Operation({
    summary: 'Change the text of a kind of message; refused with the name and place of a field that does not exist',
    body: ChangeTemplate,
    answers: { 200: MessageTemplate },
  })
  async changeTemplate(
    @CurrentUser() user: SignedInUser,
    @Param('study') key: string,
    @Param('kind', parseWith(TemplateKind)) kind: TemplateKind,
    @Body(parseWith(ChangeTemplate)) body: ChangeTemplate,
  ): Promise<MessageTemplate> {
    const { id } = await this.access.requireStudy(user, key, 'researcher');
    return this.templates.change(id, kind, body, user);
  }

  @Get('/waves/:wave/mailings')
  @Operation({
    summary: 'Mailings of a wave with how far they are, the last planned first',
    query: PageQuery,
    answers: { 200: page(Mailing) },
  })
  async list(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Query(parseWith(PageQuery)) { limit, cursor }: PageQuery,
  ): Promise<Page<Mailing>> {
    const wave = await this.access.requireWave(user, key, 'researcher');
    const rows = await this.mailings.ofWave(wave.id, limit, keyOfCursor(cursor, 2));
    return pageOf(rows, limit, mailingOf, ({ place, id }) => [place, id]);
  }

  @Post('/waves/:wave/mailings')
  @Operation({
    summary: 'Plan a mailing, or begin at once; thanks go out from then on when a response is completed',
    body: CreateMailing,
    answers: { 201: Mailing },
  })
  async create(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Body(parseWith(CreateMailing)) body: CreateMailing,
  ): Promise<Mailing> {
    return this.service.create(await this.access.requireWave(user, key, 'researcher'), body, user);
  }

  @Post('/waves/:wave/mailings/preview')
  @HttpCode(200)
  @Operation({
    summary: 'A message as one contact would get it, what is wrong with it, and how many would get it now',
    body: PreviewMailing,
    answers: { 200: MailingPreview },
  })
  async preview(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Body(parseWith(PreviewMailing)) body: PreviewMailing,
  ): Promise<MailingPreview> {
    return this.service.preview(await this.access.requireWave(user, key, 'researcher'), body);
  }

  @Post('/waves/:wave/mailings/test')
  @Operation({
    summary: 'Send an example to yourself; its links open nothing',
    body: TestMailing,
    answers: { 201: Mailing },
  })
  async test(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Body(parseWith(TestMailing)) body: TestMailing,
  ): Promise<Mailing> {
    return this.service.test(await this.access.requireWave(user, key, 'researcher'), body, user);
  }

  @Get('/waves/:wave/mailings/:mailing')
  @Operation({ summary: 'One mailing with how far it is', answers: { 200: Mailing } })
  async one(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('mailing', parseWith(Id)) id: string,
  ): Promise<Mailing> {
    return this.service.find(await this.access.requireWave(user, key, 'researcher'), id);
  }

  @Patch('/waves/:wave/mailings/:mailing')
  @Operation({ summary: 'Pause, resume or cancel a mailing', body: ChangeMailing, answers: { 200: Mailing } })
  async change(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('mailing', parseWith(Id)) id: string,
    @Body(parseWith(ChangeMailing)) body: ChangeMailing,
  ): Promise<Mailing> {
    return this.service.change(await this.access.requireWave(user, key, 'researcher'), id, body, user);
  }
}
