import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { routes, Unsubscribe, Unsubscribed } from '@ido/api';
import { PublicAccess } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { UnsubscriptionsService } from './unsubscriptions.service';

/** Leaving, for who has no account. */
@Controller()
@PublicAccess()
export class UnsubscriptionsController {
  constructor(private readonly unsubscriptions: UnsubscriptionsService) {}

  @Post(routes.unsubscriptions)
  @HttpCode(200)
  @Operation({
    summary: 'Get no more messages, by the token of the link in a message; again changes nothing',
    body: Unsubscribe,
    answers: { 200: Unsubscribed },
  })
  unsubscribe(@Body(parseWith(Unsubscribe)) { token }: Unsubscribe): Promise<Unsubscribed> {
    return this.unsubscriptions.unsubscribe(token);
  }
}
