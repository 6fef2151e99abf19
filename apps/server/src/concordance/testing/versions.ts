import type { TestApp } from '../../testing/test-server';

/** A question of a small questionnaire: a single or multiple choice, or with no choices an open text. */
export interface SmallQuestion {
  readonly name: string;
  readonly title: string;
  readonly choices?: readonly (readonly [code: string, label: string])[];
  readonly multiple?: boolean;
  readonly number?: boolean;
  readonly trendKey?: string;
}

/** SurveyJS JSON of these questions. */
export function definitionOf(questions: readonly SmallQuestion[]): Record<string, unknown> {
  const elements = questions.map(({ name, title, choices, multiple, number, trendKey }) => ({
    type: choices ? (multiple ? 'checkbox' : 'radiogroup') : 'text',
    name,
    title,
    ...(number && { inputType: 'number' }),
    ...(trendKey && { trendKey }),
    ...(choices && { choices: choices.map(([value, text]) => ({ value, text })) }),
  }));
  return { title: 'Klein', pages: [{ name: 'p1', elements }] };
}

/** Publishes the next version of a questionnaire, which is made when it is not there yet; gives its number. */
export async function publishVersion(
  server: TestApp,
  key: string,
  questions: readonly SmallQuestion[],
): Promise<number> {
  const token = await server.adminToken();
  const definition = definitionOf(questions);
  const known = (await server.request('GET', `/questionnaires/${key}`, { token })).statusCode === 200;
  const made = known
    ? await server.request('POST', `/questionnaires/${key}/versions`, { token, body: { definition } })
    : await server.request('POST', '/questionnaires', {
        token,
        body: { key, title: `Vragenlijst ${key}`, audience: 'gemeenten', definition },
      });
  const { number } = made.json<{ number: number }>();
  const published = await server.request('POST', `/questionnaires/${key}/versions/${number}/publication`, { token });
  if (published.statusCode !== 201) throw new Error(published.body);
  return number;
}
