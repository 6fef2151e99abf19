import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StartedResponse, StartResponse } from '@ido/api';
import { availabilityOf, newReference, newToken } from '@ido/fieldwork';
import { problem } from '../http/problems';
import { ReplayService } from '../cleaning/replay.service';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import { answeringProblem } from './answering-problems';
import { fieldError } from './answering.service';
import { keyedResponseId } from './keyed-response-id';
import { OpenAccessRepository, type OpenAccessWave } from './open-access.repository';
import { receiptOf } from './stored-response';

/** Responses of waves that anyone may answer: registration at the desk, visitors. */
@Injectable()
export class OpenAccessService {
  constructor(
    private readonly waves: OpenAccessRepository,
    private readonly versions: CompiledVersions,
    private readonly replays: ReplayService,
  ) {}

  /**
   * Starts a response, or registers one at once with `complete: true`. Committed when this returns. A registration with a key that was
   * stored before, with the same answers, gives its receipt again and a new token.
   * @throws ProblemError unknown-resource, invitation-needed, wave-not-open, wave-closed, invalid-input, idempotency-key-reused
   */
  async start(
    waveKey: string,
    { answers, complete = false }: StartResponse,
    key: string | null,
  ): Promise<StartedResponse> {
    const wave = await this.waves.find(waveKey);
    if (wave === null) throw problem.unknown({ what: 'Meting', key: waveKey });
    if (!wave.openAccess) throw answeringProblem.openAccessOnly();
    const text = answers === undefined ? null : JSON.stringify(answers);
    const keyed = complete && key !== null && text !== null ? { id: keyedResponseId(wave.id, key), text } : null;
    // Before looking whether the wave is open: what was registered stays registered.
    const before = keyed && (await this.again(wave.id, keyed.id, keyed.text));
    if (before) return before;

    const now = new Date();
    refuseUnlessOpen(wave, now);
    const { compiled } = await this.versions.get(wave.versionId);
    const wrong = answers === undefined ? [] : compiled.check(answers, complete ? 'complete' : 'draft');
    if (wrong.length > 0) throw problem.invalid({ errors: wrong.map(fieldError) });

    const responseId = keyed?.id ?? randomUUID();
    const { token, secretHash } = newToken(wave.id, responseId);
    const reference = newReference();
    const stored = await this.waves.start({
      waveId: wave.id,
      responseId,
      secretHash,
      now,
      answers: text,
      completion: complete && answers !== undefined ? { coded: compiled.encode(answers), reference, key } : null,
    });
    if (stored && complete && wave.cleaned) await this.replays.settleSoon(wave.id);
    if (stored)
      return complete ? { token, receipt: { responseId, completedAt: now.toISOString(), reference } } : { token };
    const meanwhile = keyed && (await this.again(wave.id, keyed.id, keyed.text));
    if (meanwhile) return meanwhile;
    throw answeringProblem.waveClosed({ wave, closedAt: null });
  }

  /** The answer to a registration that is there already; null when it is not. */
  private async again(waveId: number, responseId: string, answers: string): Promise<StartedResponse | null> {
    const registered = await this.waves.registered(waveId, responseId, answers);
    if (registered === null) return null;
    const receipt = receiptOf({ ...registered, responseId });
    // Whoever does not know the answers gets no link to them by guessing a key.
    if (receipt === null || !registered.sameAnswers) throw answeringProblem.idempotencyKeyReused();
    const { token, secretHash } = newToken(waveId, responseId);
    await this.waves.addLink(waveId, responseId, secretHash, new Date());
    return { token, receipt };
  }
}

function refuseUnlessOpen(wave: OpenAccessWave, now: Date): void {
  const availability = availabilityOf(wave, null, now);
  if (availability.kind === 'notYetOpen') {
    throw answeringProblem.waveNotOpen({ wave, opensAt: availability.opensAt?.toISOString() ?? null });
  }
  if (availability.kind === 'closed') {
    throw answeringProblem.waveClosed({ wave, closedAt: availability.closedAt?.toISOString() ?? null });
  }
}
