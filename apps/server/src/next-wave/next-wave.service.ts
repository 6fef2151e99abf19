import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CreateNextWave, NextWavePlan, PopulationCarryOver, PopulationRule, Wave } from '@ido/api';
import {
  proposedOpening,
  shiftMoment,
  wallClockMoment,
  wallClockOf,
  type NextPopulation,
  type PopulationChangeOver,
} from '@ido/fieldwork';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcordanceService } from '../concordance/concordance.service';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { ContactsStoreRepository } from '../participants/contacts-store.repository';
import { listingOf } from '../participants/listing';
import { PopulationFixing } from '../population/population-fixing';
import { PopulationRepository } from '../population/population.repository';
import { QuestionnaireRepository } from '../questionnaires/questionnaire.repository';
import { WaveAccess } from '../studies/wave-access';
import type { WaveRow } from '../studies/wave-row';
import { WaveRepository } from '../studies/wave.repository';
import { waveOf } from '../studies/waves.service';
import { nextKey, nextTitle } from './next-name';
import { NextWaveRepository } from './next-wave.repository';
import { takeOver, type TakenOver } from './take-over';

/** History of a contact that was carried. */
const CARRIED = 'Overgenomen uit de vorige meting';

/** Making the next wave from one that there is. */
@Injectable()
export class NextWaveService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: WaveAccess,
    private readonly waves: WaveRepository,
    private readonly repository: NextWaveRepository,
    private readonly populations: PopulationRepository,
    private readonly fixing: PopulationFixing,
    private readonly contacts: ContactsStoreRepository,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly concordances: ConcordanceService,
    private readonly transactions: Transactions,
  ) {}

  /**
   * What the next wave would take over; nothing is made.
   * @param given when it opens; null for a proposal
   * @throws ProblemError `unknown-resource` (404), `forbidden` (403), `without-microdata` and `no-published-version` (409).
   */
  async plan(user: SignedInUser, key: string, given: string | null): Promise<NextWavePlan> {
    const opensAt = momentOf(given, 'query/opensAt');
    const wave = await this.access.requireWave(user, key, 'researcher');
    const manager = this.dataSource.manager;
    const version = await this.newestVersion(manager, wave);
    const now = new Date();
    const opening = opensAt ?? (wave.opensAt && proposedOpening(wave.opensAt, now));
    const taken = await this.takeOver(manager, wave, opening);
    const year = (opening ?? now).getFullYear();
    const unchanged = version.id === wave.versionId;
    const { optedOut, erased, withoutOrganisation, unreachable, duplicates } = taken.contacts;
    return {
      key: await this.freeKey(nextKey(wave.key, year)),
      title: nextTitle(wave.title, year),
      opensAt: opening?.toISOString() ?? null,
      closesAt: closingOf(wave, opening)?.toISOString() ?? null,
      questionnaire: {
        key: wave.questionnaireKey,
        title: wave.questionnaireTitle,
        from: wave.version,
        to: version.number,
        concordance: unchanged ? null : await this.concordances.progress(wave.versionId, version.id),
      },
      population: {
        before: wave.population ?? 0,
        after: taken.population?.members.length ?? 0,
        changes: await this.named(taken.population?.changes ?? []),
      },
      contacts: {
        carried: taken.contacts.contacts.length,
        organisations: new Set(taken.contacts.contacts.map(({ organisation }) => organisation)).size,
        ...{ optedOut, erased, withoutOrganisation, unreachable, duplicates },
      },
      templates: await this.repository.templates(wave.studyId),
      mailings: taken.mailings.map(({ kind, subject, scheduledAt }) => ({
        kind,
        subject,
        scheduledAt: scheduledAt.toISOString(),
      })),
    };
  }

  /**
   * Makes a draft of the next wave. Contacts have no link until somebody makes one; no answer, state or secret is carried.
   * @throws ProblemError as `plan`; `key-taken` (409), `invalid-input` (400) when it would close before it opens.
   */
  async create(user: SignedInUser, key: string, body: CreateNextWave): Promise<Wave> {
    const wave = await this.access.requireWave(user, key, 'researcher');
    const opensAt = momentOf(body.opensAt, 'opensAt');
    const closesAt = body.closesAt === undefined ? closingOf(wave, opensAt) : momentOf(body.closesAt, 'closesAt');
    if (opensAt && closesAt && closesAt <= opensAt) {
      const detail = 'Een meting sluit nadat zij is geopend.';
      throw problem.invalid({ errors: [{ pointer: '/closesAt', code: 'before-opening', detail }] });
    }
    return this.transactions.run(async (manager) => {
      const version = await this.newestVersion(manager, wave);
      const draft = { previousId: wave.id, versionId: version.id, key: body.key, title: body.title, opensAt, closesAt };
      const taken = await this.takeOver(manager, wave, opensAt);
      const id = await this.repository.add(manager, draft);
      if (id === null) throw problem.keyTaken({ what: 'Meting', key: body.key });
      if (taken.population) {
        await this.fixing.set(manager, await this.populations.state(id, manager), storedRule(taken.population.rule));
      }
      if (body.contacts) await this.addContacts(manager, id, taken, user);
      if (body.schedule) await this.repository.addMailings(manager, id, taken.mailings, user.email);
      await audit(manager, {
        actor: user.id,
        action: 'wave.next',
        subject: body.key,
        detail: {
          from: wave.key,
          version: version.number,
          population: taken.population?.members.length ?? 0,
          contacts: body.contacts ? taken.contacts.contacts.length : 0,
          mailings: body.schedule ? taken.mailings.length : 0,
        },
      });
      return waveOf(await this.waves.counted(id, manager), wave.role);
    });
  }

  private async takeOver(manager: EntityManager, wave: WaveRow, opensAt: Date | null): Promise<TakenOver> {
    const day = wallClockOf(opensAt ?? new Date()).slice(0, 10);
    const inTransaction = manager === this.dataSource.manager ? undefined : manager;
    const register = await this.populations.candidates(manager, day);
    const successors = await this.repository.successors(manager);
    const before = {
      state: await this.populations.state(wave.id, inTransaction),
      members: await this.populations.facts(wave.id, manager),
      register: register.map((one) => ({ ...one, successorCode: successors.get(one.code) ?? null })),
      contacts: await this.repository.contacts(wave.id, manager),
      mailings: await this.repository.mailings(wave.id, manager),
      opensAt: wave.opensAt,
    };
    return takeOver(before, opensAt, day);
  }

  private async newestVersion(manager: EntityManager, wave: WaveRow): Promise<{ id: number; number: number }> {
    const version = await this.questionnaires.newestPublished(manager, wave.questionnaireKey);
    if (!version) throw problem.noPublishedVersion({ questionnaire: wave.questionnaireKey });
    return version;
  }

  private async addContacts(
    manager: EntityManager,
    waveId: number,
    { contacts: { contacts } }: TakenOver,
    user: SignedInUser,
  ): Promise<void> {
    const names = await this.repository.names([...new Set(contacts.map(({ organisation }) => organisation))]);
    const added = contacts.map((contact) => ({
      ...contact,
      id: randomUUID(),
      listing: listingOf({ code: contact.organisation, name: names.get(contact.organisation) ?? '' }, contact),
    }));
    await this.contacts.lock(manager, waveId);
    await this.contacts.add(manager, waveId, added, CARRIED, user.email);
    await this.contacts.settleOwners(manager, waveId);
  }

  private async freeKey(key: string): Promise<string> {
    const taken = await this.repository.takenKeys(key);
    if (!taken.has(key)) return key;
    let number = 2;
    while (taken.has(`${key}-${number}`)) number += 1;
    return `${key}-${number}`;
  }

  private async named(changes: readonly PopulationChangeOver[]): Promise<PopulationCarryOver[]> {
    const codes = changes.flatMap((change) => (change.kind === 'merged' ? [...change.from, change.to] : [change.code]));
    const names = await this.repository.names(codes);
    const name = (code: string) => ({ code, name: names.get(code) ?? code });
    const named = changes.map((change): PopulationCarryOver => {
      if (change.kind === 'merged') return { ...change, from: change.from.map(name), to: name(change.to) };
      const { code, ...rest } = change;
      return { ...rest, organisation: name(code) };
    });
    const by = (change: PopulationCarryOver) => (change.kind === 'merged' ? change.to : change.organisation).name;
    return named.sort((a, b) => by(a).localeCompare(by(b), 'nl'));
  }
}

/** The moment that was given as an instant, or by the clock in the Netherlands. */
function momentOf(given: string | null, place: string): Date | null {
  if (given === null) return null;
  const moment = given.endsWith('Z') ? new Date(given) : wallClockMoment(given)?.at;
  if (moment) return moment;
  const detail = 'Deze datum bestaat niet.';
  throw problem.invalid({ errors: [{ pointer: `/${place}`, code: 'invalid', detail }] });
}

/** As long after the opening as in the wave before; null when either has no opening or it had no end. */
function closingOf({ opensAt, closesAt }: WaveRow, opening: Date | null): Date | null {
  return opensAt && closesAt && opening ? shiftMoment(closesAt, opensAt, opening) : null;
}

/** The rule as it is stored: the same, with lists of its own. */
function storedRule(rule: NextPopulation['rule']): PopulationRule {
  return rule.kind === 'list'
    ? { kind: 'list', codes: [...rule.codes] }
    : { ...rule, provinces: [...rule.provinces], sizeClasses: [...rule.sizeClasses] };
}
