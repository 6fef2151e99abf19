import { Catch, HttpException, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isConflict, isUnavailable } from '../database/database-errors';
import { AllowedMethods } from './allowed-methods';
import { ProblemError } from './problem-error';
import { problem } from './problems';
import { DeclaredRoutes } from './routes';

/** PostgreSQL cannot take a value: not storable as text, not a number of this size, not a uuid. Normally refused before. */
const UNSTORABLE = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008', '22026', '22001', '54000']);

/** Turns whatever was thrown into the problem that is told. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isConflict(error)) return problem.busy();
  if (isUnavailable(error)) return problem.databaseUnavailable();
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (typeof code === 'string' && UNSTORABLE.has(code))
    return problem.malformed({ reason: 'Een waarde kan niet worden bewaard.' });
  const status = error instanceof HttpException ? error.getStatus() : typeof statusCode === 'number' ? statusCode : 500;
  return problemOfStatus(status);
}

/** The problem for a refusal of Fastify or Nest itself, which only has a status. */
function problemOfStatus(status: number): ProblemError {
  switch (status) {
    case 401:
      return problem.notSignedIn();
    // What @fastify/static says of a path that leads out of its folder.
    case 403:
    case 404:
      return problem.notFound();
    case 413:
      return problem.tooLarge();
    case 414:
      return problem.addressTooLong();
    case 415:
      return problem.unsupportedType({ expected: ['application/json'] });
    case 503:
      return problem.busy();
    default:
      return status >= 400 && status < 500
        ? problem.malformed({ reason: 'Het verzoek is niet te begrijpen.' })
        : problem.internal();
  }
}

/** The one place where errors become answers. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private allowed: AllowedMethods | undefined;

  constructor(private readonly declared: DeclaredRoutes) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const told = error instanceof NotFoundException ? this.notFound(request) : error;
    sendProblem(told, request, http.getResponse<FastifyReply>());
  }

  /** No route for this method and address: which of the two is wrong? */
  private notFound({ method, url }: FastifyRequest): ProblemError {
    this.allowed ??= new AllowedMethods(this.declared.all());
    const allowed = this.allowed.of(url.split('?')[0] ?? '');
    const wrongMethod = allowed.length > 0 && !allowed.includes(method);
    return wrongMethod ? problem.methodNotAllowed({ allowed }) : problem.notFound();
  }
}

/** Writes the problem for an error; what is the server's own fault also goes to the terminal, without the address. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const told = problemOf(error);
  if (told.status === 500) {
    console.error(`${request.method} ${request.routeOptions?.url ?? ''}`, error instanceof Error ? error.stack : error);
  }
  if (reply.raw.headersSent) {
    // Half an answer is out already: breaking off is the only way to say that it is not whole.
    reply.raw.destroy();
    return;
  }
  void reply.code(told.status).headers(told.headers).type('application/problem+json').send(JSON.stringify(told.body));
}
