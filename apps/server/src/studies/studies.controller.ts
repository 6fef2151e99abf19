import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ChangeStudy, page, routes, Study, type Page } from '@ido/api';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import { AdministratorAccess, CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { problem } from '../http/problems';
import { PopulationFixing } from '../population/population-fixing';
import { CreateStudy } from './study-schemas';
import { StudyRepository } from './study.repository';
import { WaveAccess } from './wave-access';

/** Studies: a series of waves with one subject. */
@Controller(routes.studies)
export class StudiesController {
  constructor(
    private readonly studies: StudyRepository,
    private readonly transactions: Transactions,
    private readonly access: WaveAccess,
    private readonly populations: PopulationFixing,
  ) {}

  @Get()
  @StaffAccess()
  @Operation({ summary: 'The studies that you have a role in', query: PageQuery, answers: { 200: page(Study) } })
  async list(
    @CurrentUser() user: SignedInUser,
    @Query(parseWith(PageQuery)) { limit, cursor }: PageQuery,
  ): Promise<Page<Study>> {
    const rows = await this.studies.list(user, limit, keyOfCursor(cursor, 1)?.[0] ?? null);
    return pageOf(
      rows,
      limit,
      (study) => study,
      ({ key }) => [key],
    );
  }

  @Post()
  @AdministratorAccess()
  @Operation({ summary: 'Make a study', body: CreateStudy, answers: { 201: Study } })
  async create(@CurrentUser() user: SignedInUser, @Body(parseWith(CreateStudy)) body: CreateStudy): Promise<Study> {
    await this.transactions.run(async (manager) => {
      if ((await this.studies.add(manager, body)) === null)
        throw problem.keyTaken({ what: 'Onderzoek', key: body.key });
      await audit(manager, { actor: user.id, action: 'study.create', subject: body.key });
    });
    return this.one(user, body.key);
  }

  @Patch(':study')
  @StaffAccess()
  @Operation({ summary: 'Change the settings of a study', body: ChangeStudy, answers: { 200: Study } })
  async change(
    @CurrentUser() user: SignedInUser,
    @Param('study') key: string,
    @Body(parseWith(ChangeStudy)) { sizeLimits, showPreviousAnswers, ...smallNumbers }: ChangeStudy,
  ): Promise<Study> {
    const { id } = await this.access.requireStudy(user, key, 'researcher');
    await this.transactions.run(async (manager) => {
      const line = { actor: user.id, action: 'study.change', subject: key };
      if (sizeLimits && (await this.studies.setSizeLimits(manager, id, sizeLimits))) {
        await this.populations.useLimits(manager, id, sizeLimits);
        await audit(manager, { ...line, detail: { sizeLimits } });
      }
      if (await this.studies.setSmallNumbers(manager, id, smallNumbers)) {
        await audit(manager, { ...line, detail: { ...smallNumbers } });
      }
      if (showPreviousAnswers === undefined) return;
      if (await this.studies.setShowPreviousAnswers(manager, id, showPreviousAnswers)) {
        await audit(manager, { ...line, detail: { showPreviousAnswers } });
      }
    });
    return this.one(user, key);
  }

  @Get(':study')
  @StaffAccess()
  @Operation({ summary: 'One study', answers: { 200: Study } })
  async one(@CurrentUser() user: SignedInUser, @Param('study') key: string): Promise<Study> {
    const study = await this.studies.find(user, key);
    if (!study) throw problem.unknown({ what: 'Onderzoek', key });
    return study;
  }
}
