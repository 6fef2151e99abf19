import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../../accounts/account.entity';
import { Wave } from '../../studies/wave.entity';

/** An import of responses: its progress while it runs, its report afterwards. */
@Entity('import')
@Check('import_status_check', `status IN ('running', 'done', 'refused', 'failed')`)
@Index('import_wave_id', ['waveId', 'startedAt'])
export class Import {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'import_pkey' })
  id!: string;

  @Column('integer', { name: 'wave_id' })
  @ForeignKey(() => Wave, { name: 'import_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey(() => Account, { name: 'import_account_id_fkey' })
  accountId!: string;

  @Column('text')
  status!: 'running' | 'done' | 'refused' | 'failed';

  @Column('boolean', { name: 'dry_run' })
  dryRun!: boolean;

  @Column('boolean')
  partial!: boolean;

  @Column('text', { nullable: true })
  encoding!: string | null;

  @Column('text', { nullable: true })
  delimiter!: string | null;

  @Column('bigint', { name: 'bytes_total', nullable: true })
  bytesTotal!: string | null;

  @Column('bigint', { name: 'bytes_read', default: 0 })
  bytesRead!: string;

  @Column('integer', { default: 0 })
  rows!: number;

  @Column('integer', { default: 0 })
  accepted!: number;

  @Column('integer', { name: 'error_count', default: 0 })
  errorCount!: number;

  @Column('text', { nullable: true })
  detail!: string | null;

  @Column('timestamp with time zone', { name: 'started_at', precision: 3, default: () => 'now()' })
  startedAt!: Date;

  @Column('timestamp with time zone', { name: 'finished_at', precision: 3, nullable: true })
  finishedAt!: Date | null;
}

/** One refused cell of an import. */
@Entity('import_error')
@Index('import_error_row', ['importId', 'row'])
export class ImportError {
  @PrimaryColumn('uuid', { name: 'import_id', primaryKeyConstraintName: 'import_error_pkey' })
  @ForeignKey(() => Import, { name: 'import_error_import_id_fkey', onDelete: 'CASCADE' })
  importId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'import_error_pkey' })
  number!: number;

  @Column('integer')
  row!: number;

  @Column('text', { name: 'column_name' })
  columnName!: string;

  @Column('text')
  value!: string;

  @Column('text')
  detail!: string;
}
