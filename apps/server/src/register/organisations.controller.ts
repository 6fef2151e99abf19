import { Controller, Get, Param, Query } from '@nestjs/common';
import { page, routes, type Page } from '@ido/api';
import { StaffAccess } from '../http/access';
import { Operation } from '../http/operation';
import { keyOfCursor, pageOf } from '../http/paging';
import { parseWith } from '../http/parse-with';
import { problem } from '../http/problems';
import { Organisation, OrganisationQuery } from './organisation-schema';
import { RegisterRepository } from './register.repository';

/** The register: municipalities, library organisations, IDO locations. */
@Controller(routes.organisations)
@StaffAccess()
export class OrganisationsController {
  constructor(private readonly register: RegisterRepository) {}

  @Get()
  @Operation({
    summary: 'Organisations of the register, by name',
    query: OrganisationQuery,
    answers: { 200: page(Organisation) },
  })
  async list(@Query(parseWith(OrganisationQuery)) query: OrganisationQuery): Promise<Page<Organisation>> {
    const rows = await this.register.list(query, keyOfCursor(query.cursor, 2));
    return pageOf(
      rows,
      query.limit,
      (organisation) => organisation,
      ({ name, code }) => [name, code],
    );
  }

  @Get(':code')
  @Operation({ summary: 'One organisation by its code', answers: { 200: Organisation } })
  async one(@Param('code') code: string): Promise<Organisation> {
    const organisation = await this.register.find(code);
    if (!organisation) throw problem.unknown({ what: 'Organisatie', key: code });
    return organisation;
  }
}
