import { routes, type Participant, type ParticipantLink } from '@ido/api';
import { createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { memberToken } from '../answering/testing/staff';
import { Transactions } from '../database/transactions';
import { startTestApp, type TestApp } from '../testing/test-server';
import { ParticipantStatesRepository } from './participant-states.repository';

describe('states of contacts', () => {
  let server: TestApp;
  let wave: SampleWave;
  let token: string;
  let states: ParticipantStatesRepository;
  let transactions: Transactions;
  beforeAll(async () => {
    server = await startTestApp();
    wave = await createSampleWave(server.dataSource, { key: 'standen' });
    token = await memberToken(server, wave, 'researcher');
    states = server.app.get(ParticipantStatesRepository, { strict: false });
    transactions = server.app.get(Transactions, { strict: false });
  });
  afterAll(() => server.close());

  let number = 0;
  const add = async (organisation = 'GM0014') => {
    const body = { organisation, email: `c${++number}x@example.nl` };
    return (await server.request('POST', routes.participants(wave.key), { token, body })).json<Participant>();
  };
  const change = (ids: readonly string[], event: Parameters<ParticipantStatesRepository['changeStates']>[3]) =>
    transactions.run((manager) => states.changeStates(manager, wave.id, ids, event, 'proef', 'system'));
  const rowOf = async ({ id }: { id: string }) => {
    const [row] = await server.dataSource.query('SELECT * FROM participant WHERE wave_id = $1 AND id = $2', [
      wave.id,
      id,
    ]);
    return row;
  };
  const historyOf = ({ id }: { id: string }): Promise<{ number: number; from_state: string; to_state: string }[]> =>
    server.dataSource.query('SELECT * FROM participant_event WHERE participant_id = $1 ORDER BY number', [id]);

  it('change for many at once, each from where it is, and say of each what came of it', async () => {
    const [planned, declined, sent] = [await add(), await add(), await add()];
    await change([declined.id], 'declined');
    await change([sent.id], 'sent');
    const unknown = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const changes = await change([planned.id, declined.id, sent.id, unknown], 'sent');
    expect(Object.fromEntries(changes.map(({ participantId, next }) => [participantId, next]))).toEqual({
      [planned.id]: { kind: 'moves', state: 'sent' },
      [declined.id]: { kind: 'refused', refusal: 'hasDeclined' },
      [sent.id]: { kind: 'stays' },
    });
    expect([(await rowOf(planned)).state, (await rowOf(declined)).state]).toEqual(['sent', 'declined']);
    expect((await historyOf(sent)).map(({ number: n, to_state: to }) => [n, to])).toEqual([
      [1, 'planned'],
      [2, 'sent'],
    ]);
  });

  it('keep what a bounce says of the address, also when it moves nothing', async () => {
    const contact = await add();
    await change([contact.id], 'opened');
    await change([contact.id], 'bounced');
    expect(await rowOf(contact)).toMatchObject({ state: 'opened', email_status: 'hard' });
    await change([contact.id], 'opted-out');
    expect(await rowOf(contact)).toMatchObject({ state: 'opted-out', opted_out_at: expect.any(Date) });
  });

  it('count a contact as invited once something was sent, and not when it was refused', async () => {
    const invited = async ({ responseId }: Participant) => {
      const [row] = await server.dataSource.query('SELECT invited_at FROM response WHERE id = $1', [responseId]);
      return row.invited_at !== null;
    };
    const contact = await add('GM0034');
    await change([contact.id], 'declined');
    await change([contact.id], 'sent');
    expect(await invited(contact)).toBe(false);
    await change([contact.id], 'reconsidered');
    await change([contact.id], 'sent');
    expect(await invited(contact)).toBe(true);
  });

  it('number their history without gaps when many things happen at once', async () => {
    const owner = await add('GM0050');
    const others = [await add('GM0050'), await add('GM0050'), await add('GM0050')];
    const made = await server.request('POST', routes.participantLinks(wave.key, owner.id), { token });
    const link = made.json<ParticipantLink>().token;
    const everyone = [owner, ...others].map(({ id }) => id);
    const respondent = (method: 'GET' | 'PUT', body?: unknown) =>
      server.request(method, routes.answering, { token: link, ...(body !== undefined && { body }) });
    const answers = { netwerk: 'ja' };
    const happened = await Promise.all([
      respondent('GET'),
      respondent('PUT', { revision: 0, answers }),
      ...Array.from({ length: 6 }, (_, n) =>
        change(n % 2 ? everyone : everyone.toReversed(), n % 3 ? 'sent' : 'bounced').then(() => null),
      ),
      server.request('PATCH', routes.participant(wave.key, others[2]!.id), { token, body: { owner: true } }),
      server.request('POST', routes.completion, {
        token: link,
        body: { revision: 1, answers },
        headers: { 'idempotency-key': 'samen' },
      }),
    ]);
    const answered = happened.flatMap((answer) => answer ?? []);
    // Whoever came in the wrong order is told so; nobody is told that the server failed.
    expect(answered.filter(({ statusCode }) => ![200, 201, 409].includes(statusCode)).map(({ body }) => body)).toEqual(
      [],
    );
    const again = await server.request('POST', routes.completion, {
      token: link,
      body: { revision: 1, answers },
      headers: { 'idempotency-key': 'samen' },
    });
    expect(again.statusCode).toBe(201);
    for (const contact of [owner, ...others]) {
      const history = await historyOf(contact);
      expect(history.map((event) => event.number)).toEqual(history.map((_, index) => index + 1));
      expect(history.slice(1).map(({ from_state: from }) => from)).toEqual(
        history.slice(0, -1).map(({ to_state: to }) => to),
      );
      expect((await rowOf(contact)).state).toBe('completed');
      expect((await rowOf(contact)).events).toBe(history.length);
    }
    expect([(await rowOf(owner)).owner, (await rowOf(others[2]!)).owner]).toEqual([false, true]);
  });
});
