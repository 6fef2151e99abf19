import { timingSafeEqual } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { BounceReport } from '@ido/api';
import type { Readable } from 'node:stream';
import { CONFIG, type Config } from '../config';
import { CurrentUser, PublicAccess, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { WaveAccess } from '../studies/wave-access';
import { BouncesService } from './bounces.service';
import { messageProblem } from './message-problems';

/** What mail servers report about deliveries. */
@Controller()
export class MailEventsController {
  constructor(
    private readonly bounces: BouncesService,
    private readonly access: WaveAccess,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('/mail-events')
  @HttpCode(200)
  @PublicAccess()
  @Operation({
    summary: 'Take in a delivery status notification, as a mail server hands it on; needs MAIL_EVENTS_SECRET',
    headers: [{ name: 'Authorization', description: 'Bearer, with MAIL_EVENTS_SECRET', required: true }],
    body: { contentType: 'message/rfc822', description: 'The notification as it came (RFC 3464)' },
    answers: { 200: BounceReport },
  })
  event(
    @Headers('authorization') authorization: string | undefined,
    @Body() message: Readable | undefined,
  ): Promise<BounceReport> {
    const given = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    if (!isSecret(given, this.config.mailEventsSecret)) throw messageProblem.eventsRefused();
    return this.bounces.take(message ?? noChunks(), null);
  }

  @Post('/waves/:wave/bounces')
  @HttpCode(200)
  @StaffAccess()
  @Operation({
    summary: 'Take in the notifications of a mailbox file; other messages in it are left alone',
    body: { contentType: 'application/mbox', description: 'A mailbox (mbox), or a single message' },
    answers: { 200: BounceReport },
  })
  async mailbox(
    @Param('wave') key: string,
    @Body() file: Readable | undefined,
    @CurrentUser() user: SignedInUser,
  ): Promise<BounceReport> {
    const wave = await this.access.requireWave(user, key, 'researcher');
    return this.bounces.take(file ?? noChunks(), wave.id);
  }
}

async function* noChunks(): AsyncGenerator<string> {
  // A request without a body.
}

function isSecret(given: string, secret: string | null): boolean {
  if (secret === null) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
