import { Controller, Get, Param, Query } from '@nestjs/common';
import { Breakdown, VariableBreakdown, type CleaningNote } from '@ido/api';
import { CleaningNoteService } from '../cleaning/note.service';
import { noteText, type VariableTable } from '@ido/tabulation';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { WaveAccess } from '../studies/wave-access';
import type { WaveWithRole } from '../studies/wave-row';
import type { RawQuery } from './breakdown-query';
import { referenceOf } from './reference';
import { stateText } from './wave-state';
import { FiguresService, type WaveFigures, type Which } from './figures.service';

/** What a breakdown can be asked; also of its exports. Read by `readBreakdownQuery`, which knows the variables of the wave. */
export const BreakdownParameters = z.object({
  by: z.string().optional().describe('Variable to cross by'),
  'filter[variable]': z.array(z.string()).optional().describe('Codes of a variable; repeated for several'),
  where: z.string().optional().describe('A filter in words: province:Groningen,Drenthe AND NOT sizeClass:klein'),
  base: z.enum(['answered', 'eligible']).optional(),
  excludeDontKnow: z.enum(['true', 'false']).optional(),
  weights: z
    .string()
    .max(80)
    .optional()
    .describe('Scheme, or scheme and version: `raking-grootte.2`; `none` without weights'),
  asOf: z.string().max(2000).optional().describe('State of the wave, from a reference: the figures as they were then'),
});

/** Percentages per question, as tables. */
@Controller()
@StaffAccess()
export class AnalysisController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly figures: FiguresService,
    private readonly cleaning: CleaningNoteService,
  ) {}

  @Get('/waves/:wave/breakdown')
  @Operation({ summary: 'Figures of all variables', query: BreakdownParameters, answers: { 200: Breakdown } })
  breakdown(
    @Param('wave') key: string,
    @Query() query: RawQuery,
    @CurrentUser() user: SignedInUser,
  ): Promise<Breakdown> {
    return this.answer(key, query, user, 'all');
  }

  @Get('/waves/:wave/breakdown/:variable')
  @Operation({ summary: 'Figures of one variable', query: BreakdownParameters, answers: { 200: Breakdown } })
  breakdownOfVariable(
    @Param('wave') key: string,
    @Param('variable') variable: string,
    @Query() query: RawQuery,
    @CurrentUser() user: SignedInUser,
  ): Promise<Breakdown> {
    return this.answer(key, query, user, { path: variable });
  }

  private async answer(key: string, query: RawQuery, user: SignedInUser, which: Which): Promise<Breakdown> {
    const wave = await this.waves.requireWave(user, key, 'reader', 'optional');
    return breakdownBody(wave, await this.figures.of(wave, query, which), query, await this.cleaning.of(wave));
  }
}

function breakdownBody(
  wave: WaveWithRole,
  { query, population, responses, dimensions, tables, weighting, state }: WaveFigures,
  raw: RawQuery,
  cleaning: CleaningNote | null,
): Breakdown {
  return {
    wave: wave.key,
    population,
    responses,
    syntheticNote: wave.syntheticNote,
    reference: state && referenceOf(wave, state, weighting ? { ...raw, weights: weighting.key } : raw),
    asOf: state && raw['asOf'] !== undefined ? stateText(state) : null,
    questionnaire: { key: wave.questionnaireKey, version: wave.version },
    filter: Object.fromEntries(query.filters.map(({ variable, codes }) => [variable, [...codes]])),
    by: query.by?.name ?? null,
    base: query.base,
    excludeDontKnow: query.excludeDontKnow,
    weights: weighting?.key ?? 'none',
    weighting,
    // The note is about the log as it is now.
    cleaning: raw['asOf'] === undefined ? cleaning : null,
    dimensions: dimensions.map(({ name, title, type, categories }) => ({
      name,
      title,
      type: type === 'multiple' ? 'multiple' : 'single',
      categories: categories.map(({ code, label }) => ({ code, label })),
    })),
    variables: tables.map(variableBody),
  };
}

/** The table as it is, with its notes as a sentence. The contract's arrays are not read-only, which is the only difference. */
function variableBody(table: VariableTable): VariableBreakdown {
  return { ...table, note: noteText(table.notes, table) } as VariableBreakdown;
}
