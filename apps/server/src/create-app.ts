import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { API_BASE } from '@ido/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module';
import type { Config } from './config';
import { useBodyParsers } from './http/body-parsers';
import { sendProblem } from './http/problem-filter';
import { useRequestChecks } from './http/request-checks';
import { useRequestLog } from './http/request-log';
import { headersFor, useSecurityHeaders } from './http/security-headers';

/**
 * The server, ready to listen: database started and migrated, first data loaded. Tests and the program start it the same way.
 * @throws StartupError with one sentence when something outside prevents it.
 */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    // No route uses Nest middleware.
    skipMiddie: true,
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
    // The router refuses an unreadable address before any hook runs, so the headers are set here too.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(headersFor(request.raw.url ?? ''));
      sendProblem(error, request, reply);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: ['error', 'fatal'],
  });
  const fastify = adapter.getInstance();
  useSecurityHeaders(fastify);
  if (config.logRequests) useRequestLog(fastify);
  useBodyParsers(fastify);
  useRequestChecks(fastify);
  app.setGlobalPrefix(API_BASE);
  await app.init();
  await fastify.ready();
  return app;
}
