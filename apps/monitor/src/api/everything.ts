import { z } from 'zod';
import { page } from '@ido/api';
import { request } from './client';

/** All items of a collection, page after page. For collections that fit on a screen: studies, waves, accounts. */
export async function everything<T>(item: z.ZodType<T>, path: string, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const answer = await request(page(item), `${path}${query}`, { signal });
    items.push(...answer.items);
    cursor = answer.next;
  } while (cursor !== null);
  return items;
}
