import { Injectable } from '@nestjs/common';
import type { Variable } from '@ido/questionnaire';
import { Disclosure, openCountsOf } from '@ido/tabulation';
import type { WaveColumns } from './wave-columns';

/** What is withheld from readers of waves in memory: decided once for every state of the responses, and kept until they change. */
@Injectable()
export class Disclosures {
  private readonly kept = new WeakMap<WaveColumns, { readonly state: string; readonly disclosure: Disclosure }>();

  /** To be used before anything is awaited: the columns go on changing. */
  of(data: WaveColumns, publishFrom: number, dimensions: readonly Variable[]): Disclosure {
    const state = [data.columns.changes, publishFrom, ...dimensions.map(({ name }) => name)].join(' ');
    const kept = this.kept.get(data);
    if (kept?.state === state) return kept.disclosure;
    const disclosure = new Disclosure(openCountsOf(data.columns, dimensions), publishFrom);
    this.kept.set(data, { state, disclosure });
    return disclosure;
  }
}
