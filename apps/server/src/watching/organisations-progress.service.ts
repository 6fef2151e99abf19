import { Injectable } from '@nestjs/common';
import type { OrganisationProgress, Page } from '@ido/api';
import { stoppingPoint, type CompiledQuestionnaire } from '@ido/questionnaire';
import { keyOfCursor, pageOf } from '../http/paging';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import {
  OrganisationsProgressRepository,
  type OrganisationFilter,
  type OrganisationRow,
} from './organisations-progress.repository';

/** Organisations of a wave with how far each is. */
@Injectable()
export class OrganisationsProgressService {
  constructor(
    private readonly organisations: OrganisationsProgressRepository,
    private readonly versions: CompiledVersions,
  ) {}

  /** A page of them in order of name. @throws ProblemError `invalid-input` for a cursor of another list. */
  async list(
    wave: WaveRow,
    filter: OrganisationFilter,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<OrganisationProgress>> {
    const rows = await this.organisations.list(wave, filter, limit, keyOfCursor(cursor, 2));
    const { compiled } = await this.versions.get(wave.versionId);
    return pageOf(
      rows,
      limit,
      (row) => shown(row, compiled),
      ({ name, code }) => [name, code],
    );
  }
}

function shown({ draft, ...row }: OrganisationRow, compiled: CompiledQuestionnaire): OrganisationProgress {
  return {
    ...row,
    lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
    completedAt: row.completedAt?.toISOString() ?? null,
    step: draft === null ? null : stoppingPoint(compiled, draft),
  };
}
