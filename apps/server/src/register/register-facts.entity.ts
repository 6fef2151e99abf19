import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from './organisation.entity';

/** Inhabitants of an organisation (of its municipality, or of the area it serves) on a day. */
@Entity('organisation_inhabitants')
@Check('organisation_inhabitants_inhabitants_check', 'inhabitants >= 0')
export class OrganisationInhabitants {
  @PrimaryColumn('text', { name: 'organisation_code', primaryKeyConstraintName: 'organisation_inhabitants_pkey' })
  @ForeignKey(() => Organisation, { name: 'organisation_inhabitants_organisation_code_fkey' })
  organisationCode!: string;

  @PrimaryColumn('date', { name: 'reference_date', primaryKeyConstraintName: 'organisation_inhabitants_pkey' })
  referenceDate!: string;

  @Column('integer')
  inhabitants!: number;
}

/** That a library serves a municipality, from a day until a day. */
@Entity('library_municipality')
export class LibraryMunicipality {
  @PrimaryColumn('text', { name: 'library_code', primaryKeyConstraintName: 'library_municipality_pkey' })
  @ForeignKey(() => Organisation, { name: 'library_municipality_library_code_fkey' })
  libraryCode!: string;

  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'library_municipality_pkey' })
  @ForeignKey(() => Organisation, { name: 'library_municipality_municipality_code_fkey' })
  @Index('library_municipality_municipality_code')
  municipalityCode!: string;

  @PrimaryColumn('date', { name: 'valid_from', primaryKeyConstraintName: 'library_municipality_pkey' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
