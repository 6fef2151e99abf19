import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Import } from '@ido/api';
import { audit } from '../database/audit';
import { ImportRunner, type ImportOrder } from '../exchange/import-runner';
import type { SignedInUser } from '../http/access';
import type { WaveRow } from '../studies/wave-row';
import { CAUSE } from './causes';
import { readContacts } from './contact-rows';
import { requireContactsAllowed } from './contacts-allowed';
import { ContactsStoreRepository } from './contacts-store.repository';
import { ParticipantsRepository } from './participants.repository';
import { ContactSettler } from './settle-contacts';

/** Contacts from CSV files: all rows in one transaction, all or nothing unless partial. */
@Injectable()
export class ParticipantImportsService {
  constructor(
    private readonly imports: ImportRunner,
    private readonly participants: ParticipantsRepository,
    private readonly store: ContactsStoreRepository,
  ) {}

  /**
   * Reads a file of contacts as it comes in and gives the report, as `ImportRunner.run`.
   * @throws ProblemError contacts-closed, wave-without-contacts; as `ImportRunner.run`
   */
  run(
    wave: WaveRow,
    user: SignedInUser,
    order: ImportOrder & { readonly acceptDoubtful: boolean },
    source: Readable,
  ): Promise<Import> {
    requireContactsAllowed(wave);
    return this.imports.run(wave, user, order, source, {
      read: readContacts,
      begin: async (manager, storing) => {
        await this.store.lock(manager, wave.id);
        const settler = new ContactSettler({
          organisations: await this.participants.organisations(manager, wave.id),
          contacts: await this.participants.addresses(manager, wave.id),
          acceptDoubtful: order.acceptDoubtful,
        });
        return async (rows) => {
          const { contacts, refused } = settler.settle(rows);
          if (storing(refused.length)) await this.store.add(manager, wave.id, contacts, CAUSE.imported, user.email);
          return refused;
        };
      },
      end: async (manager, run) => {
        await this.store.settleOwners(manager, wave.id);
        await audit(manager, {
          actor: user.id,
          action: 'participants.import',
          subject: wave.key,
          detail: { import: order.id, rows: run.rows, accepted: run.accepted },
        });
      },
    });
  }
}
