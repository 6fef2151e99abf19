import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AccessToken, CreateAccessToken, page, routes, type Page } from '@ido/api';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { SessionRepository } from './session.repository';
import { SessionsService } from './sessions.service';

/** Tokens with which a program does what its owner may do. */
@Controller(routes.accessTokens)
export class AccessTokensController {
  constructor(
    private readonly service: SessionsService,
    private readonly sessions: SessionRepository,
  ) {}

  @Get()
  @StaffAccess()
  @Operation({ summary: 'Your personal access tokens', answers: { 200: page(AccessToken) } })
  async list(@CurrentUser() user: SignedInUser): Promise<Page<AccessToken>> {
    return { items: await this.sessions.personalTokens(user.id), next: null };
  }

  @Post()
  @StaffAccess()
  @Operation({ summary: 'Make a personal access token', body: CreateAccessToken, answers: { 201: AccessToken } })
  create(
    @CurrentUser() user: SignedInUser,
    @Body(parseWith(CreateAccessToken)) body: CreateAccessToken,
  ): Promise<AccessToken> {
    return this.service.createToken(user, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @StaffAccess()
  @Operation({ summary: 'Withdraw a personal access token', answers: { 204: null } })
  remove(@CurrentUser() user: SignedInUser, @Param('id', parseWith(z.uuid())) id: string): Promise<void> {
    return this.service.removeToken(user, id);
  }
}
