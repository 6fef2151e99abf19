import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Client, type Pool } from 'pg';
import { DataSource } from 'typeorm';

const CHANNEL = 'ido_wave';
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Name of the connection in `pg_stat_activity`. */
export const LISTENER_NAME = 'ido-monitor-listener';

/** Who wants to know. */
export interface WaveHearer {
  /** Something of this wave changed. */
  changed(waveId: number): void;
  /** The connection was lost for a while: anything may have changed. */
  missed(): void;
}

/**
 * One connection per process that listens to what the database says of its waves. Made when somebody first wants to know; comes back by itself
 * when it breaks, and then says that changes may have been missed.
 */
@Injectable()
export class WaveListener implements BeforeApplicationShutdown {
  private hearer: WaveHearer | null = null;
  private client: Client | null = null;
  private pause = FIRST_PAUSE_MS;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(private readonly dataSource: DataSource) {}

  /** Begins to listen, once. Resolves when it does; later breaks are mended in the background. */
  async listen(hearer: WaveHearer): Promise<void> {
    if (this.hearer !== null) return;
    this.hearer = hearer;
    await this.connect();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    // `master` is the pool of the primary: replicas hear nothing.
    const { master } = this.dataSource.driver as unknown as { master: Pool };
    const client = new Client({ ...master.options, application_name: LISTENER_NAME, keepAlive: true });
    let broken = false;
    const mend = () => {
      if (broken) return;
      broken = true;
      this.client = null;
      void client.end().catch(() => undefined);
      this.tryAgain();
    };
    client.on('error', mend);
    client.on('end', mend);
    client.on('notification', ({ payload }) => this.hearer?.changed(Number(payload)));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      return mend();
    }
    if (this.stopped) return void (await client.end().catch(() => undefined));
    this.client = client;
    this.pause = FIRST_PAUSE_MS;
  }

  private tryAgain(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void this.connect().then(() => {
        if (this.client !== null) this.hearer?.missed();
      });
    }, this.pause);
    this.timer.unref();
    this.pause = Math.min(LONGEST_PAUSE_MS, this.pause * 2);
  }
}
