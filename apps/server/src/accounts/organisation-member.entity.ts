import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../register/organisation.entity';
import { Account } from './account.entity';

/** An account that may see what this organisation answered: an `organisation-reader`. */
@Entity('organisation_member')
export class OrganisationMember {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'organisation_member_pkey' })
  @ForeignKey(() => Account, { name: 'organisation_member_account_id_fkey', onDelete: 'CASCADE' })
  accountId!: string;

  @PrimaryColumn('text', { name: 'organisation_code', primaryKeyConstraintName: 'organisation_member_pkey' })
  @ForeignKey(() => Organisation, { name: 'organisation_member_organisation_code_fkey' })
  @Index('organisation_member_organisation_code')
  organisationCode!: string;
}
