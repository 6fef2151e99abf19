import { Column, Entity, ForeignKey, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Response } from '../database/entities/response.entity';
import { Code, CodeFrame } from './coding.entity';

/** As PostgreSQL gives it back. */
const THIS_TRANSACTION = '((pg_current_xact_id()))';

/** What a code was from a transaction on. Written by the database. */
@Entity('code_revision')
@ForeignKey(() => Code, ['frameId', 'number'], ['frameId', 'number'], {
  name: 'code_revision_frame_id_number_fkey',
  onDelete: 'CASCADE',
})
export class CodeRevision {
  @PrimaryColumn('integer', { name: 'frame_id', primaryKeyConstraintName: 'code_revision_pkey' })
  frameId!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'code_revision_pkey' })
  number!: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'code_revision_pkey',
  })
  revision!: string;

  @Column('text')
  label!: string;

  @Column('integer')
  place!: number;

  @Column('boolean')
  retired!: boolean;

  @Column('integer', { name: 'merged_into', nullable: true })
  mergedInto!: number | null;

  @Column('bigint', { name: 'changed_seq', default: () => THIS_TRANSACTION })
  changedSeq!: string;
}

/** What counted for a text from a transaction on. Written by the database. */
@Entity('coded_text_revision')
@ForeignKey(() => Response, ['waveId', 'responseId'], ['waveId', 'id'], {
  name: 'coded_text_revision_wave_id_response_id_fkey',
  onDelete: 'CASCADE',
})
export class CodedTextRevision {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'coded_text_revision_pkey' })
  waveId!: number;

  @PrimaryColumn('uuid', { name: 'response_id', primaryKeyConstraintName: 'coded_text_revision_pkey' })
  responseId!: string;

  @PrimaryColumn('integer', { name: 'frame_id', primaryKeyConstraintName: 'coded_text_revision_pkey' })
  @ForeignKey(() => CodeFrame, { name: 'coded_text_revision_frame_id_fkey', onDelete: 'CASCADE' })
  frameId!: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'coded_text_revision_pkey',
  })
  revision!: string;

  /** Null: nothing counted. */
  @Column('integer', { array: true, nullable: true })
  codes!: number[] | null;

  @Column('text', { name: 'text_hash' })
  textHash!: string;

  @Column('bigint', { name: 'changed_seq', default: () => THIS_TRANSACTION })
  changedSeq!: string;
}
