import { Controller, Get, Headers, Res } from '@nestjs/common';
import { AnsweringHistory, AnsweringState, routes } from '@ido/api';
import type { FastifyReply } from 'fastify';
import { AnswerToken, AnswerTokenAccess } from '../http/access';
import { Operation } from '../http/operation';
import { HistoryService } from './history.service';

/** What those who fill in together see of each other. */
@Controller()
@AnswerTokenAccess()
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

  @Get(routes.answeringState)
  @Operation({
    summary: 'What is stored now, without the questionnaire; 304 with the tag of what you know when nothing changed',
    headers: [{ name: 'If-None-Match', description: 'ETag of the answer before', required: false }],
    answers: { 200: AnsweringState, 304: null },
  })
  async state(
    @AnswerToken() token: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnsweringState | undefined> {
    const { tag, state } = await this.history.state(token);
    void reply.header('etag', tag);
    if (known !== tag) return state();
    void reply.status(304);
    return undefined;
  }

  @Get(routes.answeringHistory)
  @Operation({ summary: 'Who answered what and when', answers: { 200: AnsweringHistory } })
  all(@AnswerToken() token: string): Promise<AnsweringHistory> {
    return this.history.of(token);
  }
}
