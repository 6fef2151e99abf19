import type { FastifyInstance } from 'fastify';
import type { UnsubscriptionsService } from './unsubscriptions.service';

/** What a mail program sends is one short line. */
const MOST_BYTES = 4096;
const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * One click (RFC 8058): the mail program itself posts to the address of `List-Unsubscribe`, which is also that of the page. The token is
 * all that counts; what is in the form is read and left.
 */
export async function serveOneClick(fastify: FastifyInstance, service: () => UnsubscriptionsService): Promise<void> {
  await fastify.register((scope, _options, done) => {
    scope.addContentTypeParser(FORMS, { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, _body, parsed) => {
      parsed(null, null);
    });
    scope.post('/afmelden/:token', { config: { access: 'public' } }, async (request, reply) => {
      await service().unsubscribe((request.params as { token: string }).token);
      return reply.type('text/plain; charset=utf-8').send('U bent afgemeld.\n');
    });
    done();
  });
}
