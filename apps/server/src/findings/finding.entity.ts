import type { FindingSource } from '@ido/api';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Study } from '../studies/study.entity';

const ROLES = `'financier', 'promotor', 'regievoerder', 'doorverwijzer', 'dienstverlener', 'beleidsmaker'`;

/** A knelpunt or behoefte that was entered by hand. */
@Entity('finding')
@Check('finding_kind_check', `kind IN ('knelpunt', 'behoefte')`)
@Check('finding_role_check', `role IN (${ROLES})`)
export class Finding {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'finding_pkey',
  })
  id!: number;

  @Column('integer', { name: 'study_id' })
  @ForeignKey(() => Study, { name: 'finding_study_id_fkey', onDelete: 'CASCADE' })
  @Index('finding_study_id')
  studyId!: number;

  @Column('text')
  kind!: 'knelpunt' | 'behoefte';

  @Column('text')
  role!: string;

  @Column('text')
  text!: string;

  @Column('jsonb')
  source!: FindingSource;

  @Column('integer', { nullable: true })
  count!: number | null;

  @Column('text', { array: true, default: () => "'{}'" })
  quotations!: string[];

  /** Goes up with every change. */
  @Column('integer', { default: 1 })
  revision!: number;

  @Column('text', { name: 'written_by' })
  writtenBy!: string;

  @Column('timestamp with time zone', { precision: 3 })
  at!: Date;
}

/** The state of a role in a sentence. */
@Entity('role_state')
@Check('role_state_role_check', `role IN (${ROLES})`)
export class RoleState {
  @PrimaryColumn('integer', { name: 'study_id', primaryKeyConstraintName: 'role_state_pkey' })
  @ForeignKey(() => Study, { name: 'role_state_study_id_fkey', onDelete: 'CASCADE' })
  studyId!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'role_state_pkey' })
  role!: string;

  @Column('text')
  state!: string;

  /** Goes up with every change. */
  @Column('integer', { default: 1 })
  revision!: number;

  @Column('text', { name: 'written_by' })
  writtenBy!: string;

  @Column('timestamp with time zone', { precision: 3 })
  at!: Date;
}
