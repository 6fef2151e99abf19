import { Controller, Get, Param } from '@nestjs/common';
import { WaveOpening } from '@ido/api';
import { availabilityOf } from '@ido/fieldwork';
import { answeringProblem } from '../answering/answering-problems';
import { PublicAccess } from '../http/access';
import { Operation } from '../http/operation';
import { problem } from '../http/problems';
import { WaveAccess } from '../studies/wave-access';

/** What the start page of an open wave says, to whoever opens it. */
@Controller()
@PublicAccess()
export class OpeningController {
  constructor(private readonly waves: WaveAccess) {}

  /** A wave with invitations is as unknown here as one that does not exist. */
  @Get('/waves/:wave/opening')
  @Operation({ summary: 'Title of a wave that anybody can answer', answers: { 200: WaveOpening } })
  async opening(@Param('wave') key: string): Promise<WaveOpening> {
    const wave = await this.waves.findWave(key);
    if (wave === null || !wave.openAccess) throw problem.unknown({ what: 'Meting', key });
    const availability = availabilityOf(wave, null, new Date());
    if (availability.kind === 'notYetOpen') {
      throw answeringProblem.waveNotOpen({ wave, opensAt: availability.opensAt?.toISOString() ?? null });
    }
    if (availability.kind === 'closed') {
      throw answeringProblem.waveClosed({ wave, closedAt: availability.closedAt?.toISOString() ?? null });
    }
    const { title, studyTitle, syntheticNote } = wave;
    return { key: wave.key, title, study: { title: studyTitle }, syntheticNote };
  }
}
