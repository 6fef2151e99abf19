import { Injectable } from '@nestjs/common';
import type { ChangeTemplate, MessageTemplate } from '@ido/api';
import { checkTemplate, MERGE_FIELDS, type TemplateKind } from '@ido/fieldwork';
import { DataSource } from 'typeorm';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { templateErrors } from './message-problems';
import { FIELD_MEANINGS, STANDARD_TEXTS, type MessageText } from './standard-texts';

interface TemplateRow extends MessageText {
  readonly changedAt: Date;
}

/** Texts of messages, per study. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** The text of a study, or the standard one. */
  async find(studyId: number, kind: TemplateKind): Promise<MessageTemplate> {
    const [row]: TemplateRow[] = await this.dataSource.query(
      'SELECT subject, body, changed_at AS "changedAt" FROM message_template WHERE study_id = $1 AND kind = $2',
      [studyId, kind],
    );
    const { subject, body } = row ?? STANDARD_TEXTS[kind];
    return {
      kind,
      subject,
      body,
      standard: row === undefined,
      changedAt: row?.changedAt.toISOString() ?? null,
      fields: MERGE_FIELDS.filter((name) => kind === 'thanks' || name !== 'kenmerk').map((name) => ({
        name,
        meaning: FIELD_MEANINGS[name],
      })),
    };
  }

  /** @throws ProblemError invalid-input with everything that is wrong with the text */
  async change(
    studyId: number,
    kind: TemplateKind,
    text: ChangeTemplate,
    user: SignedInUser,
  ): Promise<MessageTemplate> {
    requireRight(kind, text);
    await this.transactions.run(async (manager) => {
      await manager.query(
        `INSERT INTO message_template (study_id, kind, subject, body, changed_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (study_id, kind) DO UPDATE SET subject = $3, body = $4, changed_by = $5, changed_at = now()`,
        [studyId, kind, text.subject, text.body, user.email],
      );
      await audit(manager, { actor: user.id, action: 'message-template.change', subject: `${studyId}/${kind}` });
    });
    return this.find(studyId, kind);
  }
}

/** @throws ProblemError invalid-input when a text of this kind cannot be sent */
export function requireRight(kind: TemplateKind, { subject, body }: MessageText): void {
  const errors = templateErrors(checkTemplate(kind, subject, body));
  if (errors.length > 0) throw problem.invalid({ errors });
}
