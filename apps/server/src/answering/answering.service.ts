import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldError, Receipt, SaveAnswers, Saved } from '@ido/api';
import { availabilityOf, complete, newReference, readToken, save, type AnswerToken, type Next } from '@ido/fieldwork';
import type { AnswerProblem, CheckMode } from '@ido/questionnaire';
import { problem } from '../http/problems';
import { ReplayService } from '../cleaning/replay.service';
import { CompiledVersions, type CompiledVersion } from '../questionnaires/compiled-versions';
import { answeringBody } from './answering-body';
import { answeringProblem } from './answering-problems';
import { AnsweringRepository, type Change, type Outcome } from './answering.repository';
import { receiptOf, storedStateOf, type StoredResponse } from './stored-response';

/** How often a change is tried again when the wave turned out to be pinned to another version than it was checked against. */
const ATTEMPTS = 3;

/** What respondents do with their link. */
@Injectable()
export class AnsweringService {
  /** Which version a wave was last seen to be pinned to; whether it still is, the statement that stores checks. */
  private readonly versionOfWave = new Map<number, number>();

  constructor(
    private readonly responses: AnsweringRepository,
    private readonly versions: CompiledVersions,
    private readonly replays: ReplayService,
  ) {}

  /**
   * Everything the respondent's page needs, as JSON text. A completed response can be read after the wave has closed as well: the
   * respondent keeps the right to a copy of what he sent.
   * @throws ProblemError unknown-link, link-withdrawn, wave-not-open, wave-closed
   */
  async open(tokenText: string): Promise<string> {
    const token = tokenOf(tokenText);
    const response = known(token, await this.responses.open(token, new Date()));
    refuseWithdrawn(response);
    if (response.status !== 'complete') refuseUnlessOpen(response, new Date());
    return answeringBody(response, await this.versions.get(response.versionId));
  }

  /**
   * Saves a draft; committed when this returns.
   * @throws ProblemError as `open`; invalid-input for impossible answers; revision-conflict when it did not start from the stored revision
   */
  async save(tokenText: string, body: SaveAnswers): Promise<Saved> {
    const token = tokenOf(tokenText);
    const { revision } = body;
    const { outcome, now } = await this.change(token, body, 'draft', (change) => this.responses.save(change));
    if (outcome.newRevision !== null) return { revision: outcome.newRevision, savedAt: now.toISOString() };
    if (outcome.status !== 'complete') refuseUnlessOpen(outcome, now);
    throw refusalOf(save(outcome, revision), answeringProblem.revisionConflict(storedStateOf(outcome)));
  }

  /**
   * Sends the answers in; the same key again gives the same receipt. Committed when this returns.
   * @throws ProblemError as `save`, with missing and hidden answers too; already-completed when it was completed with another key
   */
  async complete(tokenText: string, key: string, body: SaveAnswers): Promise<Receipt> {
    const token = tokenOf(tokenText);
    const { revision, answers } = body;
    const reference = newReference();
    const { outcome, now } = await this.change(token, body, 'complete', (change, { compiled }) =>
      this.responses.complete({ ...change, coded: compiled.encode(answers), reference, key }),
    );
    if (outcome.newRevision !== null) {
      if (outcome.cleaned) await this.replays.settleSoon(token.waveId);
      return {
        responseId: token.responseId,
        completedAt: now.toISOString(),
        reference: outcome.reference ?? reference,
      };
    }
    const receipt = receiptOf(outcome);
    if (receipt !== null) {
      const next = complete(outcome, revision, key);
      if (next.kind === 'repeat') return receipt;
      throw refusalOf(next, answeringProblem.alreadyCompleted({ ...storedStateOf(outcome), receipt }));
    }
    refuseUnlessOpen(outcome, now);
    throw refusalOf(complete(outcome, revision, key), answeringProblem.revisionConflict(storedStateOf(outcome)));
  }

  /**
   * Checks answers and stores them in one statement. What is wrong with the answers is only told to whoever has the right link, and only
   * when that link could store them at all.
   */
  private async change(
    token: AnswerToken,
    { answers, revision, takenOver = {} }: SaveAnswers,
    mode: CheckMode,
    store: (change: Change, version: CompiledVersion) => Promise<Outcome | null>,
  ): Promise<{ outcome: Outcome; now: Date }> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const version = await this.versionFor(token);
      const wrong = version.compiled.check(answers, mode);
      const now = new Date();
      const change: Change = {
        token,
        revision,
        answers: JSON.stringify(answers),
        takenOver: JSON.stringify(takenOver),
        now,
        versionId: version.id,
      };
      const outcome =
        wrong.length === 0
          ? known(token, await store(change, version))
          : { ...known(token, await this.responses.open(token, now)), newRevision: null };
      refuseWithdrawn(outcome);
      if (outcome.newRevision === null && outcome.versionId !== version.id) {
        this.versionOfWave.set(token.waveId, outcome.versionId);
        continue;
      }
      if (wrong.length > 0 && outcome.status !== 'complete') {
        refuseUnlessOpen(outcome, now);
        throw problem.invalid({ errors: wrong.map(fieldError) });
      }
      return { outcome, now };
    }
    throw problem.busy();
  }

  private async versionFor(token: AnswerToken): Promise<CompiledVersion> {
    const seen = this.versionOfWave.get(token.waveId);
    if (seen !== undefined) return this.versions.get(seen);
    const versionId = await this.responses.versionOf(token.waveId);
    if (versionId === null) throw answeringProblem.unknownLink();
    this.versionOfWave.set(token.waveId, versionId);
    return this.versions.get(versionId);
  }
}

/** An answer that is wrong, as the problem tells it. */
export function fieldError({ pointer, code, detail }: AnswerProblem): FieldError {
  return { pointer: `/answers${pointer}`, code, detail };
}

export function tokenOf(text: string): AnswerToken {
  const token = readToken(text);
  if (token === null) throw answeringProblem.unknownLink();
  return token;
}

/** The response when the token's secret is that of one of its links; all are compared, so that the time says nothing. */
export function known<T extends StoredResponse>(token: AnswerToken, response: T | null): T {
  const right = (response?.secretHashes ?? []).filter((stored) => timingSafeEqual(stored, token.secretHash));
  if (response === null || right.length === 0) throw answeringProblem.unknownLink();
  return response;
}

export function refuseWithdrawn(response: StoredResponse): void {
  if (response.withdrawnAt === null) return;
  throw answeringProblem.linkWithdrawn({ wave: waveOf(response), withdrawnAt: response.withdrawnAt.toISOString() });
}

export function refuseUnlessOpen(response: StoredResponse, now: Date): void {
  const { waveStatus: status, opensAt, closesAt, graceUntil } = response;
  const started = response.status !== 'invited';
  const availability = availabilityOf({ status, opensAt, closesAt, graceUntil }, response.withdrawnAt, now, started);
  const wave = waveOf(response);
  if (availability.kind === 'notYetOpen') {
    throw answeringProblem.waveNotOpen({ wave, opensAt: availability.opensAt?.toISOString() ?? null });
  }
  if (availability.kind === 'closed') {
    throw answeringProblem.waveClosed({ wave, closedAt: availability.closedAt?.toISOString() ?? null });
  }
}

function waveOf({ waveKey: key, waveTitle: title }: StoredResponse) {
  return { key, title };
}

/** The problem to throw when the rules refuse; nothing was stored although they do not, only when the state changed in between. */
function refusalOf(next: Next, refusal: Error): Error {
  return next.kind === 'refused' ? refusal : problem.busy();
}
