import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Account, ChangeAccount, CreateAccount, page, routes, type Page } from '@ido/api';
import { z } from 'zod';
import { AdministratorAccess, CurrentUser, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { problem } from '../http/problems';
import { AccountRepository } from './account.repository';
import { AccountsService } from './accounts.service';

/** Accounts of staff. They are disabled rather than deleted, because the audit trail names them. */
@Controller(routes.accounts)
@AdministratorAccess()
export class AccountsController {
  constructor(
    private readonly service: AccountsService,
    private readonly accounts: AccountRepository,
  ) {}

  @Get()
  @Operation({ summary: 'All accounts', query: PageQuery, answers: { 200: page(Account) } })
  async list(@Query(parseWith(PageQuery)) { limit, cursor }: PageQuery): Promise<Page<Account>> {
    const after = keyOfCursor(cursor, 1)?.[0] ?? null;
    return pageOf(
      await this.accounts.list(limit, after),
      limit,
      (account) => account,
      ({ email }) => [email],
    );
  }

  @Post()
  @Operation({ summary: 'Make an account', body: CreateAccount, answers: { 201: Account } })
  create(@CurrentUser() user: SignedInUser, @Body(parseWith(CreateAccount)) body: CreateAccount): Promise<Account> {
    return this.service.create(user, body);
  }

  @Get(':id')
  @Operation({ summary: 'One account', answers: { 200: Account } })
  async one(@Param('id', parseWith(z.uuid())) id: string): Promise<Account> {
    const account = await this.accounts.find(id);
    if (!account) throw problem.unknown({ what: 'Account', key: id });
    return account;
  }

  @Patch(':id')
  @Operation({
    summary: 'Change an account: name, password, administrator, disabled, studies',
    body: ChangeAccount,
    answers: { 200: Account },
  })
  change(
    @CurrentUser() user: SignedInUser,
    @Param('id', parseWith(z.uuid())) id: string,
    @Body(parseWith(ChangeAccount)) body: ChangeAccount,
  ): Promise<Account> {
    return this.service.change(user, id, body);
  }
}
