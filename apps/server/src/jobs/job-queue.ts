import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { primaryUrl } from '../database/primary-url';

/** Jobs that one copy of the server works on at once. */
const CONCURRENCY = 4;
/** How often it looks for jobs whose time has come; new ones are told at once. */
const LOOK_EVERY_MS = 2_000;
const START_AGAIN_MS = 2_000;
/** Any number, the same in every copy: the tables of the queue are made by one at a time. */
const QUEUE_TABLES_LOCK = 7_140_025;

/** Work of a kind of job. `stopping` is aborted when the server stops: what is half-way is finished, nothing new is begun. */
export type JobWork = (payload: unknown, stopping: AbortSignal) => Promise<void>;

/**
 * Jobs in PostgreSQL: they are added in the transaction that needs them (`ADD_JOB`), wait for their time, and are taken by whichever copy
 * of the server is free. What a job does has to be safe to do twice: a copy that was killed leaves its job to be done again.
 */
@Injectable()
export class JobQueue implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly tasks: TaskList = {};
  private readonly stop = new AbortController();
  private readonly pool: Pool;
  private running: Promise<void> | undefined;
  private runner: Runner | undefined;

  constructor(dataSource: DataSource) {
    // Of its own: a queue that waits for a connection must not wait for respondents, nor they for it.
    this.pool = new Pool({
      connectionString: primaryUrl(dataSource),
      max: CONCURRENCY,
      application_name: 'ido-monitor jobs',
      keepAlive: true,
    });
    // A connection that breaks is replaced; whoever was using it gets the error himself.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Says how a kind of job is done; before the server has started. */
  register(kind: string, work: JobWork): void {
    this.tasks[kind] = async (payload) => {
      await work(payload, this.stop.signal);
    };
  }

  /** Aborted when the server stops. */
  get stopping(): AbortSignal {
    return this.stop.signal;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (Object.keys(this.tasks).length === 0) return;
    await this.start();
    this.running = this.keepRunning();
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.runner?.stop().catch(() => undefined);
    await this.running;
    await this.pool.end();
  }

  private async start(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('SELECT pg_advisory_lock($1)', [QUEUE_TABLES_LOCK]);
      this.runner = await run({
        pgPool: this.pool,
        taskList: this.tasks,
        crontab: '',
        concurrency: CONCURRENCY,
        pollInterval: LOOK_EVERY_MS,
        noHandleSignals: true,
        logger: new Logger(() => () => undefined),
      });
      this.runner.events.on('job:error', ({ error, job }) => console.error(`job ${job.task_identifier}`, error));
      await client.query('SELECT pg_advisory_unlock($1)', [QUEUE_TABLES_LOCK]);
    } finally {
      client.release();
    }
  }

  /** A queue that ended because the database went away is started again. */
  private async keepRunning(): Promise<void> {
    for (;;) {
      await this.runner?.promise.catch(() => undefined);
      if (this.stop.signal.aborted) return;
      await wait(START_AGAIN_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
      if (this.stop.signal.aborted) return;
      await this.start().catch(() => undefined);
    }
  }
}

/**
 * $1 kind, $2 payload as JSON, $3 key, $4 when: adds a job in the transaction that it is run in. A job with the same key that waits is
 * moved to this moment; beside one that is being worked on a new one is made.
 */
export const ADD_JOB = `SELECT graphile_worker.add_job($1, $2::json, job_key => $3, run_at => $4::timestamptz)`;
