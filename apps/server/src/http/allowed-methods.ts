import { API_BASE } from '@ido/api';
import type { DeclaredRoute } from './routes';

/** Methods of pages: whatever is outside the API is one, or a file of one. */
const OF_PAGES = ['GET', 'HEAD'];

/**
 * The methods that an address takes, in order of the alphabet; none when there is no such address. Fastify tells a wrong method and
 * a wrong address by the same 404.
 */
export class AllowedMethods {
  private readonly routes: readonly { readonly pattern: RegExp; readonly method: string }[];

  constructor(routes: readonly DeclaredRoute[]) {
    this.routes = routes.map(({ path, method }) => ({
      pattern: new RegExp(`^${(API_BASE + path).replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`),
      method,
    }));
  }

  /** @param pathname without query */
  of(pathname: string): string[] {
    if (pathname.split('/')[1] !== 'api') return OF_PAGES;
    const methods = this.routes.filter(({ pattern }) => pattern.test(pathname)).map(({ method }) => method);
    // Fastify answers HEAD wherever it answers GET.
    return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].sort();
  }
}
