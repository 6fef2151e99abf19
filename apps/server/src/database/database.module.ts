import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { connectAndMigrate } from './data-source';
import { EmbeddedPostgres } from './embedded-postgres';
import { Transactions } from './transactions';

/** The embedded database, or null where a DATABASE_URL is given. */
export const EMBEDDED = Symbol('EMBEDDED');

/** Gives every module `DataSource` (reads, single statements) and `Transactions` (what belongs together). */
@Global()
@Module({
  providers: [
    {
      provide: EMBEDDED,
      inject: [CONFIG],
      useFactory: (config: Config) =>
        config.databaseUrl === null ? EmbeddedPostgres.start({ dataDir: config.dataDir }) : null,
    },
    {
      provide: DataSource,
      inject: [CONFIG, EMBEDDED],
      useFactory: async (config: Config, embedded: EmbeddedPostgres | null) => {
        try {
          return await connectAndMigrate(config, config.databaseUrl ?? embedded?.url ?? '');
        } catch (error) {
          await embedded?.stop();
          throw error;
        }
      },
    },
    Transactions,
  ],
  exports: [DataSource, Transactions],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EMBEDDED) private readonly embedded: EmbeddedPostgres | null,
  ) {}

  /** After the last request: closes the connections, then the database itself. */
  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    await this.embedded?.stop();
  }
}
