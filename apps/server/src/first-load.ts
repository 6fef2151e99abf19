import { Inject, Injectable } from '@nestjs/common';
import { organisations } from '@ido/catalogue';
import { DataSource } from 'typeorm';
import { FirstAdministratorLoader, type FirstAdministrator } from './accounts/first-administrator';
import { CONFIG, type Config } from './config';
import { Transactions } from './database/transactions';
import { keepDemoLinks, openDemoLink } from './demo/demo-links';
import { DemoLoader } from './demo/demo-loader';
import { CatalogueLoader } from './questionnaires/catalogue-loader';
import { RegisterRepository } from './register/register.repository';

/** Any number, the same in every copy of the server: two that start at once load one after the other. */
const FIRST_LOAD_LOCK = 7_140_024;

/** What whoever started the server should be told. */
export interface FirstLoadReport {
  /** Only at the very first start. */
  readonly administrator: FirstAdministrator | null;
  /** Whether the demo study is there. */
  readonly demo: boolean;
  /** Token of a demo link that can be answered now. */
  readonly demoToken: string | null;
}

/** Sees at each start that the data that comes with the program is there: first administrator, questionnaires, register, demo. */
@Injectable()
export class FirstLoad {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly administrator: FirstAdministratorLoader,
    private readonly catalogue: CatalogueLoader,
    private readonly register: RegisterRepository,
    private readonly demo: DemoLoader,
  ) {}

  /** All of it or nothing; at a later start nearly nothing is left to do. */
  async run(): Promise<FirstLoadReport> {
    const administrator = await this.transactions.run(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [FIRST_LOAD_LOCK]);
      const made = await this.administrator.load(manager);
      await this.catalogue.load(manager);
      await this.register.store(manager, organisations);
      const tokens = await this.demo.load(manager);
      // Before the commit: a demo whose links could not be kept is loaded again at the next start.
      if (tokens) keepDemoLinks(this.config.dataDir, tokens);
      return made;
    });
    const demoToken = this.config.demo ? await openDemoLink(this.dataSource.manager, this.config.dataDir) : null;
    return { administrator, demo: this.config.demo, demoToken };
  }
}
