import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Response } from '../database/entities/response.entity';

/** Somebody's wish to change answers that were sent in. */
@Entity('reopening_request')
@Index('reopening_request_open', ['waveId', 'responseId'], { where: '(handled_at IS NULL)' })
@ForeignKey(() => Response, ['waveId', 'responseId'], ['waveId', 'id'], {
  name: 'reopening_request_wave_id_response_id_fkey',
  onDelete: 'CASCADE',
})
export class ReopeningRequest {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'reopening_request_pkey' })
  waveId!: number;

  @PrimaryColumn('uuid', { name: 'response_id', primaryKeyConstraintName: 'reopening_request_pkey' })
  responseId!: string;

  @PrimaryColumn('timestamp with time zone', {
    precision: 3,
    default: () => 'now()',
    primaryKeyConstraintName: 'reopening_request_pkey',
  })
  at!: Date;

  @Column('text', { default: '' })
  reason!: string;

  /** Label of the link that asked. */
  @Column('text')
  author!: string;

  @Column('timestamp with time zone', { name: 'handled_at', precision: 3, nullable: true })
  handledAt!: Date | null;

  /** E-mail address of the researcher. */
  @Column('text', { name: 'handled_by', nullable: true })
  handledBy!: string | null;
}
