import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { SessionRepository } from './session.repository';

/** Who may come in: accounts, sessions, access tokens. */
@Global()
@Module({
  providers: [SessionRepository, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [SessionRepository],
})
export class AccountsModule {}
