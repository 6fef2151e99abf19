import { Injectable } from '@nestjs/common';
import type { CleaningEffect, FieldError, NewCleaningEntry, WhichCounts } from '@ido/api';
import {
  correct,
  planReplay,
  revokedEntries,
  type AnswerProblem,
  type CompiledQuestionnaire,
  type LogEntry,
  type RuleEffect,
} from '@ido/questionnaire';
import type { EntityManager } from 'typeorm';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import type { WaveRow } from '../studies/wave-row';
import { CleanResponsesRepository, type StoredResponse } from './clean-responses.repository';
import { CleaningLogRepository, type NewEntry, type StoredEntry } from './cleaning-log.repository';
import { cleaningProblem } from './cleaning-problems';
import { ReplayService } from './replay.service';

/** A log is read whole at every replay. */
const MOST_ENTRIES = 20_000;
/** Each is looked at for every response. */
const MOST_RULES = 100;

/** To undo the transaction of a dry run: not an error. */
class DryRun extends Error {
  constructor(readonly effect: CleaningEffect) {
    super();
  }
}

/** Writes in the cleaning log, and replays it. */
@Injectable()
export class EntriesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: CleaningLogRepository,
    private readonly responses: CleanResponsesRepository,
    private readonly replay: ReplayService,
    private readonly versions: CompiledVersions,
  ) {}

  /**
   * Adds an entry to the log of a wave; committed, with what it does to the figures, when this returns. A dry run only says what it would do.
   * @throws ProblemError bad-cleaning-rule, impossible-correction, nothing-to-correct, response-not-completed, unknown-resource,
   * no-organisation-to-choose-for, already-revoked, too-many-entries, too-many-rules
   */
  async add(
    wave: WaveRow,
    user: SignedInUser,
    { reason, ...order }: NewCleaningEntry,
    dryRun: boolean,
  ): Promise<CleaningEffect> {
    const { compiled } = await this.versions.get(wave.versionId);
    try {
      return await this.transactions.run(async (manager) => {
        await this.log.lock(manager, wave.id);
        const stored = await this.log.entries(manager, wave.id);
        refuseTooMany(stored, order.kind);
        const entry = await this.checked(manager, wave, compiled, stored, order);
        const by = { id: user.id, name: user.name, reason, at: new Date() };
        const number = await this.log.add(manager, wave.id, entry, by);
        await this.log.begin(manager, [wave.id]);
        const effect = await this.effectOf(manager, wave, compiled, { ...entry, number } as LogEntry, stored);
        if (dryRun) throw new DryRun({ ...effect, entry: null });
        await audit(manager, {
          actor: user.id,
          action: `cleaning.${entry.kind}`,
          subject: `${wave.id}/${number}`,
          detail: { responses: effect.responses },
        });
        return effect;
      });
    } catch (error) {
      if (error instanceof DryRun) return error.effect;
      throw error;
    }
  }

  /** Changes which of several responses of an organisation counts, in every wave of a study. */
  async setWhichCounts(studyId: number, user: SignedInUser, rule: WhichCounts): Promise<void> {
    await this.transactions.run(async (manager) => {
      const waves = await this.log.wavesOf(manager, studyId);
      for (const { id } of waves) await this.log.lock(manager, id);
      await this.log.setWhichCounts(manager, studyId, rule);
      await this.log.begin(
        manager,
        waves.map(({ id }) => id),
      );
      for (const wave of waves) await this.replay.whole(manager, wave);
      await audit(manager, {
        actor: user.id,
        action: 'study.which-counts',
        subject: String(studyId),
        detail: { rule },
      });
    });
  }

  private async checked(
    manager: EntityManager,
    wave: WaveRow,
    compiled: CompiledQuestionnaire,
    stored: readonly StoredEntry[],
    order: Omit<NewCleaningEntry, 'reason'> & { kind: NewCleaningEntry['kind'] },
  ): Promise<NewEntry> {
    const entry = order as NewCleaningEntry;
    if (entry.kind === 'rule') {
      const effect = withValue(compiled, entry.effect as RuleEffect);
      checkRule(compiled, entry.expression, effect);
      return { kind: 'rule', expression: entry.expression, effect };
    }
    if (entry.kind === 'revoke') {
      const log = stored.map((one) => one.entry);
      if (!log.some(({ number }) => number === entry.entry)) {
        throw problem.unknown({ what: 'Regel van het logboek', key: String(entry.entry) });
      }
      if (revokedEntries(log).has(entry.entry)) throw cleaningProblem.alreadyRevoked({ entry: entry.entry });
      return { kind: 'revoke', entry: entry.entry };
    }
    const [response] = await this.responses.byId(manager, wave.id, [entry.response]);
    if (!response) throw await this.notThere(manager, wave.id, entry.response);
    if (entry.kind === 'edit') {
      const was = response.answers[entry.question];
      checkEdit(compiled, stored, response, entry.question, entry.value);
      return { kind: 'edit', response: response.id, question: entry.question, was, value: entry.value ?? null };
    }
    if (entry.kind === 'choose' && response.organisation === null) throw cleaningProblem.noOrganisation();
    return { kind: entry.kind, response: response.id };
  }

  private async notThere(manager: EntityManager, waveId: number, id: string): Promise<Error> {
    const found: unknown[] = await manager.query('SELECT FROM response WHERE wave_id = $1 AND id = $2', [waveId, id]);
    return found.length > 0 ? cleaningProblem.notComplete() : problem.unknown({ what: 'Respons', key: id });
  }

  /** Replays what the entry is about and says what changed. */
  private async effectOf(
    manager: EntityManager,
    wave: WaveRow,
    compiled: CompiledQuestionnaire,
    entry: LogEntry,
    before: readonly StoredEntry[],
  ): Promise<CleaningEffect> {
    const about = entry.kind === 'revoke' ? revokedFirst(before, entry.entry) : entry;
    if (about !== null && about.kind !== 'rule' && about.kind !== 'revoke') {
      return {
        entry: entry.number,
        responses: await this.replay.some(manager, wave, [about.response]),
        impossible: 0,
      };
    }
    const changed = await this.replay.whole(manager, wave);
    if (entry.kind !== 'rule' || changed === null)
      return { entry: entry.number, responses: changed, impossible: changed === null ? null : 0 };
    const outcome = await this.outcomeOf(manager, wave, compiled, entry, before);
    return {
      entry: entry.number,
      responses: entry.effect.kind === 'flag' ? outcome.flagged : changed,
      impossible: outcome.impossible,
    };
  }

  /** Of how many responses a rule flags, and for how many it cannot be followed. */
  private async outcomeOf(
    manager: EntityManager,
    wave: WaveRow,
    compiled: CompiledQuestionnaire,
    entry: LogEntry,
    before: readonly StoredEntry[],
  ): Promise<{ flagged: number; impossible: number }> {
    const plan = planReplay(compiled, [...before.map((one) => one.entry), entry]);
    let flagged = 0;
    let impossible = 0;
    for await (const rows of this.responses.all(manager, wave.id)) {
      for (const row of rows) {
        const cleaned = plan.clean(row);
        if (cleaned.flagged.includes(entry.number)) flagged++;
        if (cleaned.impossible.includes(entry.number)) impossible++;
      }
    }
    return { flagged, impossible };
  }
}

