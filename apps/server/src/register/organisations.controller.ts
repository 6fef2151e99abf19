import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import {
  ChangeOrganisation,
  FindMentions,
  Mentions,
  Organisation,
  OrganisationDetail,
  page,
  RegisterClasses,
  RegisterImport,
  routes,
  type Page,
} from '@ido/api';
import { provinces, sizeClasses, sizeClassLabels } from '@ido/catalogue';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AdministratorAccess, CurrentUser, StaffAccess, type SignedInUser } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { mentionedNames, nameIndex } from './mentioned-names';
import { OrganisationQuery } from './organisation-schema';
import { registerProblem } from './register-problems';
import { RegisterRepository } from './register.repository';
import { RegisterService } from './register.service';

const ImportQuery = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });
type ImportQuery = z.infer<typeof ImportQuery>;

/** The register: municipalities, library organisations, IDO locations. All studies share it, so administrators change it. */
@Controller(routes.organisations)
export class OrganisationsController {
  constructor(
    private readonly register: RegisterRepository,
    private readonly service: RegisterService,
  ) {}

  @Get()
  @StaffAccess()
  @Operation({
    summary: 'Organisations of the register, by name',
    query: OrganisationQuery,
    answers: { 200: page(Organisation) },
  })
  async list(@Query(parseWith(OrganisationQuery)) query: OrganisationQuery): Promise<Page<Organisation>> {
    const rows = await this.register.list(query, placeOf(keyOfCursor(query.cursor, 2), query.sort));
    const bySize = query.sort.endsWith('inhabitants');
    return pageOf(
      rows,
      query.limit,
      (organisation) => organisation,
      ({ name, code, inhabitants }) => [bySize ? String(inhabitants ?? -1) : name, code],
    );
  }

  @Get('classes')
  @StaffAccess()
  @Operation({
    summary: 'Provinces and size classes that organisations are filtered by',
    answers: { 200: RegisterClasses },
  })
  classes(): RegisterClasses {
    const labels = sizeClassLabels();
    return { provinces: [...provinces], sizeClasses: sizeClasses.map((code) => ({ code, label: labels[code] })) };
  }

  @Post('mentions')
  @HttpCode(200)
  @StaffAccess()
  @Operation({
    summary: 'Look for names of organisations in texts that others are going to read',
    body: FindMentions,
    answers: { 200: Mentions },
  })
  async mentions(@Body(parseWith(FindMentions)) { texts }: FindMentions): Promise<Mentions> {
    const index = nameIndex(await this.register.names());
    return { names: texts.map((text) => mentionedNames(text, index)) };
  }

  @Post('imports')
  @AdministratorAccess()
  @Operation({
    summary: 'Import organisations from CSV: 201 when they are stored, 200 when nothing was (dry run, or refused)',
    query: ImportQuery,
    body: {
      contentType: 'text/csv',
      description:
        'Header with `code` and any of soort, naam, provincie, geldig vanaf, geldig tot, opvolger, bedient, inwoners <day>',
    },
    answers: { 200: RegisterImport, 201: RegisterImport },
  })
  async import(
    @CurrentUser() user: SignedInUser,
    @Query(parseWith(ImportQuery)) { dryRun }: ImportQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisterImport> {
    if (!(request.body instanceof Readable)) throw registerProblem.fileNeeded();
    const report = await this.service.import(user, request.body, dryRun === 'true');
    void reply.code(report.status === 'done' && !report.dryRun ? 201 : 200);
    return report;
  }

  @Get(':code')
  @StaffAccess()
  @Operation({ summary: 'One organisation with its history', answers: { 200: OrganisationDetail } })
  one(@CurrentUser() user: SignedInUser, @Param('code') code: string): Promise<OrganisationDetail> {
    return this.service.find(user, code);
  }

  @Patch(':code')
  @AdministratorAccess()
  @Operation({ summary: 'Change an organisation', body: ChangeOrganisation, answers: { 200: OrganisationDetail } })
  change(
    @CurrentUser() user: SignedInUser,
    @Param('code') code: string,
    @Body(parseWith(ChangeOrganisation)) body: ChangeOrganisation,
  ): Promise<OrganisationDetail> {
    return this.service.change(user, code, body);
  }
}

/** Where the page begins. A cursor of a list in another order begins anew: it says nothing about this one. */
function placeOf(key: readonly string[] | null, sort: OrganisationQuery['sort']): readonly string[] | null {
  const bySize = sort.endsWith('inhabitants');
  return key !== null && bySize && !/^-?\d{1,9}$/.test(key[0] ?? '') ? null : key;
}
