import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ChangeWave, CreateWave, page, Wave, type Page } from '@ido/api';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { WaveAccess } from './wave-access';
import { WaveRepository } from './wave.repository';
import { waveOf, WavesService } from './waves.service';

/** Waves of a study. */
@Controller()
@StaffAccess()
export class WavesController {
  constructor(
    private readonly service: WavesService,
    private readonly access: WaveAccess,
    private readonly waves: WaveRepository,
  ) {}

  @Get('/studies/:study/waves')
  @Operation({ summary: 'Waves of a study, the earliest first', query: PageQuery, answers: { 200: page(Wave) } })
  async list(
    @CurrentUser() user: SignedInUser,
    @Param('study') key: string,
    @Query(parseWith(PageQuery)) { limit, cursor }: PageQuery,
  ): Promise<Page<Wave>> {
    const study = await this.access.requireStudy(user, key, 'reader');
    const rows = await this.waves.ofStudy(study.id, limit, keyOfCursor(cursor, 2));
    return pageOf(
      rows,
      limit,
      (row) => waveOf(row, study.role),
      (row) => [row.place, row.key],
    );
  }

  @Post('/studies/:study/waves')
  @Operation({ summary: 'Make a draft wave', body: CreateWave, answers: { 201: Wave } })
  create(
    @CurrentUser() user: SignedInUser,
    @Param('study') key: string,
    @Body(parseWith(CreateWave)) body: CreateWave,
  ): Promise<Wave> {
    return this.service.create(user, key, body);
  }

  @Get('/waves/:wave')
  @Operation({ summary: 'One wave with how far its fieldwork is', answers: { 200: Wave } })
  one(@CurrentUser() user: SignedInUser, @Param('wave') key: string): Promise<Wave> {
    return this.service.find(user, key);
  }

  @Patch('/waves/:wave')
  @Operation({
    summary: 'Open, close or publish a wave; change its title or dates',
    body: ChangeWave,
    answers: { 200: Wave },
  })
  change(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Body(parseWith(ChangeWave)) body: ChangeWave,
  ): Promise<Wave> {
    return this.service.change(user, key, body);
  }
}
