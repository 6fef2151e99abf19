import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { AccessTokensController } from './access-tokens.controller';
import { AccountRepository } from './account.repository';
import { AccountsController } from './accounts.controller';
import { AccountsService } from './accounts.service';
import { FirstAdministratorLoader } from './first-administrator';
import { SessionRepository } from './session.repository';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';
import { SignInThrottle } from './sign-in-throttle';

/** Who may come in: accounts, sessions, access tokens. */
@Global()
@Module({
  controllers: [SessionsController, AccessTokensController, AccountsController],
  providers: [
    SessionRepository,
    SessionsService,
    SignInThrottle,
    AccountRepository,
    AccountsService,
    FirstAdministratorLoader,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [SessionRepository, AccountRepository, FirstAdministratorLoader],
})
export class AccountsModule {}
