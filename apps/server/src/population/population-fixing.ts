import { Injectable } from '@nestjs/common';
import type { PopulationRule } from '@ido/api';
import { sizeClass, type SizeClassLimits } from '@ido/catalogue';
import { populationDifference, selectPopulation, type PopulationDifference } from '@ido/fieldwork';
import type { EntityManager } from 'typeorm';
import { problem } from '../http/problems';
import { populationProblem } from './population-problems';
import { PopulationRepository, type MemberFacts, type PopulationState } from './population.repository';

const NOTHING: PopulationDifference = { added: [], removed: [] };

/** What follows from a rule for the population of a wave: put into the database, in the transaction of whoever asks. */
@Injectable()
export class PopulationFixing {
  constructor(private readonly populations: PopulationRepository) {}

  /**
   * Makes the population of a wave what a rule says. Before it is frozen everyone has the facts of the day; afterwards whoever stays keeps
   * the facts as they were.
   * @throws ProblemError invalid-input for codes that the register does not know and for a rule that chooses nobody;
   * population-answering for organisations that would go although they have a link or answers
   */
  async set(
    manager: EntityManager,
    state: PopulationState,
    rule: PopulationRule | null,
  ): Promise<PopulationDifference> {
    const members = rule === null ? [] : await this.chosen(manager, state, rule);
    const before = await this.populations.current(manager, state.id);
    const difference = populationDifference(
      before.codes,
      members.map(({ code }) => code),
    );
    const answering = difference.removed.filter((code) => before.answering.has(code));
    if (answering.length > 0) {
      throw populationProblem.answering({ organisations: await this.populations.named(manager, answering) });
    }
    await this.store(manager, state, members, difference);
    await this.populations.keep(manager, state.id, rule, state.frozenAt);
    return difference;
  }

  /** Brings the populations that are not frozen up to date with the register, of one study or of all. */
  async refresh(manager: EntityManager, studyId: number | null = null): Promise<void> {
    for (const state of await this.populations.drafts(manager, studyId)) await this.followRule(manager, state);
  }

  /** The same for one wave: its opening day may have moved. Nothing happens to a frozen one. */
  async refreshWave(manager: EntityManager, waveId: number): Promise<void> {
    const state = await this.populations.state(waveId, manager);
    if (state.frozenAt === null) await this.followRule(manager, state);
  }

  /**
   * Freezes the population of a wave that opens, as the register is on its opening day; one that is frozen already stays as it is. Gives
   * what that changed. Organisations with a link or answers stay, whatever became of them.
   */
  async freeze(manager: EntityManager, waveId: number, at: Date): Promise<PopulationDifference> {
    const state = await this.populations.state(waveId, manager);
    if (state.frozenAt !== null) return NOTHING;
    const difference = await this.followRule(manager, state);
    await this.populations.keep(manager, waveId, state.rule, at);
    return difference;
  }

  /** New limits of the size classes of a study: its waves are classed anew, and drafts that choose by size chosen anew. */
  async useLimits(manager: EntityManager, studyId: number, limits: SizeClassLimits): Promise<void> {
    await this.populations.reclassify(manager, studyId, (inhabitants) => sizeClass(inhabitants, limits));
    await this.refresh(manager, studyId);
  }

  private async followRule(manager: EntityManager, state: PopulationState): Promise<PopulationDifference> {
    if (state.rule === null) return NOTHING;
    const { members } = await this.select(manager, state, state.rule);
    const before = await this.populations.current(manager, state.id);
    const { added, removed } = populationDifference(
      before.codes,
      members.map(({ code }) => code),
    );
    const difference = { added, removed: removed.filter((code) => !before.answering.has(code)) };
    await this.store(manager, state, members, difference);
    await this.populations.keep(manager, state.id, state.rule, null);
    return difference;
  }

  private async store(
    manager: EntityManager,
    { id, frozenAt }: PopulationState,
    members: readonly MemberFacts[],
    { added, removed }: PopulationDifference,
  ): Promise<void> {
    const isNew = new Set(added);
    const facts = frozenAt === null ? members : members.filter(({ code }) => isNew.has(code));
    await this.populations.put(manager, id, facts);
    await this.populations.remove(manager, id, removed);
  }

  private async chosen(manager: EntityManager, state: PopulationState, rule: PopulationRule): Promise<MemberFacts[]> {
    const { members, unknown } = await this.select(manager, state, rule);
    if (unknown.length > 0) {
      const detail = (code: string) => `Het register heeft geen organisatie met code ${code}.`;
      const listed = rule.kind === 'list' ? rule.codes : [];
      throw problem.invalid({
        errors: unknown.map((code) => ({
          pointer: `/rule/codes/${listed.indexOf(code)}`,
          code: 'unknown-organisation',
          detail: detail(code),
        })),
      });
    }
    if (members.length === 0) {
      const detail = 'Met deze keuze is er geen enkele organisatie. Kies ruimer.';
      throw problem.invalid({ errors: [{ pointer: '/rule', code: 'empty-population', detail }] });
    }
    return members;
  }

  private async select(
    manager: EntityManager,
    state: PopulationState,
    rule: PopulationRule,
  ): Promise<{ members: MemberFacts[]; unknown: readonly string[] }> {
    const day = dayOf(state);
    const register = await this.populations.candidates(manager, (rule.kind === 'choice' && rule.on) || day);
    const classed = register.map((candidate) => ({
      ...candidate,
      sizeClass: candidate.inhabitants === null ? null : sizeClass(candidate.inhabitants, state.sizeLimits),
    }));
    const { members, unknown } = selectPopulation(rule, classed, day);
    const facts = members.map(({ code, province, sizeClass: size, inhabitants }) => ({
      code,
      province,
      sizeClass: size,
      inhabitants,
    }));
    return { members: facts, unknown };
  }
}

/** The day on which a wave opens, as far as is known: its opening date when that is still to come, today otherwise. */
function dayOf({ opensAt }: PopulationState): string {
  const now = new Date();
  return (opensAt !== null && opensAt > now ? opensAt : now).toISOString().slice(0, 10);
}
