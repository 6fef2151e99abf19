import type { EntityManager } from 'typeorm';

/** One line of the audit trail: who did what to what. Never with a token, a password or an answer in it. */
export interface AuditLine {
  /** Account id, or `system`. */
  readonly actor: string;
  /** `wave.open`, `account.create` … */
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes an audit line in the transaction of the change itself, so that neither is there without the other. */
export async function audit(manager: EntityManager, { actor, action, subject, detail = {} }: AuditLine): Promise<void> {
  await manager.query('INSERT INTO audit (actor, action, subject, detail) VALUES ($1, $2, $3, $4)', [
    actor,
    action,
    subject,
    JSON.stringify(detail),
  ]);
}
