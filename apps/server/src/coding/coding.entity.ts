import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Account } from '../accounts/account.entity';
import { Response } from '../database/entities/response.entity';
import { Study } from '../studies/study.entity';

const ROLES = `'financier', 'promotor', 'regievoerder', 'doorverwijzer', 'dienstverlener', 'beleidsmaker'`;

/** The codes of an open question of a study, shared by its waves. */
@Entity('code_frame')
@Unique('code_frame_key_key', ['studyId', 'key'])
export class CodeFrame {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'code_frame_pkey',
  })
  id!: number;

  @Column('integer', { name: 'study_id' })
  @ForeignKey(() => Study, { name: 'code_frame_study_id_fkey', onDelete: 'CASCADE' })
  studyId!: number;

  /** Trend key of the question, or its name. */
  @Column('text')
  key!: string;

  @Column('integer', { default: 0 })
  revision!: number;
}

/** One code; its number is never used again. */
@Entity('code')
@Check('code_kind_check', `kind IN ('plain', 'knelpunt', 'behoefte')`)
@Check('code_role_check', `role IN (${ROLES})`)
export class Code {
  @PrimaryColumn('integer', { name: 'frame_id', primaryKeyConstraintName: 'code_pkey' })
  @ForeignKey(() => CodeFrame, { name: 'code_frame_id_fkey', onDelete: 'CASCADE' })
  frameId!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'code_pkey' })
  number!: number;

  @Column('text')
  label!: string;

  @Column('text', { default: 'plain' })
  kind!: 'plain' | 'knelpunt' | 'behoefte';

  @Column('text', { nullable: true })
  role!: string | null;

  @Column('text', { default: '' })
  description!: string;

  @Column('integer')
  place!: number;

  @Column('boolean', { default: false })
  retired!: boolean;

  /** What was coded with it counts as this one. */
  @Column('integer', { name: 'merged_into', nullable: true })
  mergedInto!: number | null;
}

/** One change of a code frame, in words. */
@Entity('code_change')
@Check('code_change_action_check', `action IN ('add', 'change', 'merge', 'retire', 'restore', 'order')`)
export class CodeChange {
  @PrimaryColumn('integer', { name: 'frame_id', primaryKeyConstraintName: 'code_change_pkey' })
  @ForeignKey(() => CodeFrame, { name: 'code_change_frame_id_fkey', onDelete: 'CASCADE' })
  frameId!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'code_change_pkey' })
  number!: number;

  @Column('text')
  action!: 'add' | 'change' | 'merge' | 'retire' | 'restore' | 'order';

  @Column('text', { nullable: true })
  label!: string | null;

  @Column('text')
  detail!: string;

  @Column('uuid', { name: 'author_id', nullable: true })
  @ForeignKey(() => Account, { name: 'code_change_author_id_fkey', onDelete: 'SET NULL' })
  @Index('code_change_author_id')
  authorId!: string | null;

  @Column('text')
  author!: string;

  @Column('timestamp with time zone', { precision: 3 })
  at!: Date;
}

/** What one coder chose for the text of one response. */
@Entity('coding')
@Check('coding_codes_check', 'cardinality(codes) >= 1 AND cardinality(codes) <= 30')
@ForeignKey(() => Response, ['waveId', 'responseId'], ['waveId', 'id'], {
  name: 'coding_wave_id_response_id_fkey',
  onDelete: 'CASCADE',
})
export class Coding {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'coding_pkey' })
  waveId!: number;

  @PrimaryColumn('uuid', { name: 'response_id', primaryKeyConstraintName: 'coding_pkey' })
  responseId!: string;

  @PrimaryColumn('integer', { name: 'frame_id', primaryKeyConstraintName: 'coding_pkey' })
  @ForeignKey(() => CodeFrame, { name: 'coding_frame_id_fkey', onDelete: 'CASCADE' })
  frameId!: number;

  @PrimaryColumn('uuid', { name: 'coder_id', primaryKeyConstraintName: 'coding_pkey' })
  coderId!: string;

  @Column('text')
  coder!: string;

  @Column('integer', { array: true })
  codes!: number[];

  /** md5 of the text that was coded. */
  @Column('text', { name: 'text_hash' })
  textHash!: string;

  @Column('timestamp with time zone', { precision: 3 })
  at!: Date;
}

/** The codes that count for a text. */
@Entity('coded_text')
@Check('coded_text_state_check', `state IN ('none', 'single', 'agreed', 'differs', 'settled')`)
@Index('coded_text_changed', ['waveId', 'changedSeq'])
@ForeignKey(() => Response, ['waveId', 'responseId'], ['waveId', 'id'], {
  name: 'coded_text_wave_id_response_id_fkey',
  onDelete: 'CASCADE',
})
export class CodedText {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'coded_text_pkey' })
  waveId!: number;

  @PrimaryColumn('uuid', { name: 'response_id', primaryKeyConstraintName: 'coded_text_pkey' })
  responseId!: string;

  @PrimaryColumn('integer', { name: 'frame_id', primaryKeyConstraintName: 'coded_text_pkey' })
  @ForeignKey(() => CodeFrame, { name: 'coded_text_frame_id_fkey', onDelete: 'CASCADE' })
  frameId!: number;

  @Column('text')
  state!: 'none' | 'single' | 'agreed' | 'differs' | 'settled';

  /** Null: nothing counts. */
  @Column('integer', { array: true, nullable: true })
  codes!: number[] | null;

  @Column('text', { name: 'text_hash' })
  textHash!: string;

  @Column('integer', { name: 'settled_codes', array: true, nullable: true })
  settledCodes!: number[] | null;

  @Column('text', { name: 'settled_hash', nullable: true })
  settledHash!: string | null;

  @Column('text', { name: 'settled_by', nullable: true })
  settledBy!: string | null;

  @Column('timestamp with time zone', { name: 'settled_at', precision: 3, nullable: true })
  settledAt!: Date | null;

  @Column('bigint', { name: 'changed_seq', default: () => '((pg_current_xact_id()))' })
  changedSeq!: string;
}

/** A text as it may be quoted. */
@Entity('quotation')
@ForeignKey(() => Response, ['waveId', 'responseId'], ['waveId', 'id'], {
  name: 'quotation_wave_id_response_id_fkey',
  onDelete: 'CASCADE',
})
export class Quotation {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'quotation_pkey' })
  waveId!: number;

  @PrimaryColumn('uuid', { name: 'response_id', primaryKeyConstraintName: 'quotation_pkey' })
  responseId!: string;

  @PrimaryColumn('integer', { name: 'frame_id', primaryKeyConstraintName: 'quotation_pkey' })
  @ForeignKey(() => CodeFrame, { name: 'quotation_frame_id_fkey', onDelete: 'CASCADE' })
  frameId!: number;

  @Column('text')
  text!: string;

  @Column('text', { name: 'text_hash' })
  textHash!: string;

  @Column('text', { name: 'marked_by' })
  markedBy!: string;

  @Column('timestamp with time zone', { precision: 3 })
  at!: Date;
}
