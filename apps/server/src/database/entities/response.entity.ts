import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../../register/organisation.entity';
import { Wave } from '../../studies/wave.entity';

const COMPLETE = "(status = 'complete') = (completed_at IS NOT NULL AND coded IS NOT NULL AND reference IS NOT NULL)";
const moment = { precision: 3, nullable: true } as const;
/** The transaction that writes the row, as TypeORM reads it back from PostgreSQL: without its casts. */
const THIS_TRANSACTION = '((pg_current_xact_id()))';

/**
 * One filled-in questionnaire. `answers` is the truth; `cleanAnswers` and `counted` are what the cleaning log makes of it, and `coded` is
 * derived from the clean answers. Whatever makes figures or exports takes complete responses that are counted, with their clean answers.
 */
@Entity('response')
@Check('response_status_check', `status IN ('invited', 'draft', 'complete')`)
@Check('response_check', COMPLETE)
@Index('response_changed', ['waveId', 'changedSeq'])
@Index('response_completed', ['waveId', 'completedAt', 'reference'], { where: `(status = 'complete'::text)` })
@Index('response_organisation', ['waveId', 'organisationCode', 'status'], { where: '(organisation_code IS NOT NULL)' })
@Index('response_invited', ['waveId'], { where: '((invited_at IS NOT NULL) AND (withdrawn_at IS NULL))' })
@Index('response_draft', ['waveId', 'savedAt'], { where: `(status = 'draft'::text)` })
@Index('response_cleaned', ['waveId'], { where: '((clean_answers IS NOT NULL) OR (NOT counted))' })
@Index('response_reference', ['waveId', 'reference'], { where: '(reference IS NOT NULL)' })
export class Response {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'response_pkey' })
  @ForeignKey(() => Wave, { name: 'response_wave_id_fkey' })
  waveId!: number;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'response_pkey' })
  id!: string;

  @Column('text', { name: 'organisation_code', nullable: true })
  @ForeignKey(() => Organisation, { name: 'response_organisation_code_fkey' })
  organisationCode!: string | null;

  @Column('text', { default: 'invited' })
  status!: 'invited' | 'draft' | 'complete';

  /** With it no link opens the response; a single link is withdrawn in `answer_link`. */
  @Column('timestamp with time zone', { name: 'withdrawn_at', ...moment })
  withdrawnAt!: Date | null;

  @Column('integer', { default: 0 })
  revision!: number;

  @Column('jsonb', { default: {} })
  answers!: Record<string, unknown>;

  /** Null: as `answers`. */
  @Column('jsonb', { name: 'clean_answers', nullable: true })
  cleanAnswers!: Record<string, unknown> | null;

  /** False: excluded by review, or not the response that counts for its organisation. */
  @Column('boolean', { default: true })
  counted!: boolean;

  @Column('bytea', { nullable: true })
  coded!: Buffer | null;

  @Column('text', { nullable: true })
  reference!: string | null;

  @Column('text', { name: 'completion_key', nullable: true })
  completionKey!: string | null;

  @Column('timestamp with time zone', { name: 'invited_at', ...moment })
  invitedAt!: Date | null;

  @Column('timestamp with time zone', { name: 'started_at', ...moment })
  startedAt!: Date | null;

  @Column('timestamp with time zone', { name: 'saved_at', ...moment })
  savedAt!: Date | null;

  @Column('timestamp with time zone', { name: 'completed_at', ...moment })
  completedAt!: Date | null;

  /** Answers taken over from an earlier wave and not changed since: question name → key of that wave. */
  @Column('jsonb', { name: 'taken_over', default: {} })
  takenOver!: Record<string, string>;

  @Column('timestamp with time zone', { name: 'declined_at', ...moment })
  declinedAt!: Date | null;

  @Column('text', { name: 'decline_reason', nullable: true })
  declineReason!: string | null;

  /** When a researcher last opened it again after completion, and why. */
  @Column('timestamp with time zone', { name: 'reopened_at', ...moment })
  reopenedAt!: Date | null;

  @Column('text', { name: 'reopen_reason', nullable: true })
  reopenReason!: string | null;

  /** When the respondent had the answers removed. */
  @Column('timestamp with time zone', { name: 'erased_at', ...moment })
  erasedAt!: Date | null;

  @Column('bigint', { name: 'changed_seq', default: () => THIS_TRANSACTION })
  changedSeq!: string;
}

/** An earlier or the present state of a response. */
@Entity('response_revision')
@ForeignKey(() => Response, ['waveId', 'responseId'], ['waveId', 'id'], {
  name: 'response_revision_wave_id_response_id_fkey',
  onDelete: 'CASCADE',
})
export class ResponseRevision {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'response_revision_pkey' })
  waveId!: number;

  @PrimaryColumn('uuid', { name: 'response_id', primaryKeyConstraintName: 'response_revision_pkey' })
  responseId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'response_revision_pkey' })
  revision!: number;

  @Column('text')
  status!: string;

  @Column('jsonb')
  answers!: Record<string, unknown>;

  @Column('text')
  author!: string;

  @Column('timestamp with time zone', { name: 'saved_at', precision: 3 })
  savedAt!: Date;

  /** The transaction that wrote it: what belongs to a state of the wave (see `WaveState`). */
  @Column('bigint', { name: 'changed_seq', default: () => THIS_TRANSACTION })
  changedSeq!: string;
}

/** A complete response that was deleted, for whoever still has it in memory. */
@Entity('response_removed')
@Index('response_removed_changed', ['waveId', 'changedSeq'])
export class ResponseRemoved {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'response_removed_pkey' })
  @ForeignKey(() => Wave, { name: 'response_removed_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @PrimaryColumn('uuid', { name: 'response_id', primaryKeyConstraintName: 'response_removed_pkey' })
  responseId!: string;

  @Column('bigint', { name: 'changed_seq', default: () => THIS_TRANSACTION })
  changedSeq!: string;
}
