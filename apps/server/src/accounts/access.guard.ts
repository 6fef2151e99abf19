import { timingSafeEqual } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ACCESS, type Access, type GuardedRequest, type SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { SessionRepository } from './session.repository';
import { hashOfToken } from './tokens';

export const SESSION_COOKIE = 'ido_session';
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets a request through to a route by the access that the route declares; a route that declares none is closed. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionRepository,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    switch (access) {
      case 'public':
        return true;
      case 'answer-token':
        request.answerToken = bearerOf(request) ?? refuse();
        return true;
      case 'staff':
        request.user = await this.signedIn(request);
        return true;
      case 'administrator':
        request.user = await this.signedIn(request);
        if (!request.user.administrator) throw problem.forbidden({ need: 'administrator' });
        return true;
      case undefined:
        throw new Error(`${context.getClass().name}.${context.getHandler().name} does not declare who may call it`);
    }
  }

  private async signedIn(request: FastifyRequest): Promise<SignedInUser> {
    const bearer = bearerOf(request);
    const token = bearer ?? request.cookies[SESSION_COOKIE];
    if (token === undefined || token.length > 200) refuse();
    const user = (await this.sessions.userOf(hashOfToken(token))) ?? refuse();
    // A browser sends the cookie along with requests that another site makes; that site cannot know the CSRF token.
    if (
      bearer === null &&
      !SAFE_METHODS.has(request.method) &&
      !same(request.headers['x-csrf-token'], user.csrfToken)
    ) {
      throw problem.csrf();
    }
    return user;
  }
}

function refuse(): never {
  throw problem.notSignedIn();
}

function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function same(given: string | string[] | undefined, expected: string): boolean {
  const a = Buffer.from(String(given ?? ''));
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
