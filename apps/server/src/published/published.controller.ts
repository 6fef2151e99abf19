import { Body, Controller, Param, Post } from '@nestjs/common';
import { CreatePublishedTables, Wave } from '@ido/api';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { PublishedService } from './published.service';

/** Waves of which only the figures in a report are known. */
@Controller('/studies/:study/published-tables')
@StaffAccess()
export class PublishedController {
  constructor(private readonly service: PublishedService) {}

  @Post()
  @Operation({
    summary: 'Enter tables from a report as a wave without microdata',
    body: CreatePublishedTables,
    answers: { 201: Wave },
  })
  create(
    @CurrentUser() user: SignedInUser,
    @Param('study') key: string,
    @Body(parseWith(CreatePublishedTables)) body: CreatePublishedTables,
  ): Promise<Wave> {
    return this.service.create(user, key, body);
  }
}
