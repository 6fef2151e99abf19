import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Account } from '../accounts/account.entity';

/** A series of waves with one subject. */
@Entity('study')
@Unique('study_key_key', ['key'])
@Check('study_percentages_from_check', 'percentages_from >= 1')
@Check('study_publish_from_check', 'publish_from >= 1')
@Check('study_open_dimensions_check', 'cardinality(open_dimensions) <= 3')
@Check('study_which_counts_check', `which_counts IN ('all', 'first', 'last', 'most-complete', 'by-hand')`)
@Check(
  'study_size_limits_check',
  'cardinality(size_limits) = 3 AND 0 < size_limits[1] AND size_limits[1] < size_limits[2] AND size_limits[2] < size_limits[3]',
)
export class Study {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'study_pkey',
  })
  id!: number;

  @Column('text')
  key!: string;

  @Column('text')
  title!: string;

  @Column('text', { default: '' })
  description!: string;

  @Column('integer', { name: 'percentages_from', default: 10 })
  percentagesFrom!: number;

  @Column('integer', { name: 'publish_from', default: 5 })
  publishFrom!: number;

  /** By which variables whoever is not in the study team may filter and cross. */
  @Column('text', { name: 'open_dimensions', array: true, default: () => "'{province,sizeClass}'" })
  openDimensions!: string[];

  /** From how many inhabitants an organisation is no longer in the first, second and third size class. */
  @Column('integer', { name: 'size_limits', array: true, default: () => "'{20000,50000,100000}'" })
  sizeLimits!: number[];

  /** Whether respondents see what their organisation answered in the wave before. */
  @Column('boolean', { name: 'show_previous_answers', default: true })
  showPreviousAnswers!: boolean;

  /** Which of several responses of one organisation counts. */
  @Column('text', { name: 'which_counts', default: 'all' })
  whichCounts!: 'all' | 'first' | 'last' | 'most-complete' | 'by-hand';

  @Column('timestamp with time zone', { name: 'created_at', precision: 3, default: () => 'now()' })
  createdAt!: Date;
}

/** The role of an account in a study. */
@Entity('study_member')
@Check('study_member_role_check', `role IN ('researcher', 'reader')`)
export class StudyMember {
  @PrimaryColumn('integer', { name: 'study_id', primaryKeyConstraintName: 'study_member_pkey' })
  @ForeignKey(() => Study, { name: 'study_member_study_id_fkey', onDelete: 'CASCADE' })
  studyId!: number;

  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'study_member_pkey' })
  @ForeignKey(() => Account, { name: 'study_member_account_id_fkey', onDelete: 'CASCADE' })
  @Index('study_member_account_id')
  accountId!: string;

  @Column('text')
  role!: 'researcher' | 'reader';
}
