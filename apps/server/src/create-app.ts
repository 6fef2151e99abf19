import type { Socket } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { API_BASE } from '@ido/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module';
import type { Config } from './config';
import { FirstLoad, type FirstLoadReport } from './first-load';
import { useBodyParsers } from './http/body-parsers';
import { sendProblem } from './http/problem-filter';
import { problem } from './http/problems';
import { useRequestChecks } from './http/request-checks';
import { useRequestLog } from './http/request-log';
import { setSecurityHeaders, useSecurityHeaders } from './http/security-headers';
import { serveWebApps } from './http/web-apps';
import { serveOneClick } from './messages/one-click';
import { UnsubscriptionsService } from './messages/unsubscriptions.service';

/** The server, and what its start has to tell. */
export interface CreatedApp {
  readonly app: NestFastifyApplication;
  readonly firstLoad: FirstLoadReport;
}

/**
 * The server, ready to listen: database started and migrated, first data loaded. Tests and the program start it the same way.
 * @param webDirectory folder with the built web apps
 * @throws StartupError with one sentence when something outside prevents it.
 */
export async function createApp(config: Config, webDirectory: string): Promise<CreatedApp> {
  const adapter = new FastifyAdapter({
    // No route uses Nest middleware.
    skipMiddie: true,
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    forceCloseConnections: 'idle',
    // Requests that come in over open connections while the server stops are still answered.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
    // The router refuses an unreadable address before any hook runs, so the headers are set here too.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      setSecurityHeaders(request, reply);
      sendProblem(error, request, reply);
    },
    clientErrorHandler: refuseUnreadable,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    bodyParser: false,
    abortOnError: false,
    // What goes wrong at the start is told in one sentence (main.ts), what goes wrong later by the problem filter.
    logger: false,
  });
  try {
    const fastify = adapter.getInstance();
    useSecurityHeaders(fastify);
    if (config.logRequests) useRequestLog(fastify);
    useBodyParsers(fastify);
    useRequestChecks(fastify);
    await fastify.register(fastifyCookie);
    await serveWebApps(fastify, webDirectory);
    await serveOneClick(fastify, () => app.get(UnsubscriptionsService, { strict: false }));
    app.setGlobalPrefix(API_BASE);
    await app.init();
    await fastify.ready();
    return { app, firstLoad: await app.get(FirstLoad).run() };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** What comes over a connection is not HTTP, or its headers are too large: no request, so no filter either. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { body } = problem.malformed({ reason: 'Het verzoek is niet te lezen.' });
  const text = JSON.stringify(body);
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ];
  socket.end(`${[...head, 'Connection: close', '', text].join('\r\n')}`);
}
