import { API_BASE, type Receipt, routes } from '@ido/api';
import { randomUUID } from 'node:crypto';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { seededRandom } from '../harness/random';
import { randomAnswers } from '../harness/random-answers';
import { setStage } from '../harness/stage';

describe('a completion sent ten times at once', () => {
  const stage = setStage({ browser: false });

  it('is one response, with the same receipt for all ten', async () => {
    const [invitation] = await stage.staff.invite('vervolgmeting-demo', ['GM0014']);
    const headers = { Authorization: `Bearer ${invitation?.token}`, 'Idempotency-Key': randomUUID() };
    const body = { revision: 0, answers: randomAnswers(gemeentenRegierol, seededRandom(1)) };

    const sent = Array.from({ length: 10 }, () =>
      stage.http.send('POST', API_BASE + routes.completion, { body, headers }),
    );
    const answers = await Promise.all(sent);

    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map((answer) => answer.json<Receipt>().reference)).size).toBe(1);
    expect((await stage.staff.wave('vervolgmeting-demo')).completed).toBe(1);
    expect((await stage.staff.breakdown('vervolgmeting-demo')).responses).toBe(1);
  });
});
