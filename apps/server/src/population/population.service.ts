import { Injectable } from '@nestjs/common';
import type { Population, PopulationOutcome, SetPopulation } from '@ido/api';
import { provinces, sizeClasses, sizeClassLabels } from '@ido/catalogue';
import { populationCounts, type ClassCount } from '@ido/fieldwork';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import type { WaveRow } from '../studies/wave-row';
import { PopulationFixing } from './population-fixing';
import { populationProblem } from './population-problems';
import { PopulationRepository } from './population.repository';

/** What a dry run would have done; thrown to undo it. Not an error. */
class DryRun extends Error {
  constructor(readonly outcome: PopulationOutcome) {
    super();
  }
}

/** Who a wave is about. */
@Injectable()
export class PopulationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly populations: PopulationRepository,
    private readonly fixing: PopulationFixing,
  ) {}

  /** The population of a wave with N per province and size class. */
  find(wave: WaveRow): Promise<Population> {
    return this.populationOf(wave.id, this.dataSource.manager);
  }

  /**
   * Gives a wave another population; a dry run says what that would do and changes nothing. Once frozen, the reason goes on record.
   * @throws ProblemError population-final for a published wave; population-frozen without a reason; as `PopulationFixing.set`
   */
  async set(
    wave: WaveRow,
    user: SignedInUser,
    { rule, reason }: SetPopulation,
    dryRun: boolean,
  ): Promise<PopulationOutcome> {
    try {
      return await this.transactions.run(async (manager) => {
        const state = await this.populations.state(wave.id, manager);
        if (state.status === 'published') throw populationProblem.published();
        if (state.frozenAt !== null && reason === undefined && !dryRun) throw populationProblem.reasonNeeded();
        const { added, removed } = await this.fixing.set(manager, state, rule);
        if (state.frozenAt !== null && added.length + removed.length > 0 && reason !== undefined) {
          await this.populations.record(manager, { waveId: wave.id, actor: user.id, reason, added, removed });
        }
        await audit(manager, {
          actor: user.id,
          action: 'population.set',
          subject: wave.key,
          detail: { added: added.length, removed: removed.length, ...(reason !== undefined && { reason }) },
        });
        const outcome: PopulationOutcome = {
          ...(await this.populationOf(wave.id, manager)),
          dryRun,
          added: await this.populations.named(manager, added),
          removed: await this.populations.named(manager, removed),
        };
        if (dryRun) throw new DryRun(outcome);
        return outcome;
      });
    } catch (error) {
      if (error instanceof DryRun) return error.outcome;
      throw error;
    }
  }

  private async populationOf(waveId: number, manager: EntityManager): Promise<Population> {
    const inTransaction = manager === this.dataSource.manager ? undefined : manager;
    const state = await this.populations.state(waveId, inTransaction);
    const counts = populationCounts(await this.populations.facts(waveId, manager));
    const sizes: Readonly<Record<string, string>> = sizeClassLabels(state.sizeLimits);
    return {
      rule: state.rule,
      frozenAt: state.frozenAt?.toISOString() ?? null,
      total: counts.total,
      provinces: labelled(counts.provinces, provinces, (code) => code),
      sizeClasses: labelled(counts.sizeClasses, sizeClasses, (code) => sizes[code] ?? code),
      cells: counts.cells.map((cell) => ({ ...cell })),
      sizeLimits: [...state.sizeLimits],
      changes: state.changes,
    };
  }
}

/** Every class in the order of the register, also those that nobody is in, with what the screen calls them; the unknown last. */
function labelled(counts: readonly ClassCount[], order: readonly string[], labelOf: (code: string) => string) {
  const occurring = counts.map(({ code }) => code);
  const codes = [...order, ...occurring.filter((code) => code !== null && !order.includes(code))];
  const unknown = occurring.includes(null) ? [null] : [];
  return [...codes, ...unknown].map((code) => ({
    code,
    label: code === null ? 'Niet bekend' : labelOf(code),
    n: counts.find((one) => one.code === code)?.n ?? 0,
  }));
}
