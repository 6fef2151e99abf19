import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity';
import { Wave } from '../studies/wave.entity';

/** A way of weighting a wave, in as many versions as it was fitted. */
@Entity('weighting_scheme')
export class WeightingScheme {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'weighting_scheme_pkey' })
  @ForeignKey(() => Wave, { name: 'weighting_scheme_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'weighting_scheme_pkey' })
  key!: string;

  @Column('text')
  title!: string;

  /** The version that is meant when none is named. */
  @Column('integer', { name: 'current_version' })
  currentVersion!: number;
}

/** One fit of a scheme. Never changed: a figure that was made with it can be made again. */
@Entity('weighting_version')
@ForeignKey(() => WeightingScheme, ['waveId', 'scheme'], ['waveId', 'key'], {
  name: 'weighting_version_scheme_fkey',
  onDelete: 'CASCADE',
})
export class WeightingVersion {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'weighting_version_pkey' })
  waveId!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'weighting_version_pkey' })
  scheme!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'weighting_version_pkey' })
  version!: number;

  /** What was asked (`WeightingDefinition`). */
  @Column('jsonb')
  definition!: unknown;

  /** What came of it (`Weighting` of tabulation). */
  @Column('jsonb')
  weighting!: unknown;

  /** How well it fits (`WeightingFit`). */
  @Column('jsonb')
  fit!: unknown;

  @Column('uuid', { name: 'author_id', nullable: true })
  @ForeignKey(() => Account, { name: 'weighting_version_author_id_fkey', onDelete: 'SET NULL' })
  @Index('weighting_version_author_id')
  authorId!: string | null;

  /** Name as it was then. */
  @Column('text')
  author!: string;

  @Column('timestamp with time zone', { precision: 3 })
  at!: Date;
}
