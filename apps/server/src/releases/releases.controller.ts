import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import {
  CreateRelease,
  page,
  PublicStudy,
  PublicWave,
  Release,
  ReleaseCheck,
  ReleaseWithChanges,
  type Page,
} from '@ido/api';
import { CurrentUser, PublicAccess, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { ReleasesService } from './releases.service';

/** Figures that were frozen, and what anybody may see of them. */
@Controller()
export class ReleasesController {
  constructor(private readonly releases: ReleasesService) {}

  @Get('/waves/:wave/releases')
  @StaffAccess()
  @Operation({ summary: 'What was released of a wave, newest first', answers: { 200: page(Release) } })
  async list(@CurrentUser() user: SignedInUser, @Param('wave') wave: string): Promise<Page<Release>> {
    return { items: await this.releases.list(user, wave), next: null };
  }

  @Post('/waves/:wave/releases')
  @StaffAccess()
  @Operation({
    summary: 'Release the figures of a closed wave as they are now',
    body: CreateRelease,
    answers: { 201: ReleaseWithChanges },
  })
  create(
    @CurrentUser() user: SignedInUser,
    @Param('wave') wave: string,
    @Body(parseWith(CreateRelease)) { note }: CreateRelease,
  ): Promise<ReleaseWithChanges> {
    return this.releases.create(user, wave, note);
  }

  @Get('/waves/:wave/releases/:number')
  @StaffAccess()
  @Operation({ summary: 'A release with what is different from the one before', answers: { 200: ReleaseWithChanges } })
  one(
    @CurrentUser() user: SignedInUser,
    @Param('wave') wave: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<ReleaseWithChanges> {
    return this.releases.one(user, wave, number);
  }

  @Post('/waves/:wave/releases/:number/check')
  @HttpCode(200)
  @StaffAccess()
  @Operation({ summary: 'Make the figures of a release anew and compare them', answers: { 200: ReleaseCheck } })
  check(
    @CurrentUser() user: SignedInUser,
    @Param('wave') wave: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<ReleaseCheck> {
    return this.releases.check(user, wave, number);
  }

  @Get('/public/studies/:study')
  @PublicAccess()
  @Operation({ summary: 'A study as far as it was released, for anybody', answers: { 200: PublicStudy } })
  publicStudy(@Param('study') study: string): Promise<PublicStudy> {
    return this.releases.publicStudy(study);
  }

  @Get('/public/waves/:wave')
  @PublicAccess()
  @Operation({ summary: 'The figures of the last release of a wave, for anybody', answers: { 200: PublicWave } })
  publicWave(@Param('wave') wave: string): Promise<PublicWave> {
    return this.releases.publicWave(wave);
  }
}
