import { Injectable } from '@nestjs/common';
import type { Weighting } from '@ido/tabulation';
import { problem } from '../http/problems';
import type { WaveWithRole } from '../studies/wave-row';
import { WeightingRepository } from '../weighting/weighting.repository';
import { weightsOf, type RawQuery } from './breakdown-query';

/** The weighting that a query names. */
@Injectable()
export class WeightingOfWave {
  constructor(private readonly weightings: WeightingRepository) {}

  /**
   * The weighting of `weights` (`none`, `<scheme>` for its current version, `<scheme>.<version>`); null: none. Only for the study team: weighted beside
   * unweighted figures are two equations about what is withheld from readers.
   * @throws ProblemError invalid-input for one that there is not, forbidden for readers
   */
  async find(wave: WaveWithRole, raw: RawQuery): Promise<Weighting | null> {
    const weights = weightsOf(raw['weights']);
    // What cannot be a name is refused with everything else that is wrong with the query.
    if (!weights) return null;
    if (wave.role === 'reader') throw problem.forbidden({ need: 'researcher' });
    const weighting = await this.weightings.weighting(wave.id, weights.scheme, weights.version);
    if (weighting !== null) return weighting;
    const detail = `Weging '${String(raw['weights'])}' bestaat niet in deze meting.`;
    throw problem.invalid({ errors: [{ pointer: '/query/weights', code: 'unknown-weighting', detail }] });
  }
}
