import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { DecideMessage, Message, MessageStatus, MessageSummary, page, type Page } from '@ido/api';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { WaveAccess } from '../studies/wave-access';
import { MessagesRepository } from './messages.repository';
import { messageOf, MessagesService } from './messages.service';

const Id = z.uuid();
const MessagesQuery = PageQuery.extend({ status: MessageStatus.optional(), mailing: Id.optional() });
type MessagesQuery = z.infer<typeof MessagesQuery>;

/** Messages one by one. */
@Controller()
@StaffAccess()
export class MessagesController {
  constructor(
    private readonly access: WaveAccess,
    private readonly service: MessagesService,
    private readonly messages: MessagesRepository,
  ) {}

  @Get('/waves/:wave/messages')
  @Operation({
    summary: 'Messages of a wave, by status and mailing',
    query: MessagesQuery,
    answers: { 200: page(MessageSummary) },
  })
  async list(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Query(parseWith(MessagesQuery)) { limit, cursor, status, mailing }: MessagesQuery,
  ): Promise<Page<MessageSummary>> {
    const wave = await this.access.requireWave(user, key, 'researcher');
    const after = keyOfCursor(cursor, 1)?.[0] ?? null;
    const rows = await this.messages.ofWave(wave.id, status ?? null, mailing ?? null, limit, after);
    return pageOf(rows, limit, messageOf, ({ id }) => [id]);
  }

  @Get('/waves/:wave/messages/:message')
  @Operation({
    summary: 'One message, with its text as long as that is kept: in the outbox, and while it is uncertain',
    answers: { 200: Message },
  })
  async one(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('message', parseWith(Id)) id: string,
  ): Promise<Message> {
    return this.service.find(await this.access.requireWave(user, key, 'researcher'), id);
  }

  @Post('/waves/:wave/messages/:message/again')
  @HttpCode(200)
  @Operation({
    summary: 'Decide on an uncertain message: send it again with the same Message-ID, or let it count as sent',
    body: DecideMessage,
    answers: { 200: Message },
  })
  async again(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('message', parseWith(Id)) id: string,
    @Body(parseWith(DecideMessage)) body: DecideMessage,
  ): Promise<Message> {
    return this.service.decide(await this.access.requireWave(user, key, 'researcher'), id, body, user);
  }
}
