import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Wave } from '../studies/wave.entity';

/** A change of a population after it was frozen, with who made it and why. */
@Entity('population_change')
@Index('population_change_wave_id', ['waveId', 'id'])
export class PopulationChange {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'population_change_pkey',
  })
  id!: string;

  @Column('integer', { name: 'wave_id' })
  @ForeignKey(() => Wave, { name: 'population_change_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @Column('timestamp with time zone', { precision: 3, default: () => 'now()' })
  at!: Date;

  /** Account id, or `system`. */
  @Column('text')
  actor!: string;

  @Column('text')
  reason!: string;

  @Column('text', { array: true })
  added!: string[];

  @Column('text', { array: true })
  removed!: string[];
}
