import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who may call a route. Membership of a study is asked in the handler, by `WaveAccess`. */
export type Access = 'public' | 'answer-token' | 'staff' | 'administrator';

export const ACCESS = 'ido:access';

/** Anyone, without a token. */
export const PublicAccess = () => SetMetadata(ACCESS, 'public' satisfies Access);
/** The bearer of an answer token: `@AnswerToken() token` is there, but whether it is a right one is for the handler to find out. */
export const AnswerTokenAccess = () => SetMetadata(ACCESS, 'answer-token' satisfies Access);
/** Anyone with an account; `@CurrentUser() user` is there. */
export const StaffAccess = () => SetMetadata(ACCESS, 'staff' satisfies Access);
/** Administrators only. */
export const AdministratorAccess = () => SetMetadata(ACCESS, 'administrator' satisfies Access);

/** Somebody with an account, as found by session or access token. */
export interface SignedInUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly administrator: boolean;
  /** Of the session or access token that was used. */
  readonly tokenHash: Buffer;
  readonly csrfToken: string;
  readonly expiresAt: Date;
}

/** A request after the access guard let it through. */
export interface GuardedRequest extends FastifyRequest {
  user?: SignedInUser;
  answerToken?: string;
}

const present = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`${what} asked on a route that does not declare that access`);
  return value;
};

/** Parameter: who is signed in. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext) =>
  present(context.switchToHttp().getRequest<GuardedRequest>().user, 'CurrentUser'),
);
/** Parameter: the answer token as it was sent. Never to be logged. */
export const AnswerToken = createParamDecorator((_: unknown, context: ExecutionContext) =>
  present(context.switchToHttp().getRequest<GuardedRequest>().answerToken, 'AnswerToken'),
);
