import { API_BASE, type Problem, routes, type StoredState } from '@ido/api';
import { organisations } from '@ido/catalogue';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { httpClient } from '../harness/http-client';
import { seededRandom } from '../harness/random';
import { randomAnswers } from '../harness/random-answers';
import { Respondent, sameAnswers } from '../harness/respondent';
import { freePort, ServerProcess } from '../harness/server-process';
import { SmallDisk } from '../harness/small-disk';
import { signIn } from '../harness/staff';

const WAVE = 'vervolgmeting-demo';
const AT_ONCE = 8;
// Each test makes a database several times.
jest.setTimeout(300_000);

const probe = SmallDisk.mount(1);
probe?.remove();
/** Only root of a machine, or of a container with that right, may mount a small disk; elsewhere there is none to fill. */
const [withSmallDisk, title] =
  probe === null
    ? [describe.skip, 'a full disk (left out: no small disk can be mounted here)']
    : [describe, 'a full disk'];

const municipalities = organisations.filter((o) => o.validTo === null).map((o) => o.code);

withSmallDisk(title, () => {
  let disk: SmallDisk;
  let server: ServerProcess | undefined;
  beforeEach(() => {
    const mounted = SmallDisk.mount(1);
    if (mounted === null) throw new Error('no small disk');
    disk = mounted;
  });
  afterEach(async () => {
    await server?.stop();
    disk.remove();
  });
  const start = async () => (server = await ServerProcess.start({ dataDir: disk.dataDir, port: await freePort() }));

  it('at the first start is said in a sentence, and the next start with more room succeeds', async () => {
    // Full while the database is made, while it is started, and while it is filled.
    for (const megabytes of [1, 12, 30, 40]) {
      disk.resize(megabytes);
      const error = await start().then(
        () => new Error('it started'),
        (reason: Error) => reason,
      );
      expect(error.message).toMatch(/ended with code 1/);
      expect(error.message).toMatch(/^The disk of .* is full.*\.$/m);
      expect(error.message).not.toMatch(/^\s+at /m);
      // Nothing of it runs on.
      expect(existsSync(path.join(disk.dataDir, 'postgres/postmaster.pid'))).toBe(false);
    }
    disk.resize(300);
    await start();
    disk.fill();
    expect(await server?.stop()).toBe(0);
    // A later start, too, says so, also when not even the log of the database can be written.
    await expect(start()).rejects.toThrow(/^The disk of .* is full.*\.$/m);
    disk.makeRoom();
    await start();
  });

  it('while it runs is answered with 503, loses nothing that was acknowledged, and is over when there is room', async () => {
    disk.resize(300);
    const { url, pid } = await start();
    const http = httpClient(url, AT_ONCE);
    const staff = await signIn(http);
    const invitations = await staff.invite(WAVE, municipalities);
    const random = seededRandom(507);
    const kept = invitations.map(({ token }) => ({ token, revision: 0, answers: {}, sent: {} }));
    const refusals: Problem[] = [];

    const save = async (respondent: (typeof kept)[number]): Promise<void> => {
      const answers = randomAnswers(gemeentenRegierol, random);
      const { revision, token } = respondent;
      const headers = { Authorization: `Bearer ${token}` };
      const body = { revision, answers };
      const answer = await http.send('PUT', API_BASE + routes.answering, { body, headers });
      if (answer.status === 200) Object.assign(respondent, answer.json(), { answers });
      else if (answer.status === 409) {
        // The save before was refused but kept all the same, as when a connection breaks.
        const stored = answer.json<StoredState>();
        expect([stored.revision, sameAnswers(stored.answers, respondent.sent)]).toEqual([revision + 1, true]);
        Object.assign(respondent, { revision: stored.revision, answers: stored.answers });
      } else {
        expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
        expect(answer.headers['retry-after']).toMatch(/^\d+$/);
        Object.assign(respondent, { sent: answers });
        refusals.push(answer.json<object>() as Problem);
      }
    };
    const everybodySaves = async () => {
      const queue = [...kept];
      const work = async () => {
        for (let next = queue.shift(); next; next = queue.shift()) await save(next);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    };

    await everybodySaves();
    expect(refusals).toEqual([]);
    disk.fill();
    // What is left of files that PostgreSQL had already made is used up first.
    for (let round = 0; refusals.length < kept.length && round < 100; round += 1) await everybodySaves();
    expect(refusals.length).toBeGreaterThanOrEqual(kept.length);
    expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set([503]));

    disk.makeRoom();
    // By itself: the same process, and respondents who go on trying.
    for (const { token, revision, answers, sent } of kept) {
      const respondent = new Respondent(http, token);
      const stored = await respondent.open();
      // What was acknowledged last, or what was refused after that but kept all the same; nothing else.
      expect([revision, revision + 1]).toContain(stored.revision);
      expect(sameAnswers(stored.answers, stored.revision === revision ? answers : sent)).toBe(true);
      await respondent.complete(randomAnswers(gemeentenRegierol, random), randomUUID());
    }
    expect((await staff.wave(WAVE)).completed).toBe(kept.length);
    expect((await staff.breakdown(WAVE)).responses).toBe(kept.length);
    expect(server?.pid).toBe(pid);
    http.close();
  });
});