function refuseTooMany(stored: readonly StoredEntry[], kind: NewCleaningEntry['kind']): void {
  if (stored.length >= MOST_ENTRIES) throw cleaningProblem.tooManyEntries({ most: MOST_ENTRIES });
  if (kind !== 'rule') return;
  const log = stored.map(({ entry }) => entry);
  const revoked = revokedEntries(log);
  const rules = log.filter((entry) => entry.kind === 'rule' && !revoked.has(entry.number));
  if (rules.length >= MOST_RULES) throw cleaningProblem.tooManyRules({ most: MOST_RULES });
}

/** What a revocation takes back in the end: the entry at the end of a chain of revocations. */
function revokedFirst(log: readonly StoredEntry[], number: number): LogEntry | null {
  const entry = log.find((one) => one.entry.number === number)?.entry;
  if (entry === undefined) return null;
  return entry.kind === 'revoke' ? revokedFirst(log, entry.entry) : entry;
}

/** A choice may be named by its code, as exports do: `"1"` for the 1 of a rating. The log holds the answer itself. */
function withValue(compiled: CompiledQuestionnaire, effect: RuleEffect): RuleEffect {
  if (effect.kind !== 'set') return effect;
  const choices = compiled.codebook.variables.find(({ name, type }) => name === effect.question && type === 'single');
  const value = choices?.categories.find(({ code }) => code === effect.value)?.value;
  return value === undefined ? effect : { ...effect, value };
}

/** A rule has to be readable, and its answer one that the question can have; whether it is asked differs per response. */
function checkRule(compiled: CompiledQuestionnaire, expression: string, effect: RuleEffect): void {
  const errors: FieldError[] = [];
  const read = compiled.expression(expression);
  if (read.kind === 'refused') {
    errors.push(...read.details.map((detail) => ({ pointer: '/expression', code: 'unreadable-expression', detail })));
  }
  if (effect.kind !== 'flag') {
    const known = compiled.codebook.variables.some(({ question }) => question === effect.question);
    if (!known) {
      const detail = `Vraag '${effect.question}' bestaat niet.`;
      errors.push({ pointer: '/effect/question', code: 'unknown-question', detail });
    } else if (effect.kind === 'set') {
      const wrong = compiled.check({ [effect.question]: effect.value }, 'draft');
      errors.push(...wrong.map(({ code, detail }) => ({ pointer: '/effect/value', code, detail })));
    }
  }
  if (errors.length > 0) throw cleaningProblem.badRule({ errors });
}

/** An edit has to give possible answers, on top of what the log makes of the response so far. */
function checkEdit(
  compiled: CompiledQuestionnaire,
  stored: readonly StoredEntry[],
  response: StoredResponse,
  question: string,
  value: unknown,
): void {
  const plan = planReplay(
    compiled,
    stored.map(({ entry }) => entry),
  );
  const outcome = correct(compiled, plan.clean(response).answers, question, value);
  if (outcome.kind === 'unchanged') throw cleaningProblem.nothingToCorrect();
  if (outcome.kind === 'impossible') throw cleaningProblem.impossible({ errors: outcome.problems.map(fieldError) });
}

function fieldError({ pointer, code, detail }: AnswerProblem): FieldError {
  return { pointer: `/answers${pointer}`, code, detail };
}
