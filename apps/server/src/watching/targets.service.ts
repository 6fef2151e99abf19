import { Injectable } from '@nestjs/common';
import type { Targets } from '@ido/api';
import { audit } from '../database/audit';
import { Transactions } from '../database/transactions';
import type { SignedInUser } from '../http/access';
import { problem } from '../http/problems';
import type { WaveRow } from '../studies/wave-row';
import { ProgressRepository } from './progress.repository';

/** What part of the population, and of its classes, should have completed at closing. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly repository: ProgressRepository,
    private readonly transactions: Transactions,
  ) {}

  async of(wave: WaveRow): Promise<Targets> {
    return { targets: await this.repository.targets(wave.id) };
  }

  /** Replaces all targets. @throws ProblemError `invalid-input` naming each class that is not in the population or is given twice. */
  async set(wave: WaveRow, { targets }: Targets, user: SignedInUser): Promise<Targets> {
    const classes = await this.repository.classes(wave);
    const known = new Set(
      classes.map(({ variable, code, population }) => population > 0 && `${variable}/${code ?? ''}`),
    );
    const seen = new Set<string>();
    const errors = targets.flatMap(({ variable, code }, at) => {
      const place = `${variable}/${code}`;
      const twice = seen.has(place);
      seen.add(place);
      if (twice)
        return [{ pointer: `/targets/${at}`, code: 'twice', detail: 'Voor deze groep is al een doel gegeven.' }];
      if (known.has(place)) return [];
      const detail = `'${code}' komt in de populatie van deze meting niet voor.`;
      return [{ pointer: `/targets/${at}/code`, code: 'not-in-population', detail }];
    });
    if (errors.length > 0) throw problem.invalid({ errors });
    await this.transactions.run(async (manager) => {
      await this.repository.setTargets(manager, wave.id, targets);
      await audit(manager, { actor: user.id, action: 'targets.set', subject: wave.key, detail: { targets } });
    });
    return this.of(wave);
  }
}
