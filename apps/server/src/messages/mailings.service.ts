import { Inject, Injectable } from '@nestjs/common';
import type { ChangeMailing, CreateMailing, Mailing, MailingPreview, PreviewMailing, TestMailing } from '@ido/api';
import {
  checkTemplate,
  nextMailingState,
  readTemplate,
  reasonToSkip,
  renderMessage,
  wallClockMoment,
  type MessageTemplate,
  type TemplateKind,
  type WallClockMoment,
} from '@ido/fieldwork';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import type { WaveRow } from '../studies/wave-row';
import { RecipientFactsRepository } from './delivery/recipient-facts.repository';
import { addDelivery } from './delivery/running-mailings.repository';
import { MailingsRepository, type MailingRow } from './mailings.repository';
import { answerAddress, leaveAddress, mergeValues, type MessageFacts } from './merge-values';
import { messageProblem, templateErrors } from './message-problems';
import { SKIP_TEXTS, type MessageText } from './standard-texts';
import { requireRight, TemplatesService } from './templates.service';

/** Stands where the secret of a link will be: an example opens nothing. */
const EXAMPLE_TOKEN = 'VOORBEELD';
/** Messages of a test, to one person. */
const TEST_RATE = 1;

/** What researchers do with mailings. */
@Injectable()
export class MailingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly mailings: MailingsRepository,
    private readonly templates: TemplatesService,
    private readonly facts: RecipientFactsRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Plans a mailing; who gets it is looked at when it starts, and once more for each message.
   * @throws ProblemError invalid-input for a text that cannot be sent or a moment that is none; mailing-wave-over; thanks-exist
   */
  async create(wave: WaveRow, body: CreateMailing, user: SignedInUser): Promise<Mailing> {
    const text = await this.textFor(wave, body);
    requireRight(body.kind, text);
    const over = wave.status === 'closed' || wave.status === 'published';
    if (over && body.kind !== 'thanks') throw messageProblem.waveOver();
    const { at, clock } = momentOf(body.scheduledAt);
    const { kind, ratePerSecond, recipients } = body;
    const id = await this.transactions.run(async (manager) => {
      const mailing = { kind, ...text, scheduledAt: at, clock, ratePerSecond, recipients, createdBy: user.email };
      const added = await this.mailings.add(manager, wave.id, mailing);
      if (added === null) throw messageProblem.thanksExist();
      await addDelivery(manager, wave.id, added, at);
      await audit(manager, {
        actor: user.id,
        action: 'mailing.create',
        subject: `${wave.id}/${added}`,
        detail: { kind },
      });
      return added;
    });
    return this.find(wave, id);
  }

  /** @throws ProblemError unknown-resource */
  async find(wave: WaveRow, id: string): Promise<Mailing> {
    const row = await this.mailings.find(wave.id, id);
    if (!row) throw problem.unknown({ what: 'Verzending', key: id });
    return mailingOf(row);
  }

  /** @throws ProblemError unknown-resource, mailing-state */
  async change(wave: WaveRow, id: string, { action }: ChangeMailing, user: SignedInUser): Promise<Mailing> {
    await this.transactions.run(async (manager) => {
      const mailing = await this.mailings.lock(manager, wave.id, id);
      if (!mailing) throw problem.unknown({ what: 'Verzending', key: id });
      const next = nextMailingState(mailing.status, action, mailing.startedAt !== null);
      if (next === null) throw messageProblem.mailingState({ action });
      await this.mailings.setStatus(manager, wave.id, id, next);
      if (action === 'cancel') await this.mailings.skipPlanned(manager, wave.id, id);
      if (action === 'resume') await addDelivery(manager, wave.id, id, mailing.scheduledAt);
      await audit(manager, { actor: user.id, action: `mailing.${action}`, subject: `${wave.id}/${id}` });
    });
    return this.find(wave, id);
  }

  /** The message as one contact would get it, what is wrong with it, and how many would get it now. */
  async preview(wave: WaveRow, body: PreviewMailing): Promise<MailingPreview> {
    const text = await this.textFor(wave, body);
    const { manager } = this.dataSource;
    const example = await this.facts.example(manager, wave.id, body.kind, body.participant ?? null);
    if (body.participant !== undefined && !example) throw problem.unknown({ what: 'Deelnemer', key: body.participant });
    const counted = await this.count(wave, body);
    return {
      participant: example && { id: example.id, organisation: example.organisation, name: example.name },
      ...this.exampleMessage(readTemplate(text.subject, text.body), example ?? factsOf(wave)),
      errors: templateErrors(checkTemplate(body.kind, text.subject, text.body)),
      ...counted,
    };
  }

  /**
   * Sends an example to whoever asks, by the same way as all others.
   * @throws ProblemError invalid-input for a text that cannot be sent; unknown-resource
   */
  async test(wave: WaveRow, body: TestMailing, user: SignedInUser): Promise<Mailing> {
    const text = await this.textFor(wave, body);
    requireRight(body.kind, text);
    const example = await this.facts.example(this.dataSource.manager, wave.id, body.kind, body.participant ?? null);
    if (body.participant !== undefined && !example) throw problem.unknown({ what: 'Deelnemer', key: body.participant });
    const message = this.exampleMessage(readTemplate(`[Proef] ${text.subject}`, text.body), example ?? factsOf(wave));
    const id = await this.transactions.run(async (manager) => {
      const now = new Date();
      const added = await this.mailings.add(manager, wave.id, {
        kind: 'test',
        ...text,
        scheduledAt: now,
        clock: 'once',
        ratePerSecond: TEST_RATE,
        recipients: { participants: [] },
        createdBy: user.email,
      });
      if (added === null) throw new Error('a test is never in the way of another mailing');
      await this.mailings.addLiteral(manager, wave.id, added, { kind: 'test', address: user.email, ...message });
      await addDelivery(manager, wave.id, added, now);
      return added;
    });
    return this.find(wave, id);
  }

  /** How many would get a message now, of how many organisations, and why others would not. */
  private async count(
    wave: WaveRow,
    { kind, recipients: { states, participants } }: PreviewMailing,
  ): Promise<Pick<MailingPreview, 'recipients' | 'organisations' | 'skipped'>> {
    const organisations = new Set<string>();
    const reasons = new Map<string, number>();
    let recipients = 0;
    // Thanks go out one by one, to who completes from now on.
    if (kind === 'thanks') return { recipients, organisations: 0, skipped: [] };
    for await (const contacts of this.facts.pagesOfWave(
      this.dataSource.manager,
      wave.id,
      states ?? null,
      participants ?? null,
    )) {
      for (const contact of contacts) {
        const reason = reasonToSkip(kind, contact);
        if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        else {
          recipients++;
          organisations.add(contact.organisationCode);
        }
      }
    }
    const skipped = [...reasons].map(([reason, count]) => ({ reason, detail: SKIP_TEXTS[reason] ?? reason, count }));
    return { recipients, organisations: organisations.size, skipped };
  }

  private async textFor(
    wave: WaveRow,
    { kind, subject, body }: { kind: TemplateKind; subject?: string; body?: string },
  ): Promise<MessageText> {
    if (subject !== undefined && body !== undefined) return { subject, body };
    const stored = await this.templates.find(wave.studyId, kind);
    return { subject: subject ?? stored.subject, body: body ?? stored.body };
  }

  private exampleMessage(template: MessageTemplate, facts: MessageFacts) {
    const { publicUrl } = this.config;
    const values = mergeValues(facts, answerAddress(publicUrl, EXAMPLE_TOKEN), leaveAddress(publicUrl, EXAMPLE_TOKEN));
    return renderMessage(template, { ...values, kenmerk: values.kenmerk ?? 'K7QF-2MXD-9RTB' });
  }
}

