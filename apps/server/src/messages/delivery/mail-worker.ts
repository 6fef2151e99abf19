import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { primaryUrl } from '../../database/primary-url';

/** Any numbers, the same in every copy of the server: what locks of workers and of mailings begin with. */
export const WORKER_LOCK = 7_140_026;
export const MAILING_LOCK = 7_140_027;

/**
 * SQL: whether somebody holds the lock of this text. Locks live as long as the connection of who holds them: a server that was killed
 * has none.
 */
export const isHeld = (lock: number, text: string) => `EXISTS (
  SELECT FROM pg_locks held
   WHERE held.locktype = 'advisory' AND held.granted AND held.classid = ${lock}
     AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
     AND held.objid::bigint = (hashtext(${text})::bigint & 4294967295))`;

/**
 * This copy of the server as whoever hands messages over. Its id stands in every message that is under way; it holds a lock on that id
 * for as long as its connection lasts. A connection that broke gives a new id, and others see that the old one is gone.
 */
@Injectable()
export class MailWorker implements BeforeApplicationShutdown {
  private session: Promise<{ client: Client; id: string }> | undefined;
  private readonly mailings = new Set<string>();

  constructor(private readonly dataSource: DataSource) {}

  /** The id to write in messages: its lock is held. */
  async id(): Promise<string> {
    return (await this.current()).id;
  }

  /** Runs the work as the only one that sends this mailing; gives false without running it when another does. */
  async alone(mailingId: string, work: () => Promise<void>): Promise<boolean> {
    // Locks of one connection do not exclude each other.
    if (this.mailings.has(mailingId)) return false;
    this.mailings.add(mailingId);
    try {
      const { client } = await this.current();
      const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS held', [
        MAILING_LOCK,
        mailingId,
      ]);
      if (!rows[0]?.held) return false;
      try {
        await work();
      } finally {
        await client
          .query('SELECT pg_advisory_unlock($1, hashtext($2))', [MAILING_LOCK, mailingId])
          .catch(() => undefined);
      }
      return true;
    } finally {
      this.mailings.delete(mailingId);
    }
  }

  /** After the jobs have ended: until then messages are under way. */
  async beforeApplicationShutdown(): Promise<void> {
    const session = await this.session?.catch(() => undefined);
    await session?.client.end().catch(() => undefined);
  }

  private current(): Promise<{ client: Client; id: string }> {
    this.session ??= this.connect().catch((error: unknown) => {
      this.session = undefined;
      throw error;
    });
    return this.session;
  }

  private async connect(): Promise<{ client: Client; id: string }> {
    const client = new Client({
      connectionString: primaryUrl(this.dataSource),
      application_name: 'ido-monitor mail',
      keepAlive: true,
    });
    const lost = () => (this.session = undefined);
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    const id = randomUUID();
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [WORKER_LOCK, id]);
    return { client, id };
  }
}
