import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { HealthController } from './health.controller';
import { NegotiationGuard } from './negotiation.guard';
import { OpenApiController } from './openapi.controller';
import { LinkInterceptor } from './paging';
import { ProblemFilter } from './problem-filter';
import { DeclaredRoutes } from './routes';

/** What every route has in common. */
@Module({
  imports: [DiscoveryModule],
  controllers: [HealthController, OpenApiController],
  providers: [
    DeclaredRoutes,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: NegotiationGuard },
    { provide: APP_INTERCEPTOR, useClass: LinkInterceptor },
  ],
})
export class HttpModule {}