/** What the API says of a mailing. */
export function mailingOf(row: MailingRow): Mailing {
  const { place: _, resumeAt, ...mailing } = row;
  const instant = (date: Date | null) => date?.toISOString() ?? null;
  return {
    ...mailing,
    scheduledAt: row.scheduledAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    startedAt: instant(row.startedAt),
    finishedAt: instant(row.finishedAt),
    resumesAt: instant(resumeAt),
  };
}

/** The moment that was asked for: an instant as it is, a time on the clock as it is in the Netherlands. */
function momentOf(scheduledAt: string | undefined): WallClockMoment {
  if (scheduledAt === undefined) return { at: new Date(), clock: 'once' };
  if (/Z$|[+-]\d{2}:\d{2}$/.test(scheduledAt)) return { at: new Date(scheduledAt), clock: 'once' };
  const moment = wallClockMoment(scheduledAt);
  if (moment) return moment;
  throw problem.invalid({
    errors: [{ pointer: '/scheduledAt', code: 'invalid-format', detail: 'Deze datum en tijd bestaan niet.' }],
  });
}

/** An example for a wave that has no contacts yet. */
function factsOf(wave: WaveRow): MessageFacts {
  const { studyTitle: study, title, closesAt } = wave;
  return { organisation: 'Gemeente Voorbeeld', name: null, reference: null, study, wave: title, closesAt };
}
