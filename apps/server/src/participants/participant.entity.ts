import type { ParticipantState } from '@ido/fieldwork';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Response } from '../database/entities/response.entity';
import { Organisation } from '../register/organisation.entity';

const moment = { precision: 3 } as const;

/** A way into a response: of a contact, of a colleague, or of whoever opened an open wave. Only a hash of its secret is kept. */
@Entity('answer_link')
@Check('answer_link_kind_check', `kind IN ('personal', 'colleague', 'open')`)
@ForeignKey(() => Response, ['waveId', 'responseId'], ['waveId', 'id'], {
  name: 'answer_link_wave_id_response_id_fkey',
  onDelete: 'CASCADE',
})
export class AnswerLink {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'answer_link_pkey' })
  waveId!: number;

  @PrimaryColumn('uuid', { name: 'response_id', primaryKeyConstraintName: 'answer_link_pkey' })
  responseId!: string;

  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'answer_link_pkey' })
  id!: string;

  @Column('bytea', { name: 'secret_hash' })
  secretHash!: Buffer;

  @Column('text')
  kind!: 'personal' | 'colleague' | 'open';

  /** Whose link it is, when it was made for a contact. */
  @Column('uuid', { name: 'participant_id', nullable: true })
  participantId!: string | null;

  @Column('text', { nullable: true })
  label!: string | null;

  @Column('timestamp with time zone', { name: 'created_at', ...moment, default: () => 'now()' })
  createdAt!: Date;

  @Column('text', { name: 'created_by' })
  createdBy!: string;

  @Column('timestamp with time zone', { name: 'opened_at', ...moment, nullable: true })
  openedAt!: Date | null;

  @Column('timestamp with time zone', { name: 'withdrawn_at', ...moment, nullable: true })
  withdrawnAt!: Date | null;
}

/** An organisation's contact in a wave. */
@Entity('participant')
@Check(
  'participant_state_check',
  `state IN ('planned', 'sent', 'bounced', 'opened', 'started', 'completed', 'declined', 'opted-out')`,
)
@Check('participant_email_status_check', `email_status IN ('ok', 'soft', 'hard')`)
@Index('participant_response', ['waveId', 'responseId'])
@Index('participant_owner', ['waveId', 'responseId'], { unique: true, where: 'owner' })
@Index('participant_listing', ['waveId', 'listing', 'id'])
@Index('participant_state', ['waveId', 'state'])
@Index('participant_address', { synchronize: false })
@Index('participant_email', { synchronize: false })
@ForeignKey(() => Response, ['waveId', 'responseId'], ['waveId', 'id'], {
  name: 'participant_wave_id_response_id_fkey',
})
export class Participant {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'participant_pkey' })
  waveId!: number;

  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'participant_pkey' })
  id!: string;

  @Column('text', { name: 'organisation_code' })
  @ForeignKey(() => Organisation, { name: 'participant_organisation_code_fkey' })
  organisationCode!: string;

  /** All contacts of an organisation share one response. */
  @Column('uuid', { name: 'response_id' })
  responseId!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('boolean')
  owner!: boolean;

  @Column('text', { default: 'planned' })
  state!: ParticipantState;

  @Column('timestamp with time zone', { name: 'state_at', ...moment, default: () => 'now()' })
  stateAt!: Date;

  @Column('text', { name: 'email_status', default: 'ok' })
  emailStatus!: 'ok' | 'soft' | 'hard';

  @Column('timestamp with time zone', { name: 'opted_out_at', ...moment, nullable: true })
  optedOutAt!: Date | null;

  @Column('text', { default: '' })
  note!: string;

  /** The number of its newest event. */
  @Column('integer', { default: 0 })
  events!: number;

  @Column('timestamp with time zone', { name: 'created_at', ...moment, default: () => 'now()' })
  createdAt!: Date;

  /** What the list is searched and ordered by. */
  @Column('text')
  listing!: string;
}

/** One change of a contact's state. */
@Entity('participant_event')
@ForeignKey(() => Participant, ['waveId', 'participantId'], ['waveId', 'id'], {
  name: 'participant_event_wave_id_participant_id_fkey',
  onDelete: 'CASCADE',
})
export class ParticipantChange {
  @PrimaryColumn('integer', { name: 'wave_id', primaryKeyConstraintName: 'participant_event_pkey' })
  waveId!: number;

  @PrimaryColumn('uuid', { name: 'participant_id', primaryKeyConstraintName: 'participant_event_pkey' })
  participantId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'participant_event_pkey' })
  number!: number;

  @Column('timestamp with time zone', { ...moment, default: () => 'now()' })
  at!: Date;

  /** Null: it came into being. */
  @Column('text', { name: 'from_state', nullable: true })
  fromState!: ParticipantState | null;

  @Column('text', { name: 'to_state' })
  toState!: ParticipantState;

  @Column('text')
  cause!: string;

  @Column('text')
  actor!: string;
}
