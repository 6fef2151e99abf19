import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An entry of the register, with its period of validity and, after a merger, its successor. */
@Entity('organisation')
@Index('organisation_type', ['type', 'name'])
@Check('organisation_type_check', `type IN ('municipality', 'library', 'ido-location')`)
@Check('organisation_inhabitants_check', 'inhabitants >= 0')
export class Organisation {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'organisation_pkey' })
  code!: string;

  @Column('text')
  type!: 'municipality' | 'library' | 'ido-location';

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  province!: string | null;

  @Column('integer', { nullable: true })
  inhabitants!: number | null;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column('text', { name: 'successor_code', nullable: true })
  @ForeignKey(() => Organisation, { name: 'organisation_successor_code_fkey' })
  @Index('organisation_successor_code', { where: 'successor_code IS NOT NULL' })
  successorCode!: string | null;

  /** When staff changed the entry; the catalogue that comes with the program leaves it alone from then on. */
  @Column('timestamp with time zone', { name: 'changed_at', precision: 3, nullable: true })
  changedAt!: Date | null;

  @Column('text', { default: '' })
  note!: string;
}
