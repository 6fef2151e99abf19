import type { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { BreakdownParameters } from '../analysis/analysis.controller';
import type { RawQuery } from '../analysis/breakdown-query';
import { TableParameters } from '../analysis/tables.controller';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { problem } from '../http/problems';
import { WaveAccess } from '../studies/wave-access';
import { attachment } from './attachment';
import { ExportService, type FileForm } from './export.service';

/** Every kind of export, with its form. */
const FORMATS = {
  csv: { kind: 'answers', form: 'csv' },
  xlsx: { kind: 'answers', form: 'xlsx' },
  'codebook.csv': { kind: 'codebook', form: 'csv' },
  'codebook.xlsx': { kind: 'codebook', form: 'xlsx' },
  'breakdown.csv': { kind: 'breakdown', form: 'csv' },
  'breakdown.xlsx': { kind: 'breakdown', form: 'xlsx' },
  'table.csv': { kind: 'table', form: 'csv' },
  'table.xlsx': { kind: 'table', form: 'xlsx' },
} as const satisfies Record<string, { kind: string; form: FileForm }>;

const AnswersQuery = z.strictObject({
  values: z.enum(['codes', 'labels']).default('codes'),
  multiple: z.enum(['joined', 'columns']).default('joined'),
});
const NoQuery = z.strictObject({});
const ExportParameters = BreakdownParameters.extend({
  ...TableParameters.shape,
  ...AnswersQuery.shape,
  variable: z.string().optional().describe('Only this variable; of the exports of a breakdown'),
}).describe('`values` and `multiple` for responses, the rest for breakdowns and tables');

/** Files to download. Answers themselves are for researchers; figures are those that the same person sees on the page. */
@Controller()
@StaffAccess()
export class ExportController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly exports: ExportService,
  ) {}

  @Get('/waves/:wave/exports/:format')
  @Operation({
    summary: `Download ${Object.keys(FORMATS).join(', ')}`,
    query: ExportParameters,
    answers: {
      200: [
        { contentType: 'text/csv', description: 'UTF-8 with byte order mark, `;`' },
        {
          contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          description: 'A workbook',
        },
        { contentType: 'text/html', description: 'Never sent: lets a browser that follows a link have the file' },
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
    const { kind, form } = FORMATS[format];
    const wave =
      kind === 'answers'
        ? await this.waves.requireWave(user, key, 'researcher')
        : await this.waves.requireWave(user, key, 'reader', 'optional');
    const file = await this.fileOf(kind, form, wave, query);
    void reply.headers(attachment(`${wave.key}-${NAMES[kind]}`, form));
    return file;
  }

  private fileOf(
    kind: (typeof FORMATS)[keyof typeof FORMATS]['kind'],
    form: FileForm,
    wave: Awaited<ReturnType<WaveAccess['requireWave']>>,
    query: RawQuery,
  ): Promise<Readable | Buffer> {
    switch (kind) {
      case 'answers':
        return this.exports.answers(wave, form, readQuery(AnswersQuery, query));
      case 'codebook':
        readQuery(NoQuery, query);
        return this.exports.codebook(wave, form);
      case 'breakdown':
        return this.exports.breakdown(wave, form, query);
      case 'table':
        return this.exports.table(wave, form, query);
    }
  }
}

/** What the file is called after the key of the wave. */
const NAMES = { answers: 'antwoorden', codebook: 'codeboek', breakdown: 'cijfers', table: 'tabel' } as const;

function isFormat(text: string): text is keyof typeof FORMATS {
  return Object.hasOwn(FORMATS, text);
}

/** Which parameters there are depends on the format, so that they are read here and not at the parameter of the handler. */
function readQuery<T extends z.ZodType>(schema: T, query: RawQuery): z.output<T> {
  return parseWith(schema).transform(query, { type: 'query' });
}
