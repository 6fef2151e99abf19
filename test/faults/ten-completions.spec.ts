import { API_BASE, type Receipt, routes } from '@ido/api';
import { randomUUID } from 'node:crypto';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { httpClient } from '../harness/http-client';
import { seededRandom } from '../harness/random';
import { randomAnswers } from '../harness/random-answers';
import { freePort, newDataDir, ServerProcess } from '../harness/server-process';
import { signIn } from '../harness/staff';

describe('a completion sent ten times at once', () => {
  const data = newDataDir();
  let server: ServerProcess;
  beforeAll(async () => {
    server = await ServerProcess.start({ dataDir: data.path, port: await freePort() });
  });
  afterAll(async () => {
    await server.stop();
    data.remove();
  });

  it('is one response, with the same receipt for all ten', async () => {
    const http = httpClient(server.url, 10);
    const staff = await signIn(http);
    const [invitation] = await staff.invite('vervolgmeting-demo', ['GM0014']);
    const headers = { Authorization: `Bearer ${invitation?.token}`, 'Idempotency-Key': randomUUID() };
    const body = { revision: 0, answers: randomAnswers(gemeentenRegierol, seededRandom(1)) };

    const sent = Array.from({ length: 10 }, () => http.send('POST', API_BASE + routes.completion, { body, headers }));
    const answers = await Promise.all(sent);

    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map((answer) => answer.json<Receipt>().reference)).size).toBe(1);
    expect((await staff.wave('vervolgmeting-demo')).completed).toBe(1);
    expect((await staff.breakdown('vervolgmeting-demo')).responses).toBe(1);
    http.close();
  });
});
