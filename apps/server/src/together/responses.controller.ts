import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  page,
  Reopening,
  ResponseDetail,
  ResponseFilter,
  ResponseRevisionSummary,
  ResponseSummary,
  type Page,
} from '@ido/api';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { problem } from '../http/problems';
import { WaveAccess } from '../studies/wave-access';
import { HistoryRepository } from './history.repository';
import { ResponsesRepository } from './responses.repository';
import { ResponsesService, summaryOf } from './responses.service';

const ListQuery = PageQuery.extend({
  search: z.string().trim().max(200).optional(),
  state: ResponseFilter.optional(),
});
type ListQuery = z.infer<typeof ListQuery>;

const Id = parseWith(z.uuid());

/** Responses of a wave, for its researchers: readers see figures only. */
@Controller('/waves/:wave/responses')
@StaffAccess()
export class ResponsesController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly responses: ResponsesRepository,
    private readonly history: HistoryRepository,
    private readonly service: ResponsesService,
  ) {}

  @Get()
  @Operation({
    summary: 'Responses that something was done with, the last active first',
    query: ListQuery,
    answers: { 200: page(ResponseSummary) },
  })
  async list(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Query(parseWith(ListQuery)) { limit, cursor, search, state }: ListQuery,
  ): Promise<Page<ResponseSummary>> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    const rows = await this.responses.list(wave.id, { search, state }, limit, keyOfCursor(cursor, 2));
    return pageOf(rows, limit, summaryOf, ({ place, id }) => [place, id]);
  }

  @Get(':response')
  @Operation({ summary: 'One response, without its answers', answers: { 200: ResponseDetail } })
  async one(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('response', Id) id: string,
  ): Promise<ResponseDetail> {
    return this.service.find(await this.waves.requireWave(user, key, 'researcher'), id);
  }

  @Get(':response/revisions')
  @Operation({
    summary: 'The revisions of a response, the newest first: which questions changed, when, by whom',
    query: PageQuery,
    answers: { 200: page(ResponseRevisionSummary) },
  })
  async revisions(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('response', Id) id: string,
    @Query(parseWith(PageQuery)) { limit, cursor }: PageQuery,
  ): Promise<Page<ResponseRevisionSummary>> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    await this.service.find(wave, id);
    const before = revisionOf(keyOfCursor(cursor, 1)?.[0]);
    const rows = await this.history.revisions(wave.id, id, before, limit + 1);
    const titled = await this.service.titled(wave, rows);
    return pageOf(
      titled,
      limit,
      (revision) => revision,
      ({ revision }) => [String(revision)],
    );
  }

  @Post(':response/reopening')
  @HttpCode(200)
  @Operation({
    summary: 'Open a completed response again; the respondent reads the reason',
    body: Reopening,
    answers: { 200: ResponseDetail },
  })
  async reopen(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('response', Id) id: string,
    @Body(parseWith(Reopening)) { reason }: Reopening,
  ): Promise<ResponseDetail> {
    return this.service.reopen(await this.waves.requireWave(user, key, 'researcher'), id, reason, user);
  }
}

/** The revision in a cursor. @throws ProblemError invalid-input when it is none */
function revisionOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const parsed = z.coerce.number().int().min(0).max(2_147_483_647).safeParse(text);
  if (parsed.success) return parsed.data;
  const detail = 'Deze bladwijzer is niet van deze lijst.';
  throw problem.invalid({ errors: [{ pointer: '/query/cursor', code: 'invalid', detail }] });
}
