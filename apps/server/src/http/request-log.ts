import type { FastifyInstance } from 'fastify';

/**
 * One JSON line per request on standard output: the pattern of the route (`/i/:token`), never the address itself, which can
 * hold a token; no query, no headers, no address of who asked.
 */
export function useRequestLog(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const line = {
      time: new Date().toISOString(),
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    done();
  });
}
