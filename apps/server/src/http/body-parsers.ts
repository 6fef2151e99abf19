import type { FastifyInstance } from 'fastify';
import { problem } from './problems';
import { refusalOf } from './storable';

/** Largest JSON body in bytes. */
export const MAX_JSON_BYTES = 256 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The value of a JSON body.
 * @throws ProblemError `malformed-request` when it is not UTF-8, not JSON, or holds what cannot be stored.
 */
export function parseJson(body: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw problem.malformed({ reason: 'De inhoud is geen geldige UTF-8.' });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw problem.malformed({ reason: 'De inhoud is geen geldige JSON.' });
  }
  const refusal = refusalOf(value);
  if (refusal !== null) throw problem.malformed({ reason: refusal });
  return value;
}

/** Files: whoever takes them reads them piece by piece. */
const STREAMED = ['text/csv', 'message/rfc822', 'application/mbox'];

/** JSON is read whole and checked, files are handed on as a stream, anything else is refused with 415. */
export function useBodyParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MAX_JSON_BYTES },
    (_request, body, done) => {
      try {
        // An empty body with a content type is what some clients send with a DELETE.
        done(null, body.length === 0 ? undefined : parseJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  fastify.addContentTypeParser(STREAMED, (_request, stream, done) => done(null, stream));
}
