import { organisations } from '@ido/catalogue';
import { randomUUID } from 'node:crypto';
import { gemeentenRegierol } from '../harness/gemeenten-regierol';
import { seededRandom } from '../harness/random';
import { randomAnswers } from '../harness/random-answers';
import { Respondent, sameAnswers } from '../harness/respondent';
import { setStage, type Stage } from '../harness/stage';

const WAVE = 'vervolgmeting-demo';
const AT_ONCE = 32;
const KILLS = 3;

/** Municipalities that exist now and have no invitation of the demo. */
const municipalities = organisations.filter((o) => o.validTo === null).map((o) => o.code);

describe.each([
  [
    'the server',
    async (stage: Stage) => {
      await stage.server.kill();
      await stage.restart();
    },
  ],
  ['PostgreSQL', async (stage: Stage) => stage.server.killDatabase()],
])('kill -9 of %s while 32 respondents save and complete', (_, kill) => {
  const stage = setStage({ browser: false });

  it('keeps every acknowledged answer, nothing twice, and the respondents go on by themselves', async () => {
    const before = await stage.staff.wave(WAVE);
    const invitations = await stage.staff.invite(WAVE, municipalities);
    const respondents = invitations.map((invitation) => new Respondent(stage.http, invitation.token));
    const queue = respondents.map((respondent, index) => ({ respondent, index }));
    const random = seededRandom(2026);

    let completed = 0;
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const answers = randomAnswers(gemeentenRegierol, random);
        const names = Object.keys(answers);
        await next.respondent.open();
        await next.respondent.save(Object.fromEntries(names.slice(0, 5).map((name) => [name, answers[name]])));
        await next.respondent.save(answers);
        // Every fourth leaves after saving: his draft counts as much as a completed response.
        if (next.index % 4 !== 0) await next.respondent.complete(answers, randomUUID());
        completed += 1;
      }
    };
    const killer = async () => {
      for (let n = 1; n <= KILLS; n += 1) {
        await until(() => completed >= (respondents.length * n) / (KILLS + 1));
        await kill(stage);
      }
    };
    await Promise.all([...Array.from({ length: AT_ONCE }, work), killer()]);

    const receipts = respondents.flatMap(({ acknowledged }) => acknowledged.receipt ?? []);
    const after = await stage.staff.wave(WAVE);
    expect(after.completed - before.completed).toBe(receipts.length);
    expect(after.started - before.started).toBe(respondents.length);
    expect((await stage.staff.breakdown(WAVE)).responses).toBe(after.completed);
    expect(new Set(receipts.map((receipt) => receipt.responseId)).size).toBe(receipts.length);
    expect(new Set(receipts.map((receipt) => receipt.reference)).size).toBe(receipts.length);
    for (const { acknowledged } of respondents) {
      const stored = await new Respondent(stage.http, acknowledged.token).open();
      expect(sameAnswers(stored.answers, acknowledged.answers)).toBe(true);
      expect(stored.receipt).toEqual(acknowledged.receipt);
    }
  });
});

/** Resolves when it holds; checked after each turn of the work. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
