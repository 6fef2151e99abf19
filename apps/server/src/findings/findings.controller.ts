import type { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ChangeFinding, Findings, RoleName, WriteFinding, WriteRoleState } from '@ido/api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { attachment } from '../exchange/attachment';
import { CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { parseWith } from '../http/parse-with';
import { problem } from '../http/problems';
import { findingsFile } from './findings-file';
import { FindingsService } from './findings.service';

const FindingsQuery = z.object({
  wave: z.string().max(200).optional().describe('Whose coded answers are counted; absent: the last with any'),
});
type FindingsQuery = z.infer<typeof FindingsQuery>;
const RemoveQuery = z.object({
  revision: z.coerce.number().int().min(1).describe('The revision that was looked at'),
});
type RemoveQuery = z.infer<typeof RemoveQuery>;
const Id = parseWith(z.coerce.number().int().min(1).max(2_147_483_647));
const Role = parseWith(RoleName);

/** Knelpunten and behoeften of a study. Readers see counts and quotations as they may be shown, never the answers. */
@Controller('/studies/:study')
@StaffAccess()
export class FindingsController {
  constructor(private readonly service: FindingsService) {}

  @Get('findings')
  @Operation({
    summary: 'Per role its state, knelpunten and behoeften, with counts and quotations',
    query: FindingsQuery,
    answers: { 200: Findings },
  })
  find(
    @CurrentUser() user: SignedInUser,
    @Param('study') study: string,
    @Query(parseWith(FindingsQuery)) { wave }: FindingsQuery,
  ): Promise<Findings> {
    return this.service.find(user, study, wave);
  }

  @Post('findings')
  @Operation({
    summary: 'Enter a finding from a focus group, a meeting or an answer, with its source',
    body: WriteFinding,
    answers: { 201: Findings },
  })
  add(
    @CurrentUser() user: SignedInUser,
    @Param('study') study: string,
    @Body(parseWith(WriteFinding)) body: WriteFinding,
  ): Promise<Findings> {
    return this.service.add(user, study, body);
  }

  @Put('findings/:finding')
  @Operation({ summary: 'Change a finding that was entered by hand', body: ChangeFinding, answers: { 200: Findings } })
  change(
    @CurrentUser() user: SignedInUser,
    @Param('study') study: string,
    @Param('finding', Id) id: number,
    @Body(parseWith(ChangeFinding)) body: ChangeFinding,
  ): Promise<Findings> {
    return this.service.change(user, study, id, body);
  }

  @Delete('findings/:finding')
  @HttpCode(200)
  @Operation({
    summary: 'Remove a finding that was entered by hand',
    query: RemoveQuery,
    answers: { 200: Findings },
  })
  remove(
    @CurrentUser() user: SignedInUser,
    @Param('study') study: string,
    @Param('finding', Id) id: number,
    @Query(parseWith(RemoveQuery)) { revision }: RemoveQuery,
  ): Promise<Findings> {
    return this.service.remove(user, study, id, revision);
  }

  @Put('role-states/:role')
  @Operation({ summary: 'Write the state of a role in a sentence', body: WriteRoleState, answers: { 200: Findings } })
  writeState(
    @CurrentUser() user: SignedInUser,
    @Param('study') study: string,
    @Param('role', Role) role: RoleName,
    @Body(parseWith(WriteRoleState)) body: WriteRoleState,
  ): Promise<Findings> {
    return this.service.writeState(user, study, role, body);
  }

  @Get('exports/:format')
  @Operation({
    summary: 'Download findings.csv, findings.xlsx',
    query: FindingsQuery,
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
    @CurrentUser() user: SignedInUser,
    @Param('study') study: string,
    @Param('format') format: string,
    @Query(parseWith(FindingsQuery)) { wave }: FindingsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable | Buffer> {
    const form = /^findings\.(csv|xlsx)$/.exec(format)?.[1];
    if (form !== 'csv' && form !== 'xlsx') throw problem.unknown({ what: 'Bestandsvorm', key: format });
    const findings = await this.service.find(user, study, wave);
    void reply.headers(attachment(`${study}-bevindingen`, form));
    return findingsFile(findings, form);
  }
}
