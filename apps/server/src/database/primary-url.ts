import type { DataSource } from 'typeorm';

/** Address of the primary, for what needs a connection of its own: a queue, a lock that lasts. */
export function primaryUrl({ options }: DataSource): string {
  if (options.type !== 'postgres') throw new Error(`not PostgreSQL: ${options.type}`);
  const replication = options.replication as { master: { url?: string } } | undefined;
  const url = replication?.master.url ?? options.url;
  if (url === undefined) throw new Error('the database has no address');
  return url;
}
