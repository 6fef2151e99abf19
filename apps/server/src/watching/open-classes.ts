import { Injectable } from '@nestjs/common';
import { openDimensionsOf } from '../analysis/open-to';
import { WaveCounter } from '../analysis/wave-counter';
import type { WaveWithRole } from '../studies/wave-row';

/** Facts of the register that the progress of a wave is told by. */
export const CLASS_FACTS = ['province', 'sizeClass'] as const;
export type ClassFact = (typeof CLASS_FACTS)[number];

/** Which classes somebody may see the progress of: how many of a class sent in is the number of responses that its figures withhold. */
@Injectable()
export class OpenClasses {
  constructor(private readonly counter: WaveCounter) {}

  /**
   * For the study team all; for readers the facts of which no class is withheld from them (docs/decisions/0019-small-numbers.md). One class less would be the total
   * less the others, so that a fact is told as a whole or not.
   */
  async of(wave: WaveWithRole): Promise<readonly ClassFact[]> {
    if (wave.role !== 'reader') return CLASS_FACTS;
    const { disclosure } = await this.counter.count(wave, (variables) => ({
      requests: [],
      open: openDimensionsOf(wave, variables),
    }));
    return CLASS_FACTS.filter((fact) => {
      const dimension = disclosure?.dimensions.find(({ name }) => name === fact);
      return dimension?.categories.every(({ code }) => !disclosure!.markOfResponses(new Map([[fact, [code]]])));
    });
  }
}
