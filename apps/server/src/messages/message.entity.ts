import type { MessageKind, TemplateKind } from '@ido/fieldwork';
import type { MailingStatus, MessageStatus, Recipients } from '@ido/api';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Study } from '../studies/study.entity';
import { Wave } from '../studies/wave.entity';

const moment = { precision: 3 } as const;
const momentOrNot = { precision: 3, nullable: true } as const;

/** The text of a kind of message, where a study has its own. */
@Entity('message_template')
@Check('message_template_kind_check', `kind IN ('invitation', 'reminder', 'last-call', 'thanks', 'extension')`)
export class MessageTemplate {
  @PrimaryColumn('integer', { name: 'study_id', primaryKeyConstraintName: 'message_template_pkey' })
  @ForeignKey(() => Study, { name: 'message_template_study_id_fkey', onDelete: 'CASCADE' })
  studyId!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'message_template_pkey' })
  kind!: TemplateKind;

  @Column('text')
  subject!: string;

  @Column('text')
  body!: string;

  @Column('timestamp with time zone', { name: 'changed_at', ...moment, default: () => 'now()' })
  changedAt!: Date;

  @Column('text', { name: 'changed_by' })
  changedBy!: string;
}

/** Messages of one text that go out together; thanks: as long as they are on. */
@Entity('mailing')
@Check('mailing_kind_check', `kind IN ('invitation', 'reminder', 'last-call', 'thanks', 'extension', 'test')`)
@Check('mailing_status_check', `status IN ('planned', 'sending', 'paused', 'done', 'cancelled')`)
@Check('mailing_clock_check', `clock IN ('once', 'skipped', 'twice')`)
@Check('mailing_rate_per_second_check', 'rate_per_second BETWEEN 1 AND 1000')
@Index('mailing_active', ['status', 'scheduledAt'], {
  where: `(status = ANY (ARRAY['planned'::text, 'sending'::text]))`,
})
@Index('mailing_thanks', ['waveId'], {
  unique: true,
  where: `((kind = 'thanks'::text) AND (status = ANY (ARRAY['planned'::text, 'sending'::text, 'paused'::text])))`,
})
export class Mailing {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'mailing_pkey' })
  @ForeignKey(() => Wave, { name: 'mailing_wave_id_fkey' })
  waveId!: number;

  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'mailing_pkey' })
  id!: string;

  @Column('text')
  kind!: MessageKind;

  @Column('text')
  subject!: string;

  @Column('text')
  body!: string;

  @Column('text')
  status!: MailingStatus;

  @Column('timestamp with time zone', { name: 'scheduled_at', ...moment })
  scheduledAt!: Date;

  @Column('text', { default: 'once' })
  clock!: 'once' | 'skipped' | 'twice';

  @Column('integer', { name: 'rate_per_second' })
  ratePerSecond!: number;

  @Column('jsonb', { default: {} })
  recipients!: Recipients;

  @Column('text', { name: 'created_by' })
  createdBy!: string;

  @Column('timestamp with time zone', { name: 'created_at', ...moment, default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamp with time zone', { name: 'started_at', ...momentOrNot })
  startedAt!: Date | null;

  @Column('timestamp with time zone', { name: 'finished_at', ...momentOrNot })
  finishedAt!: Date | null;

  /** Why it stands still: a sentence for the screen. */
  @Column('text', { nullable: true })
  detail!: string | null;

  /** How often in a row the mail server could not be reached. */
  @Column('integer', { default: 0 })
  failures!: number;

  @Column('timestamp with time zone', { name: 'resume_at', ...momentOrNot })
  resumeAt!: Date | null;
}

/** One message to one contact. */
@Entity('message')
@Check(
  'message_status_check',
  `status IN ('planned', 'handing-over', 'sent', 'uncertain', 'failed', 'skipped', 'outbox')`,
)
@Unique('message_recipient', ['waveId', 'mailingId', 'participantId'])
@Index('message_due', ['waveId', 'mailingId', 'nextAttemptAt', 'id'], { where: `(status = 'planned'::text)` })
@Index('message_handing_over', ['worker'], { where: `(status = 'handing-over'::text)` })
@Index('message_status', ['waveId', 'status', 'id'])
@Index('message_participant', ['waveId', 'participantId', 'kind'])
@ForeignKey(() => Mailing, ['waveId', 'mailingId'], ['waveId', 'id'], { name: 'message_wave_id_mailing_id_fkey' })
export class Message {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'message_pkey' })
  waveId!: number;

  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'message_pkey' })
  id!: string;

  @Column('uuid', { name: 'mailing_id' })
  mailingId!: string;

  /** Null: a test, or the contact has been removed. */
  @Column('uuid', { name: 'participant_id', nullable: true })
  participantId!: string | null;

  @Column('text')
  kind!: MessageKind;

  @Column('text')
  status!: MessageStatus;

  /** Without angle brackets. */
  @Column('text', { name: 'message_id', nullable: true })
  messageId!: string | null;

  @Column('text', { nullable: true })
  address!: string | null;

  @Column('text', { nullable: true })
  subject!: string | null;

  /** Kept only as long as it may have to be sent or read. */
  @Column('text', { nullable: true })
  text!: string | null;

  @Column('text', { nullable: true })
  html!: string | null;

  @Column('bytea', { name: 'unsubscribe_hash', nullable: true })
  unsubscribeHash!: Buffer | null;

  /** Who is handing it over, or was when the outcome became uncertain. */
  @Column('uuid', { nullable: true })
  worker!: string | null;

  @Column('integer', { default: 0 })
  attempts!: number;

  @Column('timestamp with time zone', { name: 'next_attempt_at', ...moment, default: () => 'now()' })
  nextAttemptAt!: Date;

  @Column('timestamp with time zone', { name: 'sent_at', ...momentOrNot })
  sentAt!: Date | null;

  @Column('text', { nullable: true })
  detail!: string | null;
}
