import { Injectable } from '@nestjs/common';
import { questionnaires } from '@ido/catalogue';
import type { EntityManager } from 'typeorm';
import { audit } from '../database/audit';
import { contentHashOf } from './content-hash';
import { QuestionnaireRepository } from './questionnaire.repository';

/** Brings the questionnaires that come with the program into the database. */
@Injectable()
export class CatalogueLoader {
  constructor(private readonly questionnaires: QuestionnaireRepository) {}

  /**
   * Publishes each questionnaire of the catalogue whose content differs from what was published before; waves that run keep
   * theirs. Content that was published once does not come back as a new version when staff have published another since.
   */
  async load(manager: EntityManager): Promise<void> {
    for (const { key, title, audience, definition } of questionnaires) {
      await this.questionnaires.add(manager, { key, title, audience });
      const hash = contentHashOf(definition);
      const known: unknown[] = await manager.query(
        `SELECT FROM questionnaire_version v JOIN questionnaire q ON q.id = v.questionnaire_id
          WHERE q.key = $1 AND v.content_hash = $2 AND v.published_at IS NOT NULL`,
        [key, hash],
      );
      if (known.length > 0) continue;
      const number = await this.questionnaires.addDraft(manager, key, definition, hash);
      await this.questionnaires.publish(manager, key, number);
      await audit(manager, { actor: 'system', action: 'questionnaire.publish', subject: `${key}/${number}` });
    }
  }
}
