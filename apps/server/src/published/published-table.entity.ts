import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Wave } from '../studies/wave.entity';

/** One category of a table that was published before the platform was there: all that is known of its wave. */
@Entity('published_table')
@Check('published_table_count_check', 'count >= 0')
@Check('published_table_share_check', 'share >= 0 AND share <= 1')
@Check('published_table_base_check', 'base >= 1')
export class PublishedTable {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'published_table_pkey' })
  @ForeignKey(() => Wave, { name: 'published_table_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'published_table_pkey' })
  variable!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'published_table_pkey' })
  category!: string;

  /** Null when the report gives percentages alone. */
  @Column('integer', { nullable: true })
  count!: number | null;

  /** Part of the base in [0, 1], as precise as the report has it. */
  @Column('double precision')
  share!: number;

  @Column('integer')
  base!: number;
}
