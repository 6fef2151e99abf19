import { Check, Column, Entity, ForeignKey, Generated, Index, PrimaryColumn, Unique } from 'typeorm';
import { Account } from './account.entity';

/** A session or a personal access token; only a hash of the token is kept. */
@Entity('access_token')
@Unique('access_token_id_key', ['id'])
@Check('access_token_kind_check', `kind IN ('session', 'personal')`)
export class AccessToken {
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'access_token_pkey' })
  tokenHash!: Buffer;

  @Column('uuid')
  @Generated('uuid')
  id!: string;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey(() => Account, { name: 'access_token_account_id_fkey', onDelete: 'CASCADE' })
  @Index('access_token_account_id')
  accountId!: string;

  @Column('text')
  kind!: 'session' | 'personal';

  @Column('text', { default: '' })
  name!: string;

  @Column('text', { name: 'csrf_token' })
  csrfToken!: string;

  @Column('timestamp with time zone', { name: 'created_at', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamp with time zone', { name: 'expires_at', precision: 3 })
  expiresAt!: Date;
}
