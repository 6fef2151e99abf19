import { Body, Controller, Get, Headers, Header, Post, Put } from '@nestjs/common';
import { Answering, Receipt, routes, SaveAnswers, Saved } from '@ido/api';
import { AnswerToken, AnswerTokenAccess } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { AnsweringService } from './answering.service';
import { idempotencyKeyOf } from './idempotency-key';

/** The respondent's part: everything goes by the token of the personal link, which stands in no address. */
@Controller()
@AnswerTokenAccess()
export class AnsweringController {
  constructor(private readonly answering: AnsweringService) {}

  @Get(routes.answering)
  @Header('content-type', 'application/json; charset=utf-8')
  @Operation({
    summary: 'The questionnaire, what has been answered so far, and what the organisation answered before',
    answers: { 200: Answering },
  })
  open(@AnswerToken() token: string): Promise<string> {
    return this.answering.open(token);
  }

  @Put(routes.answering)
  @Operation({
    summary: 'Save answers; an answer of 409 carries what is stored now',
    body: SaveAnswers,
    answers: { 200: Saved },
  })
  save(@AnswerToken() token: string, @Body(parseWith(SaveAnswers)) body: SaveAnswers): Promise<Saved> {
    return this.answering.save(token, body);
  }

  @Post(routes.completion)
  @Operation({
    summary: 'Send the answers in; the same key again gives the same receipt',
    headers: [
      {
        name: 'Idempotency-Key',
        description: '1 to 100 visible ASCII characters, new for every response',
        required: true,
      },
    ],
    body: SaveAnswers,
    answers: { 201: Receipt },
  })
  complete(
    @AnswerToken() token: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body(parseWith(SaveAnswers)) body: SaveAnswers,
  ): Promise<Receipt> {
    return this.answering.complete(token, idempotencyKeyOf(key), body);
  }
}
