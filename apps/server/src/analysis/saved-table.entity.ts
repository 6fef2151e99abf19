import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity';
import { Wave } from '../studies/wave.entity';

/** A table of a wave kept under a name. */
@Entity('saved_table')
export class SavedTable {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'saved_table_pkey' })
  @ForeignKey(() => Wave, { name: 'saved_table_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  /** Short, for in an address. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'saved_table_pkey' })
  id!: string;

  @Column('text')
  name!: string;

  /** The part of the address after the question mark. */
  @Column('text')
  query!: string;

  /** Null when the account is gone. */
  @Column('uuid', { name: 'owner_id', nullable: true })
  @ForeignKey(() => Account, { name: 'saved_table_owner_id_fkey', onDelete: 'SET NULL' })
  ownerId!: string | null;

  @Column('timestamp with time zone', { name: 'saved_at', precision: 3, default: () => 'now()' })
  savedAt!: Date;
}
