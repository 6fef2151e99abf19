import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { QuestionnaireVersion } from '../questionnaires/questionnaire.entity';
import { Organisation } from '../register/organisation.entity';
import { Study } from './study.entity';

/** One round of a study. */
@Entity('wave')
@Unique('wave_key_key', ['key'])
@Check('wave_grace_days_check', 'grace_days >= 0 AND grace_days <= 90')
@Check('wave_status_check', `status IN ('draft', 'open', 'closed', 'published')`)
@Check('wave_published_population_check', 'published_population > 0')
export class Wave {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'wave_pkey',
  })
  id!: number;

  @Column('text')
  key!: string;

  @Column('integer', { name: 'study_id' })
  @ForeignKey(() => Study, { name: 'wave_study_id_fkey' })
  @Index('wave_study_id')
  studyId!: number;

  @Column('integer', { name: 'questionnaire_version_id' })
  @ForeignKey(() => QuestionnaireVersion, { name: 'wave_questionnaire_version_id_fkey' })
  questionnaireVersionId!: number;

  @Column('text')
  title!: string;

  @Column('text')
  audience!: string;

  @Column('text', { default: 'draft' })
  status!: 'draft' | 'open' | 'closed' | 'published';

  /** Without invitation: whoever opens the page answers. */
  @Column('boolean', { name: 'open_access', default: false })
  openAccess!: boolean;

  /** Why the figures are not real answers; null when they are. */
  @Column('text', { name: 'synthetic_note', nullable: true })
  syntheticNote!: string | null;

  @Column('timestamp with time zone', { name: 'opens_at', precision: 3, nullable: true })
  opensAt!: Date | null;

  @Column('timestamp with time zone', { name: 'closes_at', precision: 3, nullable: true })
  closesAt!: Date | null;

  /** Who the wave is about (`PopulationRule`); null when the population is not a list. */
  @Column('jsonb', { name: 'population_rule', nullable: true })
  populationRule!: unknown;

  @Column('timestamp with time zone', { name: 'population_frozen_at', precision: 3, nullable: true })
  populationFrozenAt!: Date | null;

  /** Goes up with every change of the population or of its classes. */
  @Column('integer', { name: 'population_version', default: 0 })
  populationVersion!: number;

  /** Days after closing in which a response that was begun may still be saved and completed. */
  @Column('integer', { name: 'grace_days', default: 0 })
  graceDays!: number;

  @Column('timestamp with time zone', { name: 'created_at', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  /** The wave that this one was made from. */
  @Column('integer', { name: 'previous_wave_id', nullable: true })
  @ForeignKey(() => Wave, { name: 'wave_previous_wave_id_fkey', onDelete: 'SET NULL' })
  previousWaveId!: number | null;

  /** Only published figures are known: no responses, nothing to count, cross or filter. */
  @Column('boolean', { name: 'without_microdata', default: false })
  withoutMicrodata!: boolean;

  /** Without microdata: N as the report gives it. */
  @Column('integer', { name: 'published_population', nullable: true })
  publishedPopulation!: number | null;

  /** Whether there is a cleaning log or a rule to follow when a response is completed. */
  @Column('boolean', { default: false })
  cleaned!: boolean;

  /** When a response is flagged (`FlagSettings`). */
  @Column('jsonb', { name: 'flag_settings', default: {} })
  flagSettings!: unknown;

  /** Without microdata: which report the figures are from. */
  @Column('text', { name: 'published_source', nullable: true })
  publishedSource!: string | null;
}

/** An organisation that a wave is about, with the facts as they were when the population was fixed. */
@Entity('wave_population')
export class WavePopulation {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'wave_population_pkey' })
  @ForeignKey(() => Wave, { name: 'wave_population_wave_id_fkey', onDelete: 'CASCADE' })
  waveId!: number;

  @PrimaryColumn('text', { name: 'organisation_code', primaryKeyConstraintName: 'wave_population_pkey' })
  @ForeignKey(() => Organisation, { name: 'wave_population_organisation_code_fkey' })
  @Index('wave_population_organisation_code')
  organisationCode!: string;

  @Column('text', { nullable: true })
  province!: string | null;

  @Column('text', { name: 'size_class', nullable: true })
  sizeClass!: string | null;

  /** What the size class was made of. */
  @Column('integer', { nullable: true })
  inhabitants!: number | null;
}
