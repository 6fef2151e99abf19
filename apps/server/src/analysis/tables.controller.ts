import { Controller, Get, Param, Query } from '@nestjs/common';
import { Crosstab, WaveTable as WaveTableBody } from '@ido/api';
import { allOf, printWhere } from '@ido/tabulation';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { WaveAccess } from '../studies/wave-access';
import type { RawQuery } from './breakdown-query';
import { referenceOf } from './reference';
import { TablesService, type WaveTable } from './tables.service';
import { stateText } from './wave-state';

const NarrowingParameters = z.object({
  where: z.string().optional().describe('A filter in words: province:Groningen,Drenthe AND NOT sizeClass:klein'),
  'filter[variable]': z.array(z.string()).optional().describe('Codes of a variable; repeated for several'),
  'net[variable]': z
    .array(z.string())
    .optional()
    .describe('Categories together: Samen:code,code; repeated for several'),
  'classes[number]': z.string().optional().describe('Where classes of a number begin: 20000,50000'),
  percent: z.enum(['column', 'row', 'total', 'none']).optional(),
  base: z.enum(['answered', 'eligible']).optional(),
  excludeDontKnow: z.enum(['true', 'false']).optional(),
  weights: z.string().optional().describe('none, a weighting scheme, or a version of one: raking.2'),
  asOf: z.string().max(2000).optional().describe('State of the wave, from a reference: the table as it was then'),
});

/** What a table can be asked; also of its exports. Read by `readTableQuery`, which knows the variables of the wave. */
export const TableParameters = NarrowingParameters.extend({
  rows: z.array(z.string()).optional().describe('Variables in the rows; repeated, or with commas'),
  columns: z.array(z.string()).optional().describe('Variables side by side in the columns'),
});

/** Crossings of any variables. */
@Controller()
@StaffAccess()
export class TablesController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly tables: TablesService,
  ) {}

  @Get('/waves/:wave/tables')
  @Operation({
    summary: 'Rows against several columns side by side; without `rows` only what can be chosen',
    query: TableParameters,
    answers: { 200: WaveTableBody },
  })
  async banner(
    @Param('wave') key: string,
    @Query() query: RawQuery,
    @CurrentUser() user: SignedInUser,
  ): Promise<WaveTableBody> {
    const wave = await this.waves.requireWave(user, key, 'reader');
    const found = await this.tables.of(wave, query);
    const { population, responses, variables, dimensions } = found;
    const condition = allOf(found.query.filters, found.query.where);
    const told = ({ name, title, categories }: WaveTable['variables'][number]) => ({
      name,
      title,
      categories: categories.map(({ code, label }) => ({ code, label })),
    });
    // The contract's arrays are not read-only, which is the only difference.
    const table = found.table as WaveTableBody['table'];
    return {
      wave: wave.key,
      population,
      responses,
      syntheticNote: wave.syntheticNote,
      ...whereFrom(wave, found, query),
      questionnaire: { key: wave.questionnaireKey, version: wave.version },
      where: condition && printWhere(condition),
      weights: found.query.weights,
      variables: variables.map((variable) => ({ ...told(variable), type: variable.type })),
      dimensions: dimensions.map((variable) => ({
        ...told(variable),
        type: variable.type === 'multiple' ? 'multiple' : 'single',
      })),
      table,
    };
  }

  @Get('/waves/:wave/crosstabs/:row/:column')
  @Operation({
    summary:
      'One variable against another, with its test (chi-square, exact, or of the weighted table) and adjusted residuals',
    query: NarrowingParameters,
    answers: { 200: Crosstab },
  })
  async crosstab(
    @Param('wave') key: string,
    @Param('row') row: string,
    @Param('column') column: string,
    @Query() query: RawQuery,
    @CurrentUser() user: SignedInUser,
  ): Promise<Crosstab> {
    const wave = await this.waves.requireWave(user, key, 'reader');
    const found = await this.tables.crossing(wave, query, row, column);
    const { table } = found;
    const [section] = table.sections;
    const [block] = table.blocks;
    const [test] = section!.tests;
    const [total, ...bases] = section!.bases;
    const residuals = section!.rows.map(({ cells }) => cells.slice(1).map(({ residual }) => residual));
    return {
      wave: wave.key,
      ...whereFrom(wave, found, { ...query, rows: row, columns: column }),
      row: { name: section!.name, title: section!.title },
      column: { name: block!.name, title: block!.title },
      n: total!.n,
      percent: table.percent,
      columns: table.columns.slice(1).map(({ code, label, letter }, at) => ({ code, label, letter, base: bases[at]! })),
      rows: section!.rows.map(({ code, label, cells: [whole, ...cells] }) => ({ code, label, total: whole!, cells })),
      adjustedResiduals: test!.kind === 'chiSquare' || test!.kind === 'fisher' ? residuals : null,
      test: test!,
      p: test!.kind === 'notTested' ? null : test!.p,
      note: table.notes.join(' '),
    } as Crosstab;
  }
}

/** From what a table was made, and which earlier state was asked for. Filters stand in `where`, as the page of tables has them. */
function whereFrom(wave: { readonly key: string }, { table, state, weights, query }: WaveTable, raw: RawQuery) {
  const condition = allOf(query.filters, query.where);
  const asked: RawQuery = {
    ...Object.fromEntries(Object.entries(raw).filter(([name]) => !name.startsWith('filter['))),
    ...(condition && { where: printWhere(condition) }),
    ...(weights !== 'none' && { weights }),
  };
  return {
    reference: table && state && referenceOf(wave, state, asked),
    asOf: state && raw['asOf'] !== undefined ? stateText(state) : null,
  };
}
