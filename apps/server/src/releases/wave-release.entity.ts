import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity';
import { Wave } from '../studies/wave.entity';

/** The figures of a wave as they were released; never changed. */
@Entity('wave_release')
@Check('wave_release_number_check', 'number >= 1')
export class WaveRelease {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'wave_release_pkey' })
  @ForeignKey(() => Wave, { name: 'wave_release_wave_id_fkey' })
  waveId!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'wave_release_pkey' })
  number!: number;

  @Column('text')
  state!: string;

  @Column('text')
  figures!: string;

  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  @Column('jsonb')
  changes!: unknown[];

  @Column('text')
  note!: string;

  @Column('uuid', { name: 'author_id', nullable: true })
  @ForeignKey(() => Account, { name: 'wave_release_author_id_fkey', onDelete: 'SET NULL' })
  @Index('wave_release_author_id')
  authorId!: string | null;

  @Column('text')
  author!: string;

  @Column('text')
  software!: string;

  @Column('timestamp with time zone', { precision: 3 })
  at!: Date;
}
