import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Concordance, DecideConcordance } from '@ido/api';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { ConcordanceService } from './concordance.service';

/** How the questions of one questionnaire version relate to those of another. */
@Controller('/concordances/:fromVersion/:toVersion')
@StaffAccess()
export class ConcordanceController {
  constructor(private readonly service: ConcordanceService) {}

  @Get()
  @Operation({
    summary: 'What became of each question between two published versions, each as key.number',
    answers: { 200: Concordance },
  })
  find(
    @CurrentUser() user: SignedInUser,
    @Param('fromVersion') from: string,
    @Param('toVersion') to: string,
  ): Promise<Concordance> {
    return this.service.find(user, from, to);
  }

  @Put()
  @Operation({
    summary: 'Confirm, change or take back verdicts; what is not named stays',
    body: DecideConcordance,
    answers: { 200: Concordance },
  })
  decide(
    @CurrentUser() user: SignedInUser,
    @Param('fromVersion') from: string,
    @Param('toVersion') to: string,
    @Body(parseWith(DecideConcordance)) { items }: DecideConcordance,
  ): Promise<Concordance> {
    return this.service.decide(user, from, to, items);
  }
}
