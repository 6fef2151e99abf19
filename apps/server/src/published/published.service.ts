import { Injectable } from '@nestjs/common';
import type { CreatePublishedTables, FieldError, Wave } from '@ido/api';
import { compileQuestionnaire, UnsupportedQuestionnaire } from '@ido/questionnaire';
import { publishedShare } from '@ido/tabulation';
import type { EntityManager } from 'typeorm';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { contentHashOf } from '../questionnaires/content-hash';
import { QuestionnaireRepository } from '../questionnaires/questionnaire.repository';
import { WaveAccess } from '../studies/wave-access';
import { WaveRepository } from '../studies/wave.repository';
import { waveOf } from '../studies/waves.service';
import { codesOf, definitionOfTables } from './published-definition';
import { faultsOfTables } from './published-faults';
import { PublishedRepository, type PublishedRow } from './published.repository';

/** Entering tables from reports as waves of their own. */
@Injectable()
export class PublishedService {
  constructor(
    private readonly access: WaveAccess,
    private readonly waves: WaveRepository,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly repository: PublishedRepository,
    private readonly transactions: Transactions,
  ) {}

  /**
   * A published wave without microdata, with a questionnaire of its own that has the questions of the tables.
   * @throws ProblemError `unknown-resource` (404), `forbidden` (403), `key-taken` (409), `invalid-input` (400) with everything
   * that does not add up.
   */
  async create(user: SignedInUser, studyKey: string, body: CreatePublishedTables): Promise<Wave> {
    const study = await this.access.requireStudy(user, studyKey, 'researcher');
    const definition = definitionOfTables(body);
    const faults = faultsOfTables(body);
    const errors = faults.length > 0 ? faults : unsupported(definition);
    if (errors.length > 0) throw problem.invalid({ errors });
    return this.transactions.run(async (manager) => {
      const versionId = await this.publishQuestionnaire(manager, body, definition);
      const wave = { ...body, studyId: study.id, versionId };
      const id = await this.repository.add(manager, wave, rowsOf(body));
      if (id === null) throw problem.keyTaken({ what: 'Meting', key: body.key });
      await audit(manager, {
        actor: user.id,
        action: 'wave.published-tables',
        subject: body.key,
        detail: { source: body.source, tables: body.tables.length },
      });
      return waveOf(await this.waves.counted(id, manager), study.role);
    });
  }

  private async publishQuestionnaire(
    manager: EntityManager,
    { key, title, audience }: CreatePublishedTables,
    definition: Record<string, unknown>,
  ): Promise<number> {
    if (!(await this.questionnaires.add(manager, { key, title, audience })))
      throw problem.keyTaken({ what: 'Vragenlijst', key });
    const number = await this.questionnaires.addDraft(manager, key, definition, contentHashOf(definition));
    await this.questionnaires.publish(manager, key, number);
    const version = await this.questionnaires.version(key, number, manager);
    if (!version) throw new Error(`version ${number} of ${key} was not stored`);
    return version.id;
  }
}

/** What the questionnaire of the tables would be refused for, such as a code with spaces around it. */
function unsupported(definition: Record<string, unknown>): FieldError[] {
  try {
    compileQuestionnaire(definition);
    return [];
  } catch (error) {
    if (!(error instanceof UnsupportedQuestionnaire)) throw error;
    return error.places.map(({ pointer, detail }) => ({
      pointer: pointer.replace(/^\/pages\/0\/elements/, '/tables').replace(/\/choices\b/, '/categories'),
      code: 'unsupported',
      detail,
    }));
  }
}

function rowsOf({ tables }: CreatePublishedTables): PublishedRow[] {
  return tables.flatMap((table) => {
    const codes = codesOf(table);
    return table.categories.map((figure, at) => ({
      variable: table.variable,
      category: codes[at]!,
      count: figure.count,
      share: publishedShare(figure, table.base),
      base: table.base,
    }));
  });
}
