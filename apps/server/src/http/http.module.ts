import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { HealthController } from './health.controller';
import { NegotiationGuard } from './negotiation.guard';
import { ProblemFilter } from './problem-filter';

/** What every route has in common. */
@Module({
  controllers: [HealthController],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: NegotiationGuard },
  ],
})
export class HttpModule {}
