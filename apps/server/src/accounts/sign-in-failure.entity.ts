import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A sign-in that failed, kept in the database so that every copy of the server throttles the same. */
@Entity('sign_in_failure')
@Index('sign_in_failure_subject', ['subject', 'failedAt'])
export class SignInFailure {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'sign_in_failure_pkey',
  })
  id!: string;

  @Column('text')
  subject!: string;

  @Column('timestamp with time zone', { name: 'failed_at', precision: 3, default: () => 'now()' })
  failedAt!: Date;
}
