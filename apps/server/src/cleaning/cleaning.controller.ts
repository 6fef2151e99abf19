import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  CleaningEffect,
  CleaningEntry,
  CleaningOverview,
  FlagKind,
  FlagSettings,
  NewCleaningEntry,
  page,
  ReplayCheck,
  ReviewedResponse,
  ReviewedResponseDetail,
  ReviewState,
  SetWhichCounts,
  type Page,
} from '@ido/api';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { WaveAccess } from '../studies/wave-access';
import { CleaningService } from './cleaning.service';
import { EntriesService } from './entries.service';
import { ReplayCheckService } from './replay-check.service';
import { ReviewService } from './review.service';

/** `search`: part of the name of the organisation, its code, or the reference. `entry`: of a rule that flags. */
const ListQuery = PageQuery.extend({
  state: ReviewState.default('flagged'),
  flag: FlagKind.optional(),
  entry: z.coerce.number().int().min(1).max(1_000_000).optional(),
  search: z.string().trim().min(1).max(200).optional(),
});
type ListQuery = z.infer<typeof ListQuery>;

const EntryQuery = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });
type EntryQuery = z.infer<typeof EntryQuery>;

const Id = parseWith(z.uuid());

/** Review and cleaning of the responses of a wave, for its researchers. */
@Controller()
@StaffAccess()
export class CleaningController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly review: ReviewService,
    private readonly cleaning: CleaningService,
    private readonly entries: EntriesService,
    private readonly replay: ReplayCheckService,
  ) {}

  @Get('/waves/:wave/cleaning')
  @Operation({
    summary: 'How the review of a wave stands: flags, decisions, settings',
    answers: { 200: CleaningOverview },
  })
  async overview(@CurrentUser() user: SignedInUser, @Param('wave') key: string): Promise<CleaningOverview> {
    return this.review.overview(await this.waves.requireWave(user, key, 'researcher'));
  }

  @Put('/waves/:wave/cleaning/flag-settings')
  @Operation({ summary: 'Choose when a response is flagged', body: FlagSettings, answers: { 200: FlagSettings } })
  async setFlags(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Body(parseWith(FlagSettings)) settings: FlagSettings,
  ): Promise<FlagSettings> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    return this.cleaning.setFlags(wave, user, settings);
  }

  @Get('/waves/:wave/cleaning/responses')
  @Operation({
    summary: 'Completed responses with their flags, the newest first',
    query: ListQuery,
    answers: { 200: page(ReviewedResponse) },
  })
  async list(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Query(parseWith(ListQuery)) { limit, cursor, state, flag, entry, search }: ListQuery,
  ): Promise<Page<ReviewedResponse>> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    const after = keyOfCursor(cursor, 2) as [string, string] | null;
    const rows = await this.review.list(wave, { state, flag, entry, search }, after, limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => row,
      ({ completedAt, id }) => [completedAt, id],
    );
  }

  @Get('/waves/:wave/cleaning/responses/:response')
  @Operation({
    summary: 'A completed response: its answers as sent in beside those that count, and what was decided about it',
    answers: { 200: ReviewedResponseDetail },
  })
  async one(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('response', Id) id: string,
  ): Promise<ReviewedResponseDetail> {
    return this.review.find(await this.waves.requireWave(user, key, 'researcher'), id);
  }

  @Get('/waves/:wave/cleaning/entries')
  @Operation({
    summary: 'The cleaning log, the last entry first',
    query: PageQuery,
    answers: { 200: page(CleaningEntry) },
  })
  async log(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Query(parseWith(PageQuery)) { limit, cursor }: PageQuery,
  ): Promise<Page<CleaningEntry>> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    const before = z.coerce
      .number()
      .int()
      .nullable()
      .catch(null)
      .parse(keyOfCursor(cursor, 1)?.[0] ?? null);
    const entries = await this.cleaning.entries(wave, before, limit + 1);
    return pageOf(
      entries,
      limit,
      (entry) => entry,
      ({ number }) => [String(number)],
    );
  }

  @Post('/waves/:wave/cleaning/entries')
  @HttpCode(201)
  @Operation({
    summary: 'Correct, flag, exclude, accept or choose, or revoke what was decided. A dry run says what that would do',
    query: EntryQuery,
    body: NewCleaningEntry,
    answers: { 201: CleaningEffect },
  })
  async add(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Query(parseWith(EntryQuery)) { dryRun }: EntryQuery,
    @Body(parseWith(NewCleaningEntry)) body: NewCleaningEntry,
  ): Promise<CleaningEffect> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    return this.entries.add(wave, user, body, dryRun === 'true');
  }

  @Get('/waves/:wave/cleaning/replay')
  @Operation({
    summary: 'Replay the log over the raw answers and compare with what is stored: the content hashes of both',
    answers: { 200: ReplayCheck },
  })
  async check(@CurrentUser() user: SignedInUser, @Param('wave') key: string): Promise<ReplayCheck> {
    return this.replay.check(await this.waves.requireWave(user, key, 'researcher'));
  }

  @Put('/studies/:study/which-counts')
  @Operation({
    summary: 'Choose which of several responses of one organisation counts, in every wave of a study',
    body: SetWhichCounts,
    answers: { 200: SetWhichCounts },
  })
  async setWhichCounts(
    @CurrentUser() user: SignedInUser,
    @Param('study') key: string,
    @Body(parseWith(SetWhichCounts)) { whichCounts }: SetWhichCounts,
  ): Promise<SetWhichCounts> {
    const study = await this.waves.requireStudy(user, key, 'researcher');
    await this.entries.setWhichCounts(study.id, user, whichCounts);
    return { whichCounts };
  }
}
