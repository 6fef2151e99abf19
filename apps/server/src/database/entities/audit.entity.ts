import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who did what to what, and when. */
@Entity('audit')
export class Audit {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'audit_pkey',
  })
  id!: string;

  @Column('timestamp with time zone', { precision: 3, default: () => 'now()' })
  @Index('audit_at')
  at!: Date;

  @Column('text')
  actor!: string;

  @Column('text')
  action!: string;

  @Column('text')
  subject!: string;

  @Column('jsonb', { default: {} })
  detail!: Record<string, unknown>;
}
