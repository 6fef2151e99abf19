import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Page } from '@ido/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { z } from 'zod';
import { problem } from './problems';

const NOT_OURS = 'Deze bladwijzer is niet van deze lijst';

/** Query of every collection: how many, and where to go on. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  // Here already, so that it is refused together with whatever else is wrong.
  cursor: z
    .string()
    .max(500)
    .refine((text) => readCursor(text) !== null, NOT_OURS)
    .optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

/**
 * One page of rows that were asked for with `limit + 1`: the extra row only says that there is more. The cursor is where the
 * last item of the page stands in the order (its sort key), so that rows added meanwhile shift nothing.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => Item,
  keyOf: (row: Row) => readonly string[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(itemOf),
    next: more ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null,
  };
}

/**
 * The sort key in a cursor, or null without one.
 * @throws ProblemError `invalid-input` when the cursor is not one of ours.
 */
export function keyOfCursor(cursor: string | undefined, length: number): readonly string[] | null {
  if (cursor === undefined) return null;
  const key = readCursor(cursor);
  if (key?.length !== length)
    throw problem.invalid({ errors: [{ pointer: '/query/cursor', code: 'invalid', detail: `${NOT_OURS}.` }] });
  return key;
}

const SortKey = z.array(z.string().refine((part) => !part.includes('\0')));

/** The sort key that a cursor holds; null when it holds none. */
function readCursor(cursor: string): readonly string[] | null {
  try {
    return SortKey.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

const isPage = (body: unknown): body is Page<unknown> =>
  typeof body === 'object' && body !== null && 'items' in body && 'next' in body;

/** Says in a `Link` header where the next page of a collection is. */
@Injectable()
export class LinkInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((body: unknown) => {
        if (isPage(body) && body.next !== null) {
          const http = context.switchToHttp();
          const url = new URL(http.getRequest<FastifyRequest>().url, 'http://localhost');
          url.searchParams.set('cursor', body.next);
          void http.getResponse<FastifyReply>().header('link', `<${url.pathname}${url.search}>; rel="next"`);
        }
        return body;
      }),
    );
  }
}
