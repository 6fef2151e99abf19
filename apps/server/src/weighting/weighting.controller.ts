import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  CurrentVersion,
  SaveWeighting,
  WeightingDefinition,
  WeightingOutcome,
  Weightings,
  WeightingScheme,
} from '@ido/api';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { WaveAccess } from '../studies/wave-access';
import { WeightingService } from './weighting.service';

/** Weighting schemes of a wave. For its researchers: they show respondents per class. */
@Controller('/waves/:wave/weightings')
@StaffAccess()
export class WeightingController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly weightings: WeightingService,
  ) {}

  @Get()
  @Operation({
    summary: 'The weighting schemes of a wave with their versions, and the facts that can be weighted by',
    answers: { 200: Weightings },
  })
  async all(@CurrentUser() user: SignedInUser, @Param('wave') key: string): Promise<Weightings> {
    return this.weightings.all(await this.waves.requireWave(user, key, 'researcher'));
  }

  @Post('preview')
  @HttpCode(200)
  @Operation({
    summary: 'What a weighting would give: convergence, spread of the weights, effective n; nothing is kept',
    body: WeightingDefinition,
    answers: { 200: WeightingOutcome },
  })
  async preview(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Body(parseWith(WeightingDefinition)) definition: WeightingDefinition,
  ): Promise<WeightingOutcome> {
    return this.weightings.preview(await this.waves.requireWave(user, key, 'researcher'), definition);
  }

  @Post()
  @HttpCode(201)
  @Operation({
    summary: 'Fit a weighting and keep it; an existing scheme gets a new version, which becomes the current one',
    body: SaveWeighting,
    answers: { 201: WeightingScheme },
  })
  async save(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Body(parseWith(SaveWeighting)) body: SaveWeighting,
  ): Promise<WeightingScheme> {
    return this.weightings.save(await this.waves.requireWave(user, key, 'researcher'), user, body);
  }

  @Put(':scheme/current')
  @Operation({
    summary: 'Choose the version that is meant when none is named',
    body: CurrentVersion,
    answers: { 200: WeightingScheme },
  })
  async choose(
    @CurrentUser() user: SignedInUser,
    @Param('wave') key: string,
    @Param('scheme') scheme: string,
    @Body(parseWith(CurrentVersion)) { version }: CurrentVersion,
  ): Promise<WeightingScheme> {
    return this.weightings.choose(await this.waves.requireWave(user, key, 'researcher'), user, scheme, version);
  }
}
