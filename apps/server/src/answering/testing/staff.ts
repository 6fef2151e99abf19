import { randomUUID } from 'node:crypto';
import type { StudyRole } from '@ido/api';
import { signInAs } from '../../testing/staff';
import type { TestApp } from '../../testing/test-server';
import type { SampleWave } from './sample-wave';

/** A bearer token of a new account with this role in the study of the wave. */
export async function memberToken(server: TestApp, wave: SampleWave, role: StudyRole): Promise<string> {
  const { token } = await signInAs(server, `${randomUUID()}@example.nl`, [{ study: wave.studyKey, role }]);
  return token;
}

/** Somebody who may only read figures. */
export const readerToken = (server: TestApp, wave: SampleWave) => memberToken(server, wave, 'reader');
