import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StartedResponse, StartResponse } from '@ido/api';
import { availabilityOf, newReference, newToken } from '@ido/fieldwork';
import { problem } from '../http/problems';
import { CompiledVersions } from '../questionnaires/compiled-versions';
import { answeringProblem } from './answering-problems';
import { fieldError } from './answering.service';
import { OpenAccessRepository } from './open-access.repository';

/** Responses of waves that anyone may answer: registration at the desk, visitors. */
@Injectable()
export class OpenAccessService {
  constructor(
    private readonly waves: OpenAccessRepository,
    private readonly versions: CompiledVersions,
  ) {}

  /**
   * Starts a response, or registers one at once with `complete: true`. Committed when this returns.
   * @throws ProblemError unknown-resource, invitation-needed, wave-not-open, wave-closed, invalid-input
   */
  async start(waveKey: string, { answers, complete = false }: StartResponse): Promise<StartedResponse> {
    const wave = await this.waves.find(waveKey);
    if (wave === null) throw problem.unknown({ what: 'Meting', key: waveKey });
    if (!wave.openAccess) throw answeringProblem.openAccessOnly();
    const now = new Date();
    const availability = availabilityOf(wave, null, now);
    if (availability.kind === 'notYetOpen') {
      throw answeringProblem.waveNotOpen({ wave, opensAt: availability.opensAt?.toISOString() ?? null });
    }
    if (availability.kind === 'closed') {
      throw answeringProblem.waveClosed({ wave, closedAt: availability.closedAt?.toISOString() ?? null });
    }
    const { compiled } = await this.versions.get(wave.versionId);
    const wrong = answers === undefined ? [] : compiled.check(answers, complete ? 'complete' : 'draft');
    if (wrong.length > 0) throw problem.invalid({ errors: wrong.map(fieldError) });

    const responseId = randomUUID();
    const { token, secretHash } = newToken(wave.id, responseId);
    const reference = newReference();
    const stored = await this.waves.start({
      waveId: wave.id,
      responseId,
      secretHash,
      now,
      answers: answers === undefined ? null : JSON.stringify(answers),
      completion: complete && answers !== undefined ? { coded: compiled.encode(answers), reference } : null,
    });
    if (!stored) throw answeringProblem.waveClosed({ wave, closedAt: null });
    return complete ? { token, receipt: { responseId, completedAt: now.toISOString(), reference } } : { token };
  }
}
