import { Body, Controller, Delete, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { CreateInvitations, Invitation, page, type Page, StartedResponse, StartResponse } from '@ido/api';
import { z } from 'zod';
import { CurrentUser, PublicAccess, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { WaveAccess } from '../studies/wave-access';
import { idempotencyKeyOf } from './idempotency-key';
import { InvitationsService } from './invitations.service';
import { OpenAccessService } from './open-access.service';

/** How responses come into being: by invitation, or by whoever opens the page of an open wave. */
@Controller()
export class FieldworkController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly invitations: InvitationsService,
    private readonly openAccess: OpenAccessService,
  ) {}

  @Post('/waves/:wave/responses')
  @PublicAccess()
  @Operation({
    summary: 'Start a response in a wave without invitations, or register one at once',
    headers: [
      {
        name: 'Idempotency-Key',
        description:
          '1 to 100 visible ASCII characters, random and new for every registration. With complete: true a request that is sent again with the same key and answers is one response, with the same receipt',
        required: false,
      },
    ],
    body: StartResponse,
    answers: { 201: StartedResponse },
  })
  start(
    @Param('wave') wave: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body(parseWith(StartResponse)) body: StartResponse,
  ): Promise<StartedResponse> {
    return this.openAccess.start(wave, body, key === undefined ? null : idempotencyKeyOf(key));
  }

  @Post('/waves/:wave/invitations')
  @StaffAccess()
  @Operation({
    summary: 'Make personal links for organisations; their tokens are given this once',
    body: CreateInvitations,
    answers: { 201: page(Invitation) },
  })
  async invite(
    @Param('wave') key: string,
    @Body(parseWith(CreateInvitations)) { organisations }: CreateInvitations,
    @CurrentUser() user: SignedInUser,
  ): Promise<Page<Invitation>> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    return { items: await this.invitations.create(wave, organisations, user), next: null };
  }

  @Delete('/waves/:wave/invitations/:response')
  @HttpCode(204)
  @StaffAccess()
  @Operation({ summary: 'Withdraw a personal link; what was sent in stays', answers: { 204: null } })
  async withdraw(
    @Param('wave') key: string,
    @Param('response', parseWith(z.uuid())) responseId: string,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    await this.invitations.withdraw(wave, responseId, user);
  }
}
