import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { Decline, Declined, Removal, Removed, ReopeningRequest, RequestReopening, routes } from '@ido/api';
import { AnswerToken, AnswerTokenAccess } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { ParticipationService } from './participation.service';

/** What a respondent decides about taking part. */
@Controller()
@AnswerTokenAccess()
export class ParticipationController {
  constructor(private readonly participation: ParticipationService) {}

  @Post(routes.reopeningRequests)
  @Operation({
    summary: 'Ask the researchers to open a completed response again',
    body: RequestReopening,
    answers: { 201: ReopeningRequest },
  })
  request(
    @AnswerToken() token: string,
    @Body(parseWith(RequestReopening)) { reason }: RequestReopening,
  ): Promise<ReopeningRequest> {
    return this.participation.requestReopening(token, reason);
  }

  @Post(routes.decline)
  @HttpCode(200)
  @Operation({ summary: 'Say that the organisation does not take part', body: Decline, answers: { 200: Declined } })
  decline(@AnswerToken() token: string, @Body(parseWith(Decline)) { reason }: Decline): Promise<Declined> {
    return this.participation.decline(token, reason);
  }

  @Delete(routes.decline)
  @HttpCode(204)
  @Operation({ summary: 'Take part after all', answers: { 204: null } })
  async reconsider(@AnswerToken() token: string): Promise<void> {
    await this.participation.reconsider(token);
  }

  @Post(routes.removal)
  @HttpCode(200)
  @Operation({
    summary: 'Have answers, contact data or both removed; this cannot be undone',
    body: Removal,
    answers: { 200: Removed },
  })
  remove(@AnswerToken() token: string, @Body(parseWith(Removal)) removal: Removal): Promise<Removed> {
    return this.participation.remove(token, removal);
  }
}
