import { randomUUID } from 'node:crypto';
import {
  routes,
  type Breakdown,
  type CleaningEffect,
  type CleaningOverview,
  type NewCleaningEntry,
  type Problem,
  type ReplayCheck,
  type ReviewedResponse,
} from '@ido/api';
import type { SampleWave } from '../../answering/testing/sample-wave';
import type { TestApp } from '../../testing/test-server';

/** What an administrator does and sees who cleans waves, for specs. Each call expects to be followed, but for `write` and `refused`. */
export function cleaner(server: TestApp, token: string) {
  const get = async <T>(path: string): Promise<T> => {
    const answer = await server.request('GET', path, { token });
    expect([path, answer.statusCode]).toEqual([path, 200]);
    return answer.json<T>();
  };
  const write = (wave: SampleWave, body: NewCleaningEntry, query = '') =>
    server.request('POST', `${routes.cleaningEntries(wave.key)}${query}`, { token, body });
  return {
    get,
    write,
    add: async (wave: SampleWave, body: NewCleaningEntry, query = ''): Promise<CleaningEffect> => {
      const answer = await write(wave, body, query);
      expect([answer.statusCode, answer.json<Problem>().detail]).toEqual([201, undefined]);
      return answer.json<CleaningEffect>();
    },
    /** Status, name of the problem and the first field of a refusal. */
    refused: async (wave: SampleWave, body: NewCleaningEntry) => {
      const answer = await write(wave, body);
      const { type, errors } = answer.json<Problem>();
      return [answer.statusCode, type.split(':').at(-1), errors?.[0]?.pointer];
    },
    overview: (wave: SampleWave) => get<CleaningOverview>(routes.cleaning(wave.key)),
    check: (wave: SampleWave) => get<ReplayCheck>(routes.replayCheck(wave.key)),
    figures: async (wave: SampleWave, of = 'netwerk') => {
      const { responses, variables } = await get<Breakdown>(routes.breakdown(wave.key));
      const { categories } = variables.find(({ name }) => name === of)!;
      return { responses, ...Object.fromEntries(categories.map(({ code, count }) => [code, count])) };
    },
    listed: async (wave: SampleWave, query: string) =>
      (await get<{ items: ReviewedResponse[] }>(`${routes.cleaningResponses(wave.key)}${query}`)).items,
    complete: async (answerToken: string, answers: object) => {
      const sent = await server.request('POST', routes.completion, {
        token: answerToken,
        body: { revision: 0, answers },
        headers: { 'idempotency-key': randomUUID() },
      });
      expect(sent.statusCode).toBe(201);
    },
  };
}

export type Cleaner = ReturnType<typeof cleaner>;
