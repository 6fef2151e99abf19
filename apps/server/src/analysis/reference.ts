import { API_VERSION } from '@ido/api';
import type { RawQuery } from './breakdown-query';
import { stateText, type WaveState } from './wave-state';

/**
 * Where a figure comes from, in one line that can be pasted back (rule 8): the wave, the state of its responses, cleaning and population, what was asked of them, and the
 * version of the software: `regierol-2024@v1.p1.c0.all.742:742:?by=province#1.0.0`.
 */
export function referenceOf(wave: { readonly key: string }, state: WaveState, query: RawQuery): string {
  return referenceText(wave.key, stateText(state), query);
}

/** What a figure is of, the state that it was made from, what was asked and the version of the software, in one line. */
export function referenceText(of: string, state: string, query: RawQuery): string {
  const asked = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    if (name === 'asOf') continue;
    for (const value of [values ?? []].flat()) asked.append(name, value);
  }
  asked.sort();
  const text = asked.toString();
  return `${of}@${state}${text && `?${text}`}#${API_VERSION}`;
}
