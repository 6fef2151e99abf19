import { API_BASE, API_VERSION } from '@ido/api';
import type { FastifyInstance } from 'fastify';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers that every answer has, refusals and unknown addresses included. */
export function headersFor(path: string): Record<string, string> {
  return {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // The address of a personal link is the key to it.
    'referrer-policy': path.startsWith('/i/') ? 'no-referrer' : 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'api-version': API_VERSION,
    ...(path === API_BASE || path.startsWith(`${API_BASE}/`) || path.startsWith('/i/')
      ? { 'cache-control': 'no-store' }
      : {}),
  };
}

/** Sets the headers before anything else happens with a request. */
export function useSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headersFor(request.raw.url?.split('?')[0] ?? ''));
    done();
  });
}
