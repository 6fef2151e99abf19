import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ChangeParticipant, CreateParticipant, FieldError, Participant, RecordEvent } from '@ido/api';
import type { EntityManager } from 'typeorm';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import type { WaveRow } from '../studies/wave-row';
import { CAUSE } from './causes';
import { checkContact, KnownAddresses, type CheckedContact, type GivenContact } from './checked-contact';
import { EVENT_REFUSED } from './contact-sentences';
import { requireContactsAllowed } from './contacts-allowed';
import { ContactsStoreRepository } from './contacts-store.repository';
import { listingOf } from './listing';
import { participantProblem } from './participant-problems';
import { ParticipantStatesRepository } from './participant-states.repository';
import { ParticipantsRepository, type ListedParticipant } from './participants.repository';

/** Whose contact is checked. */
interface ContactPlace {
  readonly waveId: number;
  readonly organisation: string;
  /** The contact as it was; null when it is new. */
  readonly before: ListedParticipant | null;
}

/** What researchers do with the contacts of a wave. */
@Injectable()
export class ParticipantsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly participants: ParticipantsRepository,
    private readonly store: ContactsStoreRepository,
    private readonly states: ParticipantStatesRepository,
  ) {}

  /** @throws ProblemError unknown-resource */
  async find(wave: WaveRow, id: string, manager?: EntityManager): Promise<ListedParticipant> {
    const [found] = await this.participants.find(wave.id, [id], manager);
    if (!found) throw problem.unknown({ what: 'Contactpersoon', key: id });
    return found;
  }

  /** @throws ProblemError contacts-closed, wave-without-contacts; invalid-input with everything that is wrong or doubtful */
  async create(wave: WaveRow, body: CreateParticipant, user: SignedInUser): Promise<Participant> {
    requireContactsAllowed(wave);
    const id = randomUUID();
    return this.transactions.run(async (manager) => {
      await this.store.lock(manager, wave.id);
      const organisations = await this.participants.organisations(manager, wave.id);
      const organisation = organisations.find(({ code }) => code === body.organisation);
      const errors: FieldError[] = [];
      if (!organisation) errors.push(notInPopulation(body.organisation));
      const place = { waveId: wave.id, organisation: body.organisation, before: null };
      const contact = await this.check(manager, place, given(body), body.acceptDoubtful, errors);
      if (errors.length > 0 || !organisation) throw problem.invalid({ errors });
      const added = {
        ...contact,
        id,
        organisation: organisation.code,
        owner: false,
        listing: listingOf(organisation, contact),
      };
      await this.store.add(manager, wave.id, [added], CAUSE.added, user.email);
      await this.store.settleOwners(manager, wave.id);
      if (body.owner) await this.store.makeOwner(manager, wave.id, id);
      await this.tell(manager, user, 'participant.create', wave, id, { organisation: organisation.code });
      return participantOf(await this.find(wave, id, manager));
    });
  }

  /** @throws ProblemError unknown-resource; invalid-input with everything that is wrong or doubtful */
  async change(wave: WaveRow, id: string, body: ChangeParticipant, user: SignedInUser): Promise<Participant> {
    return this.transactions.run(async (manager) => {
      await this.store.lock(manager, wave.id);
      const before = await this.find(wave, id, manager);
      const errors: FieldError[] = [];
      const place = { waveId: wave.id, organisation: before.organisation.code, before };
      const contact = await this.check(manager, place, given(body, before), body.acceptDoubtful, errors);
      if (errors.length > 0) throw problem.invalid({ errors });
      await this.store.change(manager, wave.id, id, contact, listingOf(before.organisation, contact));
      if (contact.email !== before.email) {
        await this.states.changeState(manager, wave.id, id, 'readdressed', CAUSE.readdressed, user.email);
      }
      if (body.owner && !before.owner) await this.store.makeOwner(manager, wave.id, id);
      const fields = (['email', 'name', 'phone', 'note'] as const).filter((field) => contact[field] !== before[field]);
      await this.tell(manager, user, 'participant.change', wave, id, { fields, ...(body.owner && { owner: true }) });
      return participantOf(await this.find(wave, id, manager));
    });
  }

  /**
   * Forgets a contact: data, history and links. The response and its answers stay; another contact becomes the owner.
   * @throws ProblemError unknown-resource
   */
  async remove(wave: WaveRow, id: string, user: SignedInUser): Promise<void> {
    await this.transactions.run(async (manager) => {
      await this.store.lock(manager, wave.id);
      const { organisation } = await this.find(wave, id, manager);
      await this.store.remove(manager, wave.id, id);
      await this.tell(manager, user, 'participant.remove', wave, id, { organisation: organisation.code });
    });
  }

  /** What happened outside the platform. @throws ProblemError unknown-resource, participant-event-refused */
  async record(wave: WaveRow, id: string, { event, cause }: RecordEvent, user: SignedInUser): Promise<Participant> {
    return this.transactions.run(async (manager) => {
      const change = await this.states.changeState(manager, wave.id, id, event, cause, user.email);
      if (change?.next.kind === 'refused') {
        const { refusal } = change.next;
        throw participantProblem.eventRefused({ refusal, sentence: EVENT_REFUSED[refusal] });
      }
      return participantOf(await this.find(wave, id, manager));
    });
  }

  /** The checked fields; what is wrong with them is added to `errors`. */
  private async check(
    manager: EntityManager,
    { waveId, organisation, before }: ContactPlace,
    fields: GivenContact,
    acceptDoubtful: boolean | undefined,
    errors: FieldError[],
  ): Promise<CheckedContact> {
    const { contact, faults } = checkContact(fields);
    const known = new KnownAddresses();
    for (const other of await this.participants.addresses(manager, waveId)) {
      if (other.id !== before?.id) known.add(other.organisation, other);
    }
    const beside = faults.some(({ doubtful }) => !doubtful) ? null : known.faultOf(organisation, contact);
    // An address that stays as it was has been looked at before.
    const settled = acceptDoubtful || (before !== null && contact.email === before.email);
    for (const { field, code, detail, doubtful } of [...faults, ...(beside ? [beside] : [])]) {
      if (!doubtful || !settled)
        errors.push({ pointer: `/${field}`, code: doubtful ? `doubtful-${code}` : code, detail });
    }
    return contact;
  }

  /** An audit line, without contact data. */
  private tell(
    manager: EntityManager,
    user: SignedInUser,
    action: string,
    wave: WaveRow,
    id: string,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return audit(manager, { actor: user.id, action, subject: `${wave.key}/${id}`, detail });
  }
}

/** A contact as the API shows it. */
export function participantOf({ listing: _, stateAt, optedOutAt, createdAt, ...rest }: ListedParticipant): Participant {
  return {
    ...rest,
    stateAt: stateAt.toISOString(),
    optedOutAt: optedOutAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

/** The fields as they are to be: what is absent stays as it was. */
function given(body: Omit<ChangeParticipant, 'owner'>, before?: Pick<Participant, keyof GivenContact>): GivenContact {
  const of = (field: keyof GivenContact) => (body[field] === undefined ? before?.[field] : body[field]) ?? '';
  return { email: of('email'), name: of('name'), phone: of('phone'), note: of('note') };
}

function notInPopulation(code: string): FieldError {
  return {
    pointer: '/organisation',
    code: 'not-in-population',
    detail: `Organisatie '${code}' hoort niet bij deze meting.`,
  };
}
