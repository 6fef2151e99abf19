import { Inject, Injectable } from '@nestjs/common';
import {
  newToken,
  readTemplate,
  reasonToSkip,
  renderMessage,
  type MessageKind,
  type MessageTemplate,
  type RenderedMessage,
} from '@ido/fieldwork';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../config';
import { Transactions } from '../../database/transactions';
import { answerAddress, leaveAddress, mergeValues } from '../merge-values';
import { messageIdOf } from '../message-identity';
import { RecipientFactsRepository, type RecipientFacts } from './recipient-facts.repository';

/** A message that this worker may hand over, and nobody else. */
export interface ClaimedMessage extends RenderedMessage {
  readonly id: string;
  readonly participantId: string | null;
  readonly kind: MessageKind;
  readonly address: string;
  readonly name: string | null;
  readonly study: string;
  readonly messageId: string;
  readonly leaveUrl: string | null;
  /** Of how many attempts this is the last. */
  readonly attempts: number;
  /** It was written down earlier and goes word for word as it was: a test, or a message that may have arrived already. */
  readonly literal: boolean;
}

/** What a claim gave: messages to hand over and how many turned out not to be wanted; or why nothing can go now. */
export type Claim =
  | { readonly kind: 'taken'; readonly messages: readonly ClaimedMessage[]; readonly skipped: number }
  /** The mailing stands still: paused, cancelled, waiting for the mail server, or its wave takes no answers. */
  | { readonly kind: 'halted' }
  | { readonly kind: 'waveShut'; readonly shut: 'not-open' | 'closed' };

interface MailingRow {
  readonly kind: MessageKind;
  readonly subject: string;
  readonly body: string;
  readonly study: string;
  readonly going: boolean;
  readonly waveStatus: string;
  readonly waveOver: boolean;
}

interface DueRow {
  readonly id: string;
  readonly participantId: string | null;
  readonly kind: MessageKind;
  readonly messageId: string | null;
  readonly address: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly attempts: number;
}

/** What is written down of a message before it is handed over. */
interface Prepared extends ClaimedMessage {
  readonly unsubscribeHash: Buffer | null;
  readonly link: { readonly responseId: string; readonly secretHash: Buffer } | null;
}

const KEPT_TEMPLATES = 100;

/** Takes messages to be handed over: each is taken by one worker, is looked at as it is at this moment, and gets its own link. */
@Injectable()
export class ClaimRepository {
  private readonly host: string;
  /** Templates by mailing: read once for all its messages. */
  private readonly templates = new Map<string, MessageTemplate>();

  constructor(
    private readonly transactions: Transactions,
    private readonly facts: RecipientFactsRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.host = new URL(config.publicUrl).hostname;
  }

  /** At most this many messages whose time has come. Committed as `handing-over` with the worker's id when this returns. */
  claim(waveId: number, mailingId: string, most: number, worker: string): Promise<Claim> {
    return this.transactions.run(async (manager) => {
      const mailing = await this.mailing(manager, waveId, mailingId);
      if (!mailing?.going) return { kind: 'halted' };
      const shut = shutFor(mailing);
      if (shut !== null) return { kind: 'waveShut', shut };
      const due = await this.due(manager, waveId, mailingId, most);
      if (due.length === 0) return { kind: 'taken', messages: [], skipped: 0 };

      const ids = due.flatMap(({ participantId }) => (participantId === null ? [] : [participantId]));
      await this.facts.lock(manager, waveId, ids);
      const known = await this.facts.of(manager, waveId, ids);
      const template = this.template(mailingId, mailing);
      const skipped: { id: string; reason: string }[] = [];
      const prepared: Prepared[] = [];
      for (const row of due) {
        const recipient = row.participantId === null ? null : (known.get(row.participantId) ?? null);
        const message = this.prepare(waveId, row, recipient, mailing, template);
        if ('reason' in message) skipped.push(message);
        else prepared.push(message);
      }
      await this.store(manager, waveId, prepared, skipped, worker);
      return { kind: 'taken', messages: prepared, skipped: skipped.length };
    });
  }

  private async mailing(manager: EntityManager, waveId: number, id: string): Promise<MailingRow | undefined> {
    // Locked against changes: after a pause has been answered nothing is claimed any more.
    const [row]: MailingRow[] = await manager.query(
      `SELECT g.kind, g.subject, g.body, s.title AS study, w.status AS "waveStatus",
         g.status = 'sending' AND (g.resume_at IS NULL OR g.resume_at <= now()) AS going,
         coalesce(w.closes_at <= now(), false) AS "waveOver"
       FROM mailing g JOIN wave w ON w.id = g.wave_id JOIN study s ON s.id = w.study_id
       WHERE g.wave_id = $1 AND g.id = $2 FOR SHARE OF g`,
      [waveId, id],
    );
    return row;
  }

