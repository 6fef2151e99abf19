import { routes, type Mailing, type Message, type MessageSummary } from '@ido/api';
import { createSampleWave } from '../answering/testing/sample-wave';
import { memberToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import { addContact } from './testing/contacts';
import { until } from './testing/until';

describe('without a mail server', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp();
  });
  afterAll(() => server.close());

  it('messages stay in the outbox, with their text', async () => {
    const wave = await createSampleWave(server.dataSource, { key: 'uitbak' });
    const token = await memberToken(server, wave, 'researcher');
    const contact = await addContact(server.dataSource, wave);
    const made = await server.request('POST', routes.mailings(wave.key), { token, body: { kind: 'invitation' } });
    const mailing = await until(
      async () =>
        (await server.request('GET', routes.mailing(wave.key, made.json<Mailing>().id), { token })).json<Mailing>(),
      ({ status }) => status === 'done',
    );
    expect(mailing.counts).toMatchObject({ outbox: 1, total: 1 });
    const list = await server.request('GET', `${routes.messages(wave.key)}?status=outbox`, { token });
    const { id } = list.json<{ items: MessageSummary[] }>().items[0]!;
    const message = (await server.request('GET', routes.message(wave.key, id), { token })).json<Message>();
    expect(message.address).toBe(contact.email);
    const answerToken = /\/i\/([\w-]{48})/.exec(message.text ?? '')?.[1];
    expect((await server.request('GET', routes.answering, { token: answerToken })).statusCode).toBe(200);
  });
});
