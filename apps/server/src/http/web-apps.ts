import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { defineProblem } from './problem-error';
import { sendProblem } from './problem-filter';

const notBuilt = defineProblem(
  'pages-not-built',
  503,
  'Pagina’s ontbreken',
  ({ app }: { app: string }) => `De pagina's van '${app}' zijn nog niet gebouwd. Start de server met npm start.`,
);

/** Vite puts a hash of the content in the name: `assets/index-Bx3_9aQz.js`; such a file can be kept for ever. */
const HASHED = /[/\\]assets[/\\].*-[\w-]{8}\.\w+(\.br|\.gz)?$/;

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

/**
 * Serves the two web apps from the folder of their builds (`<directory>/monitor`, `<directory>/respond`): their files below
 * their own name, the respondent's page for personal and open links, and the monitor's page for every other address, whose
 * router finds out what is meant. Anyone may have these files: what is in them is the same for everybody.
 */
export async function serveWebApps(fastify: FastifyInstance, directory: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: directory,
    // Which address gives which file is told below.
    serve: false,
    preCompressed: true,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: keepFor,
    suppressWarning: true,
  });
  // Their own error handler: that of Nest is only there for routes of which nothing has been awaited before Nest starts.
  const options = { config: { access: 'public' }, errorHandler: sendProblem };
  const get = (url: string, handler: Handler) => fastify.get(url, options, handler);

  const page = (app: string): Handler => {
    const root = path.join(directory, app);
    const built = existsSync(path.join(root, 'index.html'));
    return (_request, reply) => {
      if (!built) throw notBuilt({ app });
      return reply.sendFile('index.html', root);
    };
  };
  const files = (app: string, otherwise: Handler): Handler => {
    const root = path.join(directory, app);
    return (request, reply) => {
      const file = (request.params as { '*': string })['*'];
      // Something with an extension is a file, there or not; anything else is an address of the page.
      return path.posix.extname(file) === '' ? otherwise(request, reply) : reply.sendFile(file, root);
    };
  };

  const monitorPage = page('monitor');
  const respondPage = page('respond');
  const monitorFiles = files('monitor', monitorPage);
  get('/i/:token', respondPage);
  get('/open/:wave', respondPage);
  get('/afmelden/:token', respondPage);
  get('/respond/*', files('respond', respondPage));
  get('/monitor/*', monitorFiles);
  get('/', monitorPage);
  get('/*', (request, reply) => {
    const first = (request.params as { '*': string })['*'].split('/')[0];
    return first === 'api' ? reply.callNotFound() : monitorFiles(request, reply);
  });
}

/** Says how long a file may be kept. The address of a personal link already has no-store, which stays. */
function keepFor(reply: FastifyReply, file: string): void {
  if (reply.hasHeader('cache-control')) return;
  void reply.header('cache-control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
}
