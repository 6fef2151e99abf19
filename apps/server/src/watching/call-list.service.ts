import { PassThrough, type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { OrganisationState } from '@ido/api';
import { sizeClassLabels, type SizeClassLimits } from '@ido/catalogue';
import { writeWorkbook, type Cell } from '@ido/exchange';
import { stoppingPoint } from '@ido/questionnaire';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { OrganisationsProgressRepository, type CallRow } from './organisations-progress.repository';
import { ProgressRepository } from './progress.repository';

const HEADER = [
  'Code',
  'Organisatie',
  'Provincie',
  'Grootte',
  'Inwoners',
  'Stand',
  'Laatste activiteit',
  'Gebleven bij',
  'Contactpersoon',
  'Telefoon',
  'E-mailadres',
  'E-mail komt aan',
  'Eigenaar van het antwoord',
  'Opmerking',
] as const;

const STATES: Readonly<Record<OrganisationState, string>> = {
  'not-invited': 'niet uitgenodigd',
  planned: 'gepland',
  sent: 'verstuurd',
  bounced: 'niet bezorgd',
  opened: 'geopend',
  started: 'begonnen',
  completed: 'afgerond',
  declined: 'afgezien',
  'opted-out': 'afgemeld',
};
const DELIVERED: Readonly<Record<string, string>> = { ok: 'ja', soft: 'tijdelijk niet', hard: 'nee' };

/** Who can be called to take part after all, as a workbook. */
@Injectable()
export class CallListService {
  constructor(
    private readonly organisations: OrganisationsProgressRepository,
    private readonly progress: ProgressRepository,
    private readonly versions: CompiledVersions,
    private readonly transactions: Transactions,
  ) {}

  /**
   * A row for each contact of each organisation that has not completed; who does not take part or wants no messages is not in it. That somebody
   * took the contact data along stands in the audit.
   */
  async workbook(wave: WaveRow, user: SignedInUser): Promise<Readable> {
    const [rows, limits, { compiled }] = await Promise.all([
      this.organisations.toCall(wave),
      this.progress.sizeLimits(wave.studyId),
      this.versions.get(wave.versionId),
    ]);
    await this.transactions.run((manager) =>
      audit(manager, {
        actor: user.id,
        action: 'call-list.download',
        subject: wave.key,
        detail: { rows: rows.length },
      }),
    );
    const sizes: Readonly<Record<string, string>> = sizeClassLabels(limits as unknown as SizeClassLimits);
    const stoppedAt = ({ draft }: CallRow) => {
      if (draft === null) return null;
      const { title, answered, shown } = stoppingPoint(compiled, draft);
      return title ?? `Alles ingevuld, niet verzonden (${answered} van ${shown})`;
    };
    const records = rows.map((row): Cell[] => [
      row.code,
      row.name,
      row.province,
      row.sizeClass === null ? null : (sizes[row.sizeClass] ?? row.sizeClass),
      row.inhabitants,
      STATES[row.state],
      row.lastActivityAt === null ? null : { date: dayOf(row.lastActivityAt) },
      stoppedAt(row),
      row.contact,
      row.phone,
      row.email,
      row.email === null ? null : (DELIVERED[row.emailStatus ?? ''] ?? null),
      row.owner === null ? null : row.owner ? 'ja' : 'nee',
      row.note === '' ? null : row.note,
    ]);
    const stream = new PassThrough();
    writeWorkbook([{ name: 'Bellijst', header: HEADER, records }], stream).catch((error: Error) =>
      stream.destroy(error),
    );
    return stream;
  }
}

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });
/** The day in the Netherlands, as `2026-11-22`. */
const dayOf = (at: Date) => DAY.format(at);
