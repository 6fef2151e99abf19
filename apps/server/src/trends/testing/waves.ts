import { compileQuestionnaire, type Answers } from '@ido/questionnaire';
import { routes } from '@ido/api';
import { addComplete } from '../../answering/testing/sample-wave';
import { definitionOf, publishVersion, type SmallQuestion } from '../../concordance/testing/versions';
import type { TestApp } from '../../testing/test-server';

/** A wave with its questions, population and responses. */
export interface TestWave {
  readonly key: string;
  readonly opensAt: string;
  readonly questions: readonly SmallQuestion[];
  readonly population: readonly string[];
  readonly responses: readonly { readonly organisation: string; readonly answers: Answers }[];
}

/** Holds these waves in a study and closes them, each with a version of its own when its questions are others than those of the wave before. */
export async function holdWaves(server: TestApp, study: string, waves: readonly TestWave[]): Promise<void> {
  const token = await server.adminToken();
  const send = async (method: 'POST' | 'PUT' | 'PATCH', path: string, body: object) => {
    const answer = await server.request(method, path, { token, body });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`);
  };
  await send('POST', routes.studies, { key: study, title: `Onderzoek ${study}` });
  let before: readonly SmallQuestion[] | null = null;
  for (const { key, opensAt, questions, population, responses } of waves) {
    if (questions !== before) await publishVersion(server, `vragen-${study}`, questions);
    before = questions;
    await send('POST', routes.waves(study), { key, title: key, questionnaire: `vragen-${study}`, opensAt });
    await send('PUT', routes.population(key), { rule: { kind: 'list', codes: population } });
    await send('PATCH', routes.wave(key), { status: 'open' });
    const rows: { id: number }[] = await server.dataSource.query('SELECT id FROM wave WHERE key = $1', [key]);
    const compiled = compileQuestionnaire(definitionOf(questions));
    await addComplete(server.dataSource, { id: rows[0]!.id, key, studyKey: study, compiled }, responses);
    await send('PATCH', routes.wave(key), { status: 'closed' });
  }
}
