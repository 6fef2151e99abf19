import { Injectable } from '@nestjs/common';
import type { FieldError } from '@ido/api';
import { compileQuestionnaire, UnsupportedQuestionnaire } from '@ido/questionnaire';
import type { EntityManager } from 'typeorm';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { contentHashOf } from './content-hash';
import type { CreateQuestionnaire, QuestionnaireVersion, QuestionnaireWithDrafts } from './questionnaire-schemas';
import { QuestionnaireRepository, type VersionRow } from './questionnaire.repository';

/** Writing questionnaires: drafts that can change, versions that cannot. */
@Injectable()
export class QuestionnairesService {
  constructor(
    private readonly questionnaires: QuestionnaireRepository,
    private readonly transactions: Transactions,
  ) {}

  /** @throws ProblemError `unknown-resource` (404). */
  async find(key: string): Promise<QuestionnaireWithDrafts> {
    const found = await this.questionnaires.find(key);
    if (!found) throw problem.unknown({ what: 'Vragenlijst', key });
    return found;
  }

  /** @throws ProblemError `unknown-resource` (404). */
  async version(key: string, number: number): Promise<QuestionnaireVersion> {
    return describe(required(await this.questionnaires.version(key, number), key, number));
  }

  /** A questionnaire with its first version as a draft. @throws ProblemError `forbidden` (403), `key-taken` (409). */
  async create(user: SignedInUser, body: CreateQuestionnaire): Promise<QuestionnaireVersion> {
    await this.requireResearcher(user);
    return this.transactions.run(async (manager) => {
      if (!(await this.questionnaires.add(manager, body)))
        throw problem.keyTaken({ what: 'Vragenlijst', key: body.key });
      return this.draft(manager, user, body.key, body.definition);
    });
  }

  /** The next version as a draft. @throws ProblemError `forbidden` (403), `unknown-resource` (404). */
  async createVersion(
    user: SignedInUser,
    key: string,
    definition: Record<string, unknown>,
  ): Promise<QuestionnaireVersion> {
    await this.requireResearcher(user);
    return this.transactions.run(async (manager) => {
      if (!(await this.questionnaires.find(key, manager))) throw problem.unknown({ what: 'Vragenlijst', key });
      return this.draft(manager, user, key, definition);
    });
  }

  /** Replaces a draft. @throws ProblemError `forbidden` (403), `unknown-resource` (404), `version-published` (409). */
  async changeVersion(
    user: SignedInUser,
    key: string,
    number: number,
    definition: Record<string, unknown>,
  ): Promise<QuestionnaireVersion> {
    await this.requireResearcher(user);
    return this.transactions.run(async (manager) => {
      const row = required(await this.questionnaires.version(key, number, manager), key, number);
      if (row.publishedAt) throw problem.versionPublished({ version: number });
      await this.questionnaires.changeDraft(manager, row.id, definition, contentHashOf(definition));
      await audit(manager, { actor: user.id, action: 'questionnaire.draft', subject: `${key}/${number}` });
      return describe(required(await this.questionnaires.version(key, number, manager), key, number));
    });
  }

  /**
   * Publishes a draft: from then on it never changes.
   * @throws ProblemError `forbidden` (403), `unknown-resource` (404), `version-published` (409), `unsupported-questionnaire` (400)
   * with everything that it does not support, by name and place.
   */
  async publish(user: SignedInUser, key: string, number: number): Promise<QuestionnaireVersion> {
    await this.requireResearcher(user);
    return this.transactions.run(async (manager) => {
      const row = required(await this.questionnaires.version(key, number, manager), key, number);
      if (row.publishedAt) throw problem.versionPublished({ version: number });
      const { unsupported } = describe(row);
      if (unsupported.length > 0) throw problem.unsupportedQuestionnaire({ errors: unsupported });
      await this.questionnaires.publish(manager, key, number);
      const detail = { contentHash: row.contentHash };
      await audit(manager, { actor: user.id, action: 'questionnaire.publish', subject: `${key}/${number}`, detail });
      return describe(required(await this.questionnaires.version(key, number, manager), key, number));
    });
  }

  private async draft(
    manager: EntityManager,
    user: SignedInUser,
    key: string,
    definition: Record<string, unknown>,
  ): Promise<QuestionnaireVersion> {
    const number = await this.questionnaires.addDraft(manager, key, definition, contentHashOf(definition));
    await audit(manager, { actor: user.id, action: 'questionnaire.draft', subject: `${key}/${number}` });
    return describe(required(await this.questionnaires.version(key, number, manager), key, number));
  }

  private async requireResearcher(user: SignedInUser): Promise<void> {
    if (user.administrator || (await this.questionnaires.isResearcher(user.id))) return;
    throw problem.forbidden({ need: 'researcher' });
  }
}

function required(row: VersionRow | null, key: string, number: number): VersionRow {
  if (!row) throw problem.unknown({ what: 'Vragenlijstversie', key: `${key}/${number}` });
  return row;
}

function describe({ questionnaire, number, contentHash, publishedAt, definition }: VersionRow): QuestionnaireVersion {
  const version = { questionnaire, number, contentHash, publishedAt: publishedAt?.toISOString() ?? null, definition };
  try {
    const { variables } = compileQuestionnaire(definition).codebook;
    return {
      ...version,
      variables: variables.map((one) => ({ ...one, categories: [...one.categories] })),
      unsupported: [],
    };
  } catch (error) {
    if (!(error instanceof UnsupportedQuestionnaire)) throw error;
    const unsupported = error.places.map(({ pointer, name, detail }): FieldError => ({
      pointer: `/definition${pointer}`,
      code: 'unsupported',
      detail: name === '' ? detail : `${name}: ${detail}`,
    }));
    return { ...version, variables: [], unsupported };
  }
}
