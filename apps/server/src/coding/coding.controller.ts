import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ChangeCodes,
  CodedQuestions,
  CodedTexts,
  CodeFrame,
  CoderAgreement,
  CodeTexts,
  CodingFilter,
  CodingResult,
  QuoteText,
  SettleText,
} from '@ido/api';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { WaveAccess } from '../studies/wave-access';
import type { WaveRow } from '../studies/wave-row';
import { CodeFramesService } from './code-frames.service';
import { CodingService, textOf } from './coding.service';

const TextsQuery = PageQuery.extend({
  search: z.string().trim().max(200).default(''),
  show: CodingFilter.default('all'),
  code: z.coerce.number().int().min(1).max(100_000).optional().describe('Only texts with this code'),
});
type TextsQuery = z.infer<typeof TextsQuery>;

/** Coding of open answers, for researchers: others never see the answers themselves. */
@Controller('/waves/:wave/codings')
@StaffAccess()
export class CodingController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly coding: CodingService,
    private readonly frames: CodeFramesService,
  ) {}

  @Get()
  @Operation({ summary: 'Open questions with how far each is coded', answers: { 200: CodedQuestions } })
  async questions(@CurrentUser() user: SignedInUser, @Param('wave') key: string): Promise<CodedQuestions> {
    return this.coding.questions(await this.wave(user, key), user);
  }

  @Get(':question')
  @Operation({
    summary: 'Answers to an open question in order of completion, with their codes',
    query: TextsQuery,
    answers: { 200: CodedTexts },
  })
  async texts(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('question') question: string,
    @Query(parseWith(TextsQuery)) { limit, cursor, search, show, code }: TextsQuery,
  ): Promise<CodedTexts> {
    const asked = { search, show, code: code ?? null };
    const after = keyOfCursor(cursor, 2);
    const wave = await this.wave(user, key);
    const { rows, total } = await this.coding.texts(wave, user, question, asked, limit, after);
    return { ...pageOf(rows, limit, textOf, ({ place, response }) => [place, response]), total };
  }

  @Put(':question')
  @Operation({
    summary: 'Keep what the asker codes texts with; without codes: not coded',
    body: CodeTexts,
    answers: { 200: CodingResult },
  })
  async code(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('question') question: string,
    @Body(parseWith(CodeTexts)) body: CodeTexts,
  ): Promise<CodingResult> {
    return this.coding.code(await this.wave(user, key), user, question, body);
  }

  @Get(':question/codes')
  @Operation({
    summary: 'The code frame of a question, the same in all waves of the study',
    answers: { 200: CodeFrame },
  })
  async frame(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('question') question: string,
  ): Promise<CodeFrame> {
    const wave = await this.wave(user, key);
    return this.frames.find(wave.studyId, (await this.coding.question(wave, question)).key);
  }

  @Post(':question/codes')
  @HttpCode(200)
  @Operation({
    summary: 'Add, change, merge, retire, restore or order codes; what was coded stays',
    body: ChangeCodes,
    answers: { 200: CodeFrame },
  })
  async changeFrame(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('question') question: string,
    @Body(parseWith(ChangeCodes)) body: ChangeCodes,
  ): Promise<CodeFrame> {
    const wave = await this.wave(user, key);
    return this.frames.change(user, wave.studyId, (await this.coding.question(wave, question)).key, body);
  }

  @Put(':question/settlements')
  @Operation({
    summary: 'Settle what counts for a text that coders differ on, or take that back',
    body: SettleText,
    answers: { 200: CodingResult },
  })
  async settle(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('question') question: string,
    @Body(parseWith(SettleText)) body: SettleText,
  ): Promise<CodingResult> {
    return this.coding.settle(await this.wave(user, key), user, question, body);
  }

  @Put(':question/quotations')
  @Operation({
    summary: 'Mark a text as one that may be quoted, in words without names; null: not any more',
    body: QuoteText,
    answers: { 200: CodingResult },
  })
  async quote(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('question') question: string,
    @Body(parseWith(QuoteText)) body: QuoteText,
  ): Promise<CodingResult> {
    return this.coding.quote(await this.wave(user, key), user, question, body);
  }

  @Get(':question/agreement')
  @Operation({ summary: "How far coders agree: Cohen's kappa per code and over all", answers: { 200: CoderAgreement } })
  async agreement(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('question') question: string,
  ): Promise<CoderAgreement> {
    return this.coding.agreement(await this.wave(user, key), question);
  }

  private wave(user: SignedInUser, key: string): Promise<WaveRow> {
    return this.waves.requireWave(user, key, 'researcher');
  }
}
