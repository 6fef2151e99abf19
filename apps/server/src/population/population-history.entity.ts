import { Column, Entity, ForeignKey, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Wave } from '../studies/wave.entity';

/** As PostgreSQL gives it back. */
const THIS_TRANSACTION = '((pg_current_xact_id()))';

/** An organisation that came into the population of a wave, changed or left it. Written by the database. */
@Entity('wave_population_revision')
export class WavePopulationRevision {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'wave_population_revision_pkey' })
  @ForeignKey(() => Wave, { name: 'wave_population_revision_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @PrimaryColumn('text', { name: 'organisation_code', primaryKeyConstraintName: 'wave_population_revision_pkey' })
  organisationCode!: string;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'wave_population_revision_pkey',
  })
  revision!: string;

  @Column('boolean')
  member!: boolean;

  @Column('text', { nullable: true })
  province!: string | null;

  @Column('text', { name: 'size_class', nullable: true })
  sizeClass!: string | null;

  @Column('integer', { nullable: true })
  inhabitants!: number | null;

  @Column('bigint', { name: 'changed_seq', default: () => THIS_TRANSACTION })
  changedSeq!: string;
}

/** A version of the population of a wave, with the limits of its size classes. Written by the database. */
@Entity('population_version')
export class PopulationVersion {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'population_version_pkey' })
  @ForeignKey(() => Wave, { name: 'population_version_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'population_version_pkey' })
  version!: number;

  @Column('integer', { name: 'size_limits', array: true })
  sizeLimits!: number[];

  @Column('bigint', { name: 'changed_seq', default: () => THIS_TRANSACTION })
  changedSeq!: string;
}
