import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

const identity = { type: 'integer', generatedIdentity: 'ALWAYS' } as const;

/** A questionnaire; what it asks stands in its versions. */
@Entity('questionnaire')
@Unique('questionnaire_key_key', ['key'])
export class Questionnaire {
  @PrimaryGeneratedColumn('identity', { ...identity, primaryKeyConstraintName: 'questionnaire_pkey' })
  id!: number;

  @Column('text')
  key!: string;

  @Column('text')
  title!: string;

  @Column('text')
  audience!: string;

  @Column('timestamp with time zone', { name: 'created_at', precision: 3, default: () => 'now()' })
  createdAt!: Date;
}

/** A version of a questionnaire. Once published it never changes: a trigger refuses it. */
@Entity('questionnaire_version')
@Unique('questionnaire_version_questionnaire_id_number_key', ['questionnaireId', 'number'])
@Check('questionnaire_version_number_check', 'number >= 1')
export class QuestionnaireVersion {
  @PrimaryGeneratedColumn('identity', { ...identity, primaryKeyConstraintName: 'questionnaire_version_pkey' })
  id!: number;

  @Column('integer', { name: 'questionnaire_id' })
  @ForeignKey(() => Questionnaire, { name: 'questionnaire_version_questionnaire_id_fkey' })
  questionnaireId!: number;

  @Column('integer')
  number!: number;

  /** json, not jsonb: the order of its keys is the author's and the content hash is taken over it. */
  @Column('json')
  definition!: Record<string, unknown>;

  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  @Column('timestamp with time zone', { name: 'published_at', precision: 3, nullable: true })
  publishedAt!: Date | null;

  @Column('timestamp with time zone', { name: 'created_at', precision: 3, default: () => 'now()' })
  createdAt!: Date;
}
