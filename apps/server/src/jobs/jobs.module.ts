import { Global, Module } from '@nestjs/common';
import { JobQueue } from './job-queue';

/** What is done outside of requests. */
@Global()
@Module({ providers: [JobQueue], exports: [JobQueue] })
export class JobsModule {}
