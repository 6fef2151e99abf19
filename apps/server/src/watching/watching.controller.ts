import type { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { OrganisationProgress, OrganisationState, page, Progress, Steps, Targets, type Page } from '@ido/api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { attachment } from '../exchange/attachment';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { WaveAccess } from '../studies/wave-access';
import { CallListService } from './call-list.service';
import { OpenClasses } from './open-classes';
import { OrganisationsProgressService } from './organisations-progress.service';
import { ProgressService } from './progress.service';
import { StepsService } from './steps.service';
import { TargetsService } from './targets.service';

const OrganisationsQuery = PageQuery.extend({
  search: z.string().trim().max(200).optional().describe('Part of the name, or the code'),
  state: OrganisationState.optional(),
  province: z.string().max(100).optional(),
  sizeClass: z.string().max(100).optional(),
});
type OrganisationsQuery = z.infer<typeof OrganisationsQuery>;

/** Watching the fieldwork of a wave. Counts are for whoever may read; who has not answered yet only for researchers. */
@Controller()
@StaffAccess()
export class WatchingController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly progress: ProgressService,
    private readonly openClasses: OpenClasses,
    private readonly organisations: OrganisationsProgressService,
    private readonly steps: StepsService,
    private readonly targets: TargetsService,
    private readonly callList: CallListService,
  ) {}

  @Get('/waves/:wave/progress')
  @Operation({
    summary: 'How far a wave is: counts, per day, by province and size class beside the population, targets',
    answers: { 200: Progress },
  })
  async of(@CurrentUser() user: SignedInUser, @Param('wave') key: string): Promise<Progress> {
    const wave = await this.waves.requireWave(user, key, 'reader');
    return this.progress.of(wave, await this.openClasses.of(wave));
  }

  @Get('/waves/:wave/progress/organisations')
  @Operation({
    summary: 'Organisations of a wave with how far each is, in order of name',
    query: OrganisationsQuery,
    answers: { 200: page(OrganisationProgress) },
  })
  async list(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Query(parseWith(OrganisationsQuery)) query: OrganisationsQuery,
  ): Promise<Page<OrganisationProgress>> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    const { search, state = null, province = null, sizeClass = null } = query;
    return this.organisations.list(wave, { search: search || null, state, province, sizeClass }, query);
  }

  @Get('/waves/:wave/progress/steps')
  @Operation({ summary: 'How long answering takes, and at which questions drafts were left', answers: { 200: Steps } })
  async stops(@CurrentUser() user: SignedInUser, @Param('wave') key: string): Promise<Steps> {
    return this.steps.of(await this.waves.requireWave(user, key, 'reader'));
  }

  @Get('/waves/:wave/targets')
  @Operation({ summary: 'What part of each class should have completed at closing', answers: { 200: Targets } })
  async targetsOf(@CurrentUser() user: SignedInUser, @Param('wave') key: string): Promise<Targets> {
    return this.targets.of(await this.waves.requireWave(user, key, 'reader'));
  }

  @Put('/waves/:wave/targets')
  @Operation({ summary: 'Set the targets; those not given are dropped', body: Targets, answers: { 200: Targets } })
  async setTargets(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Body(parseWith(Targets)) body: Targets,
  ): Promise<Targets> {
    return this.targets.set(await this.waves.requireWave(user, key, 'researcher'), body, user);
  }

  @Get('/waves/:wave/exports/call-list.xlsx')
  @Operation({
    summary: 'Who has not completed, with contact data, to be called',
    answers: {
      200: [
        { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', description: 'A workbook' },
        { contentType: 'text/html', description: 'Never sent: lets a browser that follows a link have the file' },
      ],
    },
  })
  async toCall(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    const file = await this.callList.workbook(wave, user);
    void reply.headers(attachment(`${wave.key}-bellijst`, 'xlsx'));
    return file;
  }
}
