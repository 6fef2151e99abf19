import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Controller, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Import } from '@ido/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { exchangeProblem } from '../exchange/exchange-problems';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { problem } from '../http/problems';
import { WaveAccess } from '../studies/wave-access';
import { ParticipantImportsService } from './participant-imports.service';

const yesNo = z.enum(['true', 'false']).default('false');
const ImportQuery = z.strictObject({ dryRun: yesNo, partial: yesNo, acceptDoubtful: yesNo });
type ImportQuery = z.infer<typeof ImportQuery>;

/** Imports of contacts; progress, report and refused cells stand where those of responses do. */
@Controller('/waves/:wave/participants/imports')
@StaffAccess()
export class ParticipantImportsController {
  constructor(
    private readonly waves: WaveAccess,
    private readonly imports: ParticipantImportsService,
  ) {}

  @Post()
  @Operation({
    summary: 'Import contacts from CSV: 201 when they are stored, 200 when nothing was (dry run, or refused)',
    query: ImportQuery,
    headers: [
      { name: 'Import-Id', description: 'A UUID to follow the progress under while the file is sent', required: false },
    ],
    body: {
      contentType: 'text/csv',
      description: 'Columns organisatie (code or name), e-mail, naam, telefoon, eigenaar (ja/nee), notitie; `;` or `,`',
    },
    answers: { 200: Import, 201: Import },
  })
  async start(
    @Param('wave') key: string,
    @Query(parseWith(ImportQuery)) { dryRun, partial, acceptDoubtful }: ImportQuery,
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
      acceptDoubtful: acceptDoubtful === 'true',
      bytesTotal: Number.isSafeInteger(length) ? length : null,
    };
    const report = await this.imports.run(wave, user, order, request.body);
    void reply.code(report.status === 'done' && !report.dryRun ? 201 : 200);
    return report;
  }
}

/** The id that whoever sends the file chose for it, or a new one. */
function idOf(header: string | undefined): string {
  const id = z.uuid().safeParse(header ?? randomUUID());
  if (id.success) return id.data;
  throw problem.invalid({
    errors: [{ pointer: '/headers/import-id', code: 'invalid-format', detail: 'Geef een UUID op.' }],
  });
}
