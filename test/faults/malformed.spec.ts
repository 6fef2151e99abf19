import { API_BASE, Problem, routes } from '@ido/api';
import { httpClient } from '../harness/http-client';
import { seededRandom } from '../harness/random';
import { freePort, newDataDir, ServerProcess } from '../harness/server-process';
import { signIn } from '../harness/staff';
import { hostileRequest } from './malformed-requests';

const REQUESTS = 5_000;
const AT_ONCE = 16;

describe('five thousand malformed requests', () => {
  const data = newDataDir();
  let server: ServerProcess;
  beforeAll(async () => {
    server = await ServerProcess.start({ dataDir: data.path, port: await freePort() });
  });
  afterAll(async () => {
    await server.stop();
    data.remove();
  });

  it('are each refused as a problem, never as a fault of the server, and nothing is stored', async () => {
    const http = httpClient(server.url, AT_ONCE);
    const staff = await signIn(http);
    const [invitation] = await staff.invite('vervolgmeting-demo', ['GM0014']);
    const tokens = { respondent: invitation?.token ?? '', staff: staff.token };
    const stored = async () => ({
      waves: (
        await http.send('GET', API_BASE + routes.waves('ido-monitor'), {
          headers: { Authorization: `Bearer ${staff.token}` },
        })
      ).json(),
      accounts: (
        await http.send('GET', API_BASE + routes.accounts, { headers: { Authorization: `Bearer ${staff.token}` } })
      ).json(),
      answering: (
        await http.send('GET', API_BASE + routes.answering, {
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
        const answer = await http
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
    http.close();
  });
});
