import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  page,
  Population,
  PopulationChange,
  PopulationMember,
  PopulationOutcome,
  SetPopulation,
  type Page,
} from '@ido/api';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { WaveAccess } from '../studies/wave-access';
import { PopulationRepository } from './population.repository';
import { PopulationService } from './population.service';

const SetQuery = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });
type SetQuery = z.infer<typeof SetQuery>;

/** `search`: part of the name, or the code. */
const MemberQuery = PageQuery.extend({
  search: z.string().trim().max(100).optional(),
  province: z.string().max(50).optional(),
  sizeClass: z.string().max(20).optional(),
});
type MemberQuery = z.infer<typeof MemberQuery>;

/** The population of a wave: who it is about. */
@Controller('/waves/:wave/population')
@StaffAccess()
export class PopulationController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly service: PopulationService,
    private readonly populations: PopulationRepository,
  ) {}

  @Get()
  @Operation({ summary: 'Who a wave is about, with N per province and size class', answers: { 200: Population } })
  async find(@CurrentUser() user: SignedInUser, @Param('wave') key: string): Promise<Population> {
    return this.service.find(await this.waves.requireWave(user, key, 'reader'));
  }

  @Put()
  @Operation({
    summary: 'Choose who a wave is about; with a reason once it is frozen. A dry run says what that would do',
    query: SetQuery,
    body: SetPopulation,
    answers: { 200: PopulationOutcome },
  })
  async set(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Query(parseWith(SetQuery)) { dryRun }: SetQuery,
    @Body(parseWith(SetPopulation)) body: SetPopulation,
  ): Promise<PopulationOutcome> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    return this.service.set(wave, user, body, dryRun === 'true');
  }

  @Get('members')
  @Operation({
    summary: 'The organisations of a population, by name, with the facts as they were when it was fixed',
    query: MemberQuery,
    answers: { 200: page(PopulationMember) },
  })
  async members(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Query(parseWith(MemberQuery)) query: MemberQuery,
  ): Promise<Page<PopulationMember>> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    const rows = await this.populations.members(wave.id, query, keyOfCursor(query.cursor, 2));
    return pageOf(
      rows,
      query.limit,
      (member) => member,
      ({ name, code }) => [name, code],
    );
  }

  @Get('changes')
  @Operation({
    summary: 'Changes of a population after it was frozen, the last first, with their reasons',
    query: PageQuery,
    answers: { 200: page(PopulationChange) },
  })
  async changes(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Query(parseWith(PageQuery)) { limit, cursor }: PageQuery,
  ): Promise<Page<PopulationChange>> {
    const wave = await this.waves.requireWave(user, key, 'reader');
    const before = z.coerce
      .string()
      .regex(/^\d{1,18}$/)
      .nullable()
      .catch(null)
      .parse(keyOfCursor(cursor, 1)?.[0] ?? null);
    const rows = await this.populations.changes(wave.id, limit, before);
    return pageOf(
      rows,
      limit,
      ({ id: _, at, ...change }) => ({ ...change, at: at.toISOString() }),
      ({ id }) => [id],
    );
  }
}
