import type { Readable } from 'node:stream';
import { API_BASE, routes } from '@ido/api';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { BreakdownParameters } from '../analysis/analysis.controller';
import { weightsOf, type RawQuery } from '../analysis/breakdown-query';
import { TableParameters } from '../analysis/tables.controller';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { problem } from '../http/problems';
import { WaveAccess } from '../studies/wave-access';
import type { WaveWithRole } from '../studies/wave-row';
import { attachment } from './attachment';
import { DescriptionService } from './description.service';
import { type ExportFormat, exportName, FORMATS, isFormat } from './export-formats';
import { ExportService } from './export.service';

const WeightsQuery = z.strictObject({
  weights: z
    .string()
    .refine((text) => weightsOf(text) !== undefined, 'Geef een weging op, zoals raking-grootte of raking-grootte.2')
    .optional(),
});
const DataQuery = WeightsQuery.extend({ data: z.enum(['raw', 'clean']).default('clean') });
const FormQuery = WeightsQuery.extend({
  values: z.enum(['codes', 'labels']).default('codes'),
  multiple: z.enum(['joined', 'columns']).default('joined'),
});
const CellsQuery = FormQuery.extend(DataQuery.shape);
const ExportParameters = BreakdownParameters.extend({
  ...TableParameters.shape,
  ...CellsQuery.shape,
  variable: z.string().optional().describe('Only this variable; of the exports of a breakdown'),
}).describe(
  '`values`, `multiple` and `data` (as sent in, or after cleaning) for responses; `weights` for those too and for what describes them; the rest for breakdowns and tables',
);

/** Files to download. Answers themselves are for researchers; figures are those that the same person sees on the page. */
@Controller()
@StaffAccess()
export class ExportController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly exports: ExportService,
    private readonly descriptions: DescriptionService,
  ) {}

  @Get('/waves/:wave/exports/:format')
  @Operation({
    summary: `Download ${Object.keys(FORMATS).join(', ')}`,
    query: ExportParameters,
    answers: {
      200: [
        {
          contentType: 'text/csv',
          description: 'UTF-8 with byte order mark, `;`; its metadata (CSV on the Web) in `Link`, rel=describedby',
        },
        {
          contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          description: 'A workbook',
        },
        { contentType: 'application/x-spss-sav', description: 'An SPSS system file' },
        { contentType: 'application/json', description: 'Responses, or figures as JSON-stat 2.0' },
        { contentType: 'application/csvm+json', description: 'CSV on the Web metadata of the CSV of responses' },
        { contentType: 'application/xml', description: 'DDI Codebook 2.5' },
        { contentType: 'text/plain', description: 'A script for R' },
        { contentType: 'text/html', description: 'The codebook as a page' },
      ],
    },
  })
  async download(
    @Param('wave') key: string,
    @Param('format') format: string,
    @Query() query: RawQuery,
    @CurrentUser() user: SignedInUser,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable | Buffer> {
    if (!isFormat(format)) throw problem.unknown({ what: 'Bestandsvorm', key: format });
    const { kind, extension, answers } = FORMATS[format];
    const wave = answers
      ? await this.waves.requireWave(user, key, 'researcher')
      : await this.waves.requireWave(user, key, 'reader', 'optional');
    const file = await this.fileOf(format, wave, query);
    void reply.headers(attachment(exportName(wave.key, kind), extension));
    if (format === 'csv') {
      const parameters = new URLSearchParams(readQuery(CellsQuery, query));
      parameters.delete('data');
      const metadata = `${API_BASE}${routes.export(wave.key, 'csv-metadata.json')}?${parameters}`;
      void reply.header('link', `<${metadata}>; rel="describedby"; type="application/csvm+json"`);
    }
    return file;
  }

  private fileOf(format: ExportFormat, wave: WaveWithRole, query: RawQuery): Promise<Readable | Buffer> {
    switch (format) {
      case 'csv':
      case 'xlsx':
        return this.exports.cells(wave, format, readQuery(CellsQuery, query));
      case 'sav':
        return this.exports.sav(wave, readQuery(DataQuery, query));
      case 'json':
        return this.exports.json(wave, readQuery(DataQuery, query));
      case 'csv-metadata.json':
        return this.descriptions.csvw(wave, readQuery(FormQuery, query));
      case 'r':
        return this.descriptions.rScript(wave, readQuery(WeightsQuery, query).weights);
      case 'codebook.csv':
      case 'codebook.xlsx':
        return this.descriptions.codebook(
          wave,
          format === 'codebook.xlsx' ? 'xlsx' : 'csv',
          readQuery(WeightsQuery, query).weights,
        );
      case 'codebook.html':
        return this.descriptions.codebookHtml(wave, readQuery(WeightsQuery, query).weights);
      case 'ddi':
        return this.descriptions.ddi(wave, readQuery(WeightsQuery, query).weights);
      case 'breakdown.csv':
      case 'breakdown.xlsx':
        return this.exports.breakdown(wave, format === 'breakdown.xlsx' ? 'xlsx' : 'csv', query);
      case 'json-stat':
        return this.exports.jsonStat(wave, query);
      case 'table.csv':
      case 'table.xlsx':
        return this.exports.table(wave, format === 'table.xlsx' ? 'xlsx' : 'csv', query);
    }
  }
}

/** Which parameters there are depends on the format, so that they are read here and not at the parameter of the handler. */
function readQuery<T extends z.ZodType>(schema: T, query: RawQuery): z.output<T> {
  if (query['asOf'] !== undefined) {
    const detail =
      'Een eerdere stand is er alleen van cijfers en tabellen. Laat asOf weg: u krijgt dan de antwoorden van nu.';
    throw problem.invalid({ errors: [{ pointer: '/query/asOf', code: 'only-of-figures', detail }] });
  }
  return parseWith(schema).transform(query, { type: 'query' });
}
