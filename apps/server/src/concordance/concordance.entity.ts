import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CategoryPair, Verdict } from '@ido/questionnaire';
import { Account } from '../accounts/account.entity';
import { QuestionnaireVersion } from '../questionnaires/questionnaire.entity';
import type { StoredProposal } from './stored-concordance';

/** What became of one variable from one version to another: proposed, or confirmed by a researcher. */
@Entity('concordance')
@Index('concordance_from', ['fromVersionId', 'toVersionId', 'variableFrom'], {
  unique: true,
  where: 'variable_from IS NOT NULL',
})
@Index('concordance_to', ['fromVersionId', 'toVersionId', 'variableTo'], {
  unique: true,
  where: 'variable_to IS NOT NULL',
})
@Check('concordance_verdict_check', `verdict IN ('same', 'reworded', 'recoded', 'new', 'dropped')`)
@Check(
  'concordance_sides_check',
  `(variable_from IS NULL) = (verdict = 'new') AND (variable_to IS NULL) = (verdict = 'dropped')`,
)
export class Concordance {
  @PrimaryColumn('integer', { name: 'from_version_id', primaryKeyConstraintName: 'concordance_pkey' })
  @ForeignKey(() => QuestionnaireVersion, { name: 'concordance_from_version_id_fkey', onDelete: 'CASCADE' })
  fromVersionId!: number;

  @PrimaryColumn('integer', { name: 'to_version_id', primaryKeyConstraintName: 'concordance_pkey' })
  @ForeignKey(() => QuestionnaireVersion, { name: 'concordance_to_version_id_fkey', onDelete: 'CASCADE' })
  toVersionId!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'concordance_pkey' })
  number!: number;

  @Column('text', { name: 'variable_from', nullable: true })
  variableFrom!: string | null;

  @Column('text', { name: 'variable_to', nullable: true })
  variableTo!: string | null;

  @Column('text')
  verdict!: Verdict;

  @Column('jsonb', { name: 'category_map', default: [] })
  categoryMap!: CategoryPair[];

  @Column('jsonb', { default: {} })
  proposal!: StoredProposal;

  @Column('text', { default: '' })
  note!: string;

  @Column('uuid', { name: 'confirmed_by', nullable: true })
  @ForeignKey(() => Account, { name: 'concordance_confirmed_by_fkey' })
  confirmedBy!: string | null;

  @Column('timestamp with time zone', { name: 'confirmed_at', precision: 3, nullable: true })
  confirmedAt!: Date | null;
}
