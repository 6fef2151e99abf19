import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { CurrentSession, routes, Session, SignIn } from '@ido/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config';
import { CurrentUser, PublicAccess, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { SESSION_COOKIE } from './access.guard';
import { SessionRepository } from './session.repository';
import { SESSION_HOURS, SessionsService } from './sessions.service';

/** Signing in and out. */
@Controller()
export class SessionsController {
  constructor(
    private readonly service: SessionsService,
    private readonly sessions: SessionRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post(routes.sessions)
  @PublicAccess()
  @Operation({ summary: 'Sign in with e-mail address and password', body: SignIn, answers: { 201: Session } })
  async signIn(
    @Body(parseWith(SignIn)) body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const session = await this.service.signIn(body, request.ip);
    this.setCookie(reply, session.token, SESSION_HOURS * 3600);
    return session;
  }

  @Get(routes.currentSession)
  @StaffAccess()
  @Operation({ summary: 'Who is signed in, until when, and the CSRF token', answers: { 200: CurrentSession } })
  current(@CurrentUser() user: SignedInUser): Promise<CurrentSession> {
    return this.service.current(user);
  }

  @Delete(routes.currentSession)
  @HttpCode(204)
  @StaffAccess()
  @Operation({ summary: 'Sign out here', answers: { 204: null } })
  async signOut(@CurrentUser() user: SignedInUser, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(user.tokenHash);
    this.setCookie(reply, '', 0);
  }

  @Delete(routes.sessions)
  @HttpCode(204)
  @StaffAccess()
  @Operation({ summary: 'Sign out everywhere; personal access tokens stay', answers: { 204: null } })
  async signOutEverywhere(
    @CurrentUser() user: SignedInUser,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.endSessions(user.id);
    this.setCookie(reply, '', 0);
  }

  private setCookie(reply: FastifyReply, value: string, seconds: number): void {
    void reply.setCookie(SESSION_COOKIE, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: seconds,
      secure: this.config.publicUrl.startsWith('https:'),
    });
  }
}
