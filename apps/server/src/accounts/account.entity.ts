import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Somebody who can sign in. */
@Entity('account')
@Unique('account_email_key', ['email'])
@Check('account_email_check', 'email = lower(email)')
export class Account {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'account_pkey' })
  id!: string;

  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'password_hash' })
  passwordHash!: string;

  @Column('boolean', { default: false })
  administrator!: boolean;

  @Column('timestamp with time zone', { name: 'disabled_at', precision: 3, nullable: true })
  disabledAt!: Date | null;

  @Column('timestamp with time zone', { name: 'created_at', precision: 3, default: () => 'now()' })
  createdAt!: Date;
}
