import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CreateNextWave, Moment, NextWavePlan, Wave } from '@ido/api';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { NextWaveService } from './next-wave.service';

const PlanQuery = z.object({ opensAt: Moment.optional().describe('When the next wave opens') });
type PlanQuery = z.infer<typeof PlanQuery>;

/** The next wave, from one that there is. */
@Controller('/waves/:wave/next')
@StaffAccess()
export class NextWaveController {
  constructor(private readonly service: NextWaveService) {}

  @Get()
  @Operation({
    summary: 'What the next wave would take over, with mergers explained; nothing is made',
    query: PlanQuery,
    answers: { 200: NextWavePlan },
  })
  plan(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Query(parseWith(PlanQuery)) { opensAt }: PlanQuery,
  ): Promise<NextWavePlan> {
    return this.service.plan(user, key, opensAt ?? null);
  }

  @Post()
  @Operation({
    summary: 'Make a draft of the next wave: questionnaire, population, contacts and schedule; no links and no answers',
    body: CreateNextWave,
    answers: { 201: Wave },
  })
  create(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Body(parseWith(CreateNextWave)) body: CreateNextWave,
  ): Promise<Wave> {
    return this.service.create(user, key, body);
  }
}
