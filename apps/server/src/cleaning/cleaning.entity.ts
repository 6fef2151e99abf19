import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity';
import { Wave } from '../studies/wave.entity';

const OF_RESPONSE = `(response_id IS NOT NULL) = (kind IN ('edit', 'exclude', 'accept', 'choose'))`;

/** One entry of the cleaning log of a wave. Never changed, only revoked by a later one. */
@Entity('cleaning_entry')
@Check('cleaning_entry_kind_check', `kind IN ('rule', 'edit', 'exclude', 'accept', 'choose', 'revoke')`)
@Check('cleaning_entry_response_check', OF_RESPONSE)
@Index('cleaning_entry_response', ['waveId', 'responseId'], { where: '(response_id IS NOT NULL)' })
export class CleaningEntry {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'cleaning_entry_pkey' })
  @ForeignKey(() => Wave, { name: 'cleaning_entry_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  /** In the order in which they are replayed. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'cleaning_entry_pkey' })
  number!: number;

  @Column('text')
  kind!: 'rule' | 'edit' | 'exclude' | 'accept' | 'choose' | 'revoke';

  @Column('uuid', { name: 'response_id', nullable: true })
  responseId!: string | null;

  @Column('jsonb', { default: {} })
  body!: unknown;

  @Column('text')
  reason!: string;

  @Column('uuid', { name: 'author_id', nullable: true })
  @ForeignKey(() => Account, { name: 'cleaning_entry_author_id_fkey', onDelete: 'SET NULL' })
  @Index('cleaning_entry_author_id')
  authorId!: string | null;

  /** Name as it was then. */
  @Column('text')
  author!: string;

  @Column('timestamp with time zone', { precision: 3 })
  at!: Date;
}

/** A response that changed since the log was last replayed over it. */
@Entity('cleaning_due')
export class CleaningDue {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'cleaning_due_pkey' })
  @ForeignKey(() => Wave, { name: 'cleaning_due_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @PrimaryColumn('uuid', { name: 'response_id', primaryKeyConstraintName: 'cleaning_due_pkey' })
  responseId!: string;

  @Column('text', { name: 'organisation_code', nullable: true })
  organisationCode!: string | null;
}

/** How far the log is that is being replayed over a large wave. */
@Entity('cleaning_progress')
export class CleaningProgress {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'cleaning_progress_pkey' })
  @ForeignKey(() => Wave, { name: 'cleaning_progress_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  /** Where it goes on. */
  @Column('jsonb')
  place!: unknown;

  @Column('integer')
  done!: number;

  @Column('integer')
  total!: number;
}
