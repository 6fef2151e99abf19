import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Wave } from '../studies/wave.entity';

/** The part of a class, or of the whole wave (`code` ''), that should have completed at closing. */
@Entity('wave_target')
@Check('wave_target_variable_check', `variable IN ('province', 'sizeClass', 'total')`)
@Check('wave_target_target_share_check', 'target_share > 0 AND target_share <= 1')
export class WaveTarget {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'wave_target_pkey' })
  @ForeignKey(() => Wave, { name: 'wave_target_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'wave_target_pkey' })
  variable!: 'province' | 'sizeClass' | 'total';

  @PrimaryColumn('text', { primaryKeyConstraintName: 'wave_target_pkey' })
  code!: string;

  /** numeric, as pg gives it: text. */
  @Column('numeric', { name: 'target_share' })
  targetShare!: string;
}

/** How many responses were begun or completed on a day in the Netherlands; the rows of a day are added up. Kept by triggers. */
@Entity('response_tally')
@Check('response_tally_kind_check', `kind IN ('started', 'completed')`)
export class ResponseTally {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'response_tally_pkey' })
  @ForeignKey(() => Wave, { name: 'response_tally_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'response_tally_pkey' })
  kind!: 'started' | 'completed';

  @PrimaryColumn('date', { primaryKeyConstraintName: 'response_tally_pkey' })
  day!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'response_tally_pkey' })
  slot!: number;

  @Column('integer')
  count!: number;
}

/** When watchers of a wave were last told that something changed. */
@Entity('wave_pulse')
export class WavePulse {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'wave_pulse_pkey' })
  @ForeignKey(() => Wave, { name: 'wave_pulse_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @Column('timestamp with time zone', { precision: 3 })
  at!: Date;
}