  private due(manager: EntityManager, waveId: number, mailingId: string, most: number): Promise<DueRow[]> {
    return manager.query(
      `SELECT id, participant_id AS "participantId", kind, message_id AS "messageId", address, subject, text, html, attempts
       FROM message WHERE wave_id = $1 AND mailing_id = $2 AND status = 'planned' AND next_attempt_at <= now()
       ORDER BY next_attempt_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
      [waveId, mailingId, most],
    );
  }

  private template(mailingId: string, { subject, body }: MailingRow): MessageTemplate {
    const known = this.templates.get(mailingId);
    if (known) return known;
    const template = readTemplate(subject, body);
    if (this.templates.size >= KEPT_TEMPLATES) this.templates.clear();
    this.templates.set(mailingId, template);
    return template;
  }

  private prepare(
    waveId: number,
    row: DueRow,
    recipient: RecipientFacts | null,
    mailing: MailingRow,
    template: MessageTemplate,
  ): Prepared | { id: string; reason: string } {
    const { id, kind, participantId } = row;
    const messageId = row.messageId ?? messageIdOf(waveId, id, this.host);
    const common = { id, kind, participantId, messageId, study: mailing.study, attempts: row.attempts + 1 };
    // What was rendered before goes as it was: somebody may have it already. Whether it is still wanted was a person's decision.
    if (row.text !== null && row.address !== null) {
      const stored = { subject: row.subject ?? '', text: row.text, html: row.html ?? '', address: row.address };
      const leaveUrl = leaveUrlIn(row.text, this.config.publicUrl);
      return {
        ...common,
        ...stored,
        name: recipient?.name ?? null,
        leaveUrl,
        literal: true,
        unsubscribeHash: null,
        link: null,
      };
    }
    if (recipient === null || recipient.email === null) return { id, reason: 'no-address' };
    const reason = reasonToSkip(kind, recipient);
    if (reason !== null) return { id, reason };
    const link = newToken(waveId, recipient.responseId);
    const leave = newToken(waveId, id);
    const leaveUrl = leaveAddress(this.config.publicUrl, leave.token);
    const values = mergeValues(recipient, answerAddress(this.config.publicUrl, link.token), leaveUrl);
    return {
      ...common,
      ...renderMessage(template, values),
      address: recipient.email,
      name: recipient.name,
      leaveUrl,
      literal: false,
      unsubscribeHash: leave.secretHash,
      link: { responseId: recipient.responseId, secretHash: link.secretHash },
    };
  }

  private async store(
    manager: EntityManager,
    waveId: number,
    prepared: readonly Prepared[],
    skipped: readonly { id: string; reason: string }[],
    worker: string,
  ): Promise<void> {
    if (skipped.length > 0) {
      await manager.query(
        `UPDATE message m SET status = 'skipped', detail = given.reason, text = NULL, html = NULL
         FROM unnest($2::uuid[], $3::text[]) AS given (id, reason) WHERE m.wave_id = $1 AND m.id = given.id`,
        [waveId, skipped.map(({ id }) => id), skipped.map(({ reason }) => reason)],
      );
    }
    if (prepared.length === 0) return;
    await manager.query(
      `UPDATE message m SET status = 'handing-over', worker = $2, attempts = m.attempts + 1, detail = NULL,
         message_id = given.message_id, address = given.address, subject = given.subject, text = given.text, html = given.html,
         unsubscribe_hash = coalesce(given.unsubscribe_hash, m.unsubscribe_hash)
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[])
         AS given (id, message_id, address, subject, text, html, unsubscribe_hash)
       WHERE m.wave_id = $1 AND m.id = given.id`,
      [
        waveId,
        worker,
        prepared.map(({ id }) => id),
        prepared.map(({ messageId }) => messageId),
        prepared.map(({ address }) => address),
        prepared.map(({ subject }) => subject),
        prepared.map(({ text }) => text),
        prepared.map(({ html }) => html),
        prepared.map(({ unsubscribeHash }) => unsubscribeHash),
      ],
    );
    const links = prepared.flatMap(({ id, participantId, link }) => (link ? [{ id, participantId, ...link }] : []));
    // The link has the id of the message: one of each, however often the message is tried.
    await manager.query(
      `INSERT INTO answer_link (wave_id, response_id, id, secret_hash, kind, participant_id, created_by)
       SELECT $1, given.response_id, given.id, given.hash, 'personal', given.participant_id, 'system'
       FROM unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::uuid[]) AS given (response_id, id, hash, participant_id)
       ON CONFLICT (wave_id, response_id, id) DO UPDATE SET secret_hash = EXCLUDED.secret_hash`,
      [
        waveId,
        links.map(({ responseId }) => responseId),
        links.map(({ id }) => id),
        links.map(({ secretHash }) => secretHash),
        links.map(({ participantId }) => participantId),
      ],
    );
  }
}

/** Whether the wave takes answers; thanks and tests do not need that. */
function shutFor({ kind, waveStatus, waveOver }: MailingRow): 'not-open' | 'closed' | null {
  if (kind === 'thanks' || kind === 'test') return null;
  if (waveStatus === 'draft') return 'not-open';
  return waveStatus === 'open' && !waveOver ? null : 'closed';
}

/** The address to leave by that a stored message has: its token is only there. */
function leaveUrlIn(text: string, publicUrl: string): string | null {
  const at = text.indexOf(leaveAddress(publicUrl, ''));
  return at < 0 ? null : (/^\S+/.exec(text.slice(at))?.[0] ?? null);
}
