import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { page, type Page } from '@ido/api';
import { z } from 'zod';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import { AdministratorAccess, CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { problem } from '../http/problems';
import { SetStudyMember, StudyMember } from './study-schemas';
import { StudyRepository } from './study.repository';
import { WaveAccess } from './wave-access';

/** Who has which role in a study. */
@Controller('/studies/:study/members')
export class StudyMembersController {
  constructor(
    private readonly access: WaveAccess,
    private readonly studies: StudyRepository,
    private readonly transactions: Transactions,
  ) {}

  @Get()
  @StaffAccess()
  @Operation({
    summary: 'Members of a study with their roles; for its researchers',
    answers: { 200: page(StudyMember) },
  })
  async list(@CurrentUser() user: SignedInUser, @Param('study') key: string): Promise<Page<StudyMember>> {
    const study = await this.access.requireStudy(user, key, 'researcher');
    return { items: await this.studies.members(study.id), next: null };
  }

  @Put(':account')
  @HttpCode(204)
  @AdministratorAccess()
  @Operation({ summary: 'Give an account a role in a study', body: SetStudyMember, answers: { 204: null } })
  async set(
    @CurrentUser() user: SignedInUser,
    @Param('study') key: string,
    @Param('account', parseWith(z.uuid())) account: string,
    @Body(parseWith(SetStudyMember)) { role }: SetStudyMember,
  ): Promise<void> {
    const study = await this.access.requireStudy(user, key, 'researcher');
    await this.transactions.run(async (manager) => {
      const known = await this.studies.setMember(manager, study.id, account, role);
      if (!known) throw problem.unknown({ what: 'Account', key: account });
      await audit(manager, { actor: user.id, action: 'member.set', subject: `${key}/${account}`, detail: { role } });
    });
  }

  @Delete(':account')
  @HttpCode(204)
  @AdministratorAccess()
  @Operation({ summary: "Take away an account's role in a study", answers: { 204: null } })
  async remove(
    @CurrentUser() user: SignedInUser,
    @Param('study') key: string,
    @Param('account', parseWith(z.uuid())) account: string,
  ): Promise<void> {
    const study = await this.access.requireStudy(user, key, 'researcher');
    await this.transactions.run(async (manager) => {
      const had = await this.studies.removeMember(manager, study.id, account);
      if (!had) throw problem.unknown({ what: 'Deelnemer', key: account });
      await audit(manager, { actor: user.id, action: 'member.remove', subject: `${key}/${account}` });
    });
  }
}
