import { randomUUID } from 'node:crypto';
import { Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Import } from '@ido/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf, PageQuery } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { problem } from '../http/problems';
import { WaveAccess } from '../studies/wave-access';
import { exchangeProblem } from './exchange-problems';
import { errorsCsv } from './errors-csv';
import { attachment } from './attachment';
import { ImportReportRepository } from './import-report.repository';
import { ImportService } from './import.service';

const yesNo = z.enum(['true', 'false']).default('false');
const ImportQuery = z.strictObject({ dryRun: yesNo, partial: yesNo });
type ImportQuery = z.infer<typeof ImportQuery>;
const Id = z.uuid();

/** Imports of responses; for researchers. */
@Controller()
@StaffAccess()
export class ImportController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly imports: ImportService,
    private readonly reports: ImportReportRepository,
  ) {}

  @Post('/waves/:wave/imports')
  @Operation({
    summary: 'Import responses from CSV: 201 when they are stored, 200 when nothing was (dry run, or refused)',
    query: ImportQuery,
    headers: [
      { name: 'Import-Id', description: 'A UUID to follow the progress under while the file is sent', required: false },
    ],
    body: { contentType: 'text/csv', description: 'Header with names of variables; codes or labels; `;` or `,`' },
    answers: { 200: Import, 201: Import },
  })
  async start(
    @Param('wave') key: string,
    @Query(parseWith(ImportQuery)) { dryRun, partial }: ImportQuery,
    @Headers('import-id') id: string | undefined,
    @CurrentUser() user: SignedInUser,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Import> {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    if (!(request.body instanceof Readable)) throw exchangeProblem.fileNeeded();
    const length = Number(request.headers['content-length']);
    const order = {
      id: idOf(id),
      dryRun: dryRun === 'true',
      partial: partial === 'true',
      bytesTotal: Number.isSafeInteger(length) ? length : null,
    };
    const report = await this.imports.run(wave, user, order, request.body);
    void reply.code(report.status === 'done' && !report.dryRun ? 201 : 200);
    return report;
  }

  @Get('/waves/:wave/imports/:import')
  @Operation({ summary: 'Progress and report of an import', answers: { 200: Import } })
  async find(
    @Param('wave') key: string,
    @Param('import', parseWith(Id)) id: string,
    @CurrentUser() user: SignedInUser,
  ): Promise<Import> {
    return this.imports.find(await this.waves.requireWave(user, key, 'researcher'), id);
  }

  @Get('/waves/:wave/imports/:import/errors')
  @Operation({
    summary: 'Refused cells: page by page as JSON, all of them as CSV',
    query: PageQuery,
    answers: {
      200: [
        { contentType: 'application/json', description: '`{items: ImportError[], next}`' },
        { contentType: 'text/csv', description: 'All refused cells; also what a browser gets that follows a link' },
        { contentType: 'text/html', description: 'Never sent: lets a browser that follows a link have the CSV' },
      ],
    },
  })
  async errors(
    @Param('wave') key: string,
    @Param('import', parseWith(Id)) id: string,
    @Query(parseWith(PageQuery)) { limit, cursor }: PageQuery,
    @Headers('accept') accept: string | undefined,
    @CurrentUser() user: SignedInUser,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const wave = await this.waves.requireWave(user, key, 'researcher');
    await this.imports.find(wave, id);
    if (/\btext\/(csv|html)\b/.test(accept ?? '')) {
      const pages = (after: number, most: number) => this.reports.errors(id, after, most);
      void reply.headers(attachment(`${wave.key}-import-fouten`, 'csv'));
      return Readable.from(errorsCsv(pages), { objectMode: false });
    }
    const [after = '0'] = keyOfCursor(cursor, 1) ?? [];
    const rows = await this.reports.errors(id, z.coerce.number().int().min(0).catch(0).parse(after), limit + 1);
    return pageOf(
      rows,
      limit,
      ({ number: _, ...error }) => error,
      ({ number }) => [String(number)],
    );
  }
}

/** The id that whoever sends the file chose for it, or a new one. */
function idOf(header: string | undefined): string {
  const id = Id.safeParse(header ?? randomUUID());
  if (id.success) return id.data;
  throw problem.invalid({
    errors: [{ pointer: '/headers/import-id', code: 'invalid-format', detail: 'Geef een UUID op.' }],
  });
}
