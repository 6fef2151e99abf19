import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { defineProblem } from './problem-error';
import { problem } from './problems';
import { WebAssets, type WebAsset } from './web-assets';

const notBuilt = defineProblem(
  'pages-not-built',
  503,
  'Pagina’s ontbreken',
  ({ app }: { app: string }) => `De pagina's van '${app}' zijn nog niet gebouwd. Start de server met npm start.`,
);

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

/**
 * Serves the two web apps from the folder of their builds (`<directory>/monitor`, `<directory>/respond`): their files below
 * their own name, the respondent's page for personal and open links, and the monitor's page for every other address, whose
 * router finds out what is meant. Anyone may have these files: what is in them is the same for everybody.
 */
export function serveWebApps(fastify: FastifyInstance, directory: string): void {
  const monitor = new WebAssets(path.join(directory, 'monitor'));
  const respond = new WebAssets(path.join(directory, 'respond'));
  const get = (url: string, handler: Handler) => fastify.get(url, { config: { access: 'public' } }, handler);

  const page =
    (app: string, assets: WebAssets): Handler =>
    (request, reply) => {
      const index = assets.get('index.html');
      if (!index) throw notBuilt({ app });
      return send(request, reply, index);
    };
  const files =
    (assets: WebAssets, otherwise: Handler): Handler =>
    (request, reply) => {
      const file = (request.params as { '*': string })['*'];
      const asset = assets.get(file);
      if (asset) return send(request, reply, asset);
      // Something with an extension is a file that is not there, not an address of the page.
      if (path.posix.extname(file) !== '') throw problem.notFound();
      return otherwise(request, reply);
    };

  const monitorPage = page('monitor', monitor);
  const respondPage = page('respond', respond);
  get('/i/:token', respondPage);
  get('/open/:wave', respondPage);
  get('/respond/*', files(respond, respondPage));
  get('/monitor/*', files(monitor, monitorPage));
  get('/', monitorPage);
  get('/*', (request, reply) => {
    const first = (request.params as { '*': string })['*'].split('/')[0];
    if (first === 'api') return reply.callNotFound();
    return files(monitor, monitorPage)(request, reply);
  });
}

function send(request: FastifyRequest, reply: FastifyReply, asset: WebAsset): FastifyReply {
  const etag = `"${asset.etag}"`;
  // The address of a personal link already has no-store, which stays.
  if (!reply.hasHeader('cache-control')) {
    void reply.header('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  }
  void reply.headers({ vary: 'Accept-Encoding', etag });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  void reply.type(asset.type);
  if (asset.brotli && /\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(asset.brotli);
  if (asset.gzip && /\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(asset.gzip);
  return reply.send(asset.plain);
}
