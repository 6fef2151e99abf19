import { API_BASE, API_VERSION } from '@ido/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';

/** Made once. The plugin of Fastify makes it anew for each request, and does not see what the router refuses. */
const setHelmetHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  xFrameOptions: { action: 'deny' },
  referrerPolicy: false,
});

const below = (pathname: string, base: string) => pathname === base || pathname.startsWith(`${base}/`);

/** Sets the headers that every answer has, refusals and unknown addresses included. */
export function setSecurityHeaders({ raw }: FastifyRequest, reply: FastifyReply): void {
  const pathname = raw.url?.split('?')[0] ?? '';
  const personal = pathname.startsWith('/i/') || pathname.startsWith('/afmelden/');
  setHelmetHeaders(raw, reply.raw, () => undefined);
  // The address of a personal link is the key to it.
  void reply.header('referrer-policy', personal ? 'no-referrer' : 'strict-origin-when-cross-origin');
  void reply.header('api-version', API_VERSION);
  if (personal || below(pathname, API_BASE)) void reply.header('cache-control', 'no-store');
}

/** Sets the headers before anything else happens with a request. */
export function useSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    setSecurityHeaders(request, reply);
    done();
  });
}
