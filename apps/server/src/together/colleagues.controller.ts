import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ColleagueLink, CreateColleague, CreatedColleague, page, routes, type Page } from '@ido/api';
import { z } from 'zod';
import { AnswerToken, AnswerTokenAccess } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { ColleaguesService } from './colleagues.service';

/** Links for colleagues, made by whoever has the personal link. */
@Controller(routes.colleagues)
@AnswerTokenAccess()
export class ColleaguesController {
  constructor(private readonly colleagues: ColleaguesService) {}

  @Get()
  @Operation({ summary: 'The links of colleagues that still work', answers: { 200: page(ColleagueLink) } })
  async list(@AnswerToken() token: string): Promise<Page<ColleagueLink>> {
    return { items: await this.colleagues.list(token), next: null };
  }

  @Post()
  @Operation({
    summary: 'Make a link to the same response for a colleague; it is given this once',
    body: CreateColleague,
    answers: { 201: CreatedColleague },
  })
  create(
    @AnswerToken() token: string,
    @Body(parseWith(CreateColleague)) { name }: CreateColleague,
  ): Promise<CreatedColleague> {
    return this.colleagues.create(token, name);
  }

  @Delete(':link')
  @HttpCode(204)
  @Operation({ summary: 'Withdraw the link of a colleague; the answers stay', answers: { 204: null } })
  async withdraw(@AnswerToken() token: string, @Param('link', parseWith(z.uuid())) link: string): Promise<void> {
    await this.colleagues.withdraw(token, link);
  }
}
