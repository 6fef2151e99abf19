import { API_BASE, Problem, routes } from '@ido/api';
import { seededRandom } from '../harness/random';
import { hostileRequest } from './malformed-requests';
import { setStage } from '../harness/stage';

const REQUESTS = 5_000;
const AT_ONCE = 16;

describe('five thousand malformed requests', () => {
  const stage = setStage({ browser: false });

  it('are each refused as a problem, never as a fault of the server, and nothing is stored', async () => {
    const [invitation] = await stage.staff.invite('vervolgmeting-demo', ['GM0014']);
    const tokens = { respondent: invitation?.token ?? '', staff: stage.staff.token };
    const stored = async () => ({
      waves: (
        await stage.http.send('GET', API_BASE + routes.waves('ido-monitor'), {
          headers: { Authorization: `Bearer ${stage.staff.token}` },
        })
      ).json(),
      accounts: (
        await stage.http.send('GET', API_BASE + routes.accounts, {
          headers: { Authorization: `Bearer ${stage.staff.token}` },
        })
      ).json(),
      answering: (
        await stage.http.send('GET', API_BASE + routes.answering, {
          headers: { Authorization: `Bearer ${tokens.respondent}` },
        })
      ).json(),
    });
    const before = await stored();

    const random = seededRandom(5);
    const wrong: string[] = [];
    let left = REQUESTS;
    const work = async () => {
      while (left-- > 0) {
        const hostile = hostileRequest(random, tokens);
        const describe = (why: string) =>
          `${why}: ${hostile.what}, ${hostile.method} ${hostile.path.slice(0, 200)} ${String(hostile.body).slice(0, 200)}`;
        // An error of Node is of another realm than this test, so it is told by its own value and not by its class.
        const answer = await stage.http
          .send(hostile.method, hostile.path, { body: hostile.body, headers: hostile.headers })
          .catch((error: Error) => ({ cutOff: error.message }));
        if ('cutOff' in answer) {
          // A body that is refused for its size may be cut off before it is all sent; every other request gets its answer.
          if (hostile.what !== 'ten megabytes') wrong.push(describe(answer.cutOff));
        } else if (answer.status < 400 || answer.status >= 500)
          wrong.push(describe(`${answer.status} ${answer.text.slice(0, 200)}`));
        else if (!String(answer.headers['content-type']).startsWith('application/problem+json'))
          wrong.push(describe('no problem+json'));
        else if (!Problem.safeParse(answer.json()).success)
          wrong.push(describe(`no problem in ${answer.text.slice(0, 200)}`));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));

    expect(wrong).toEqual([]);
    expect(await stored()).toEqual(before);
  });
});
