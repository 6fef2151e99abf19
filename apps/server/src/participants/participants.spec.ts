import {
  routes,
  type Answering,
  type Page,
  type Participant,
  type ParticipantEvent,
  type ParticipantLink,
  type ParticipantPage,
  type Problem,
  type Receipt,
  type Letter,
} from '@ido/api';
import { createSampleWave, type SampleWave } from '../answering/testing/sample-wave';
import { memberToken, readerToken } from '../answering/testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';

describe('contacts of a wave', () => {
  let server: TestApp;
  let wave: SampleWave;
  let token: string;
  beforeAll(async () => {
    server = await startTestApp({ PUBLIC_URL: 'https://monitor.example.nl' });
    wave = await createSampleWave(server.dataSource, { key: 'contacten' });
    token = await memberToken(server, wave, 'researcher');
  });
  afterAll(() => server.close());

  const add = (body: unknown, key = wave.key, as = token) =>
    server.request('POST', routes.participants(key), { token: as, body });
  const added = async (body: unknown, key = wave.key) => {
    const answer = await add(body, key);
    expect([answer.statusCode, answer.json()]).toEqual([201, expect.anything()]);
    return answer.json<Participant>();
  };
  const list = async (query = '', key = wave.key) =>
    (await server.request('GET', `${routes.participants(key)}${query}`, { token })).json<ParticipantPage>();
  const get = async ({ id }: { id: string }, key = wave.key) =>
    (await server.request('GET', routes.participant(key, id), { token })).json<Participant>();
  const change = ({ id }: { id: string }, body: unknown) =>
    server.request('PATCH', routes.participant(wave.key, id), { token, body });
  const history = async ({ id }: { id: string }) =>
    (await server.request('GET', routes.participantEvents(wave.key, id), { token }))
      .json<Page<ParticipantEvent>>()
      .items.map(({ from, to }) => [from, to]);
  const newLink = async ({ id }: { id: string }) =>
    (await server.request('POST', routes.participantLinks(wave.key, id), { token })).json<ParticipantLink>();
  const open = (link: string) => server.request('GET', routes.answering, { token: link });
  const freshWave = async (key: string) => {
    const made = await createSampleWave(server.dataSource, { key });
    return made.key;
  };

  it('share the response of their organisation; the first is its owner', async () => {
    const first = await added({ organisation: 'GM0014', email: ' Jan@Groningen.NL ', name: `Jan "de" O'Neil` });
    const second = await added({ organisation: 'GM0014', name: 'Piet', phone: '050 123', note: 'belt liever' });
    expect(first).toMatchObject({
      organisation: { code: 'GM0014', name: 'Groningen', province: 'Groningen', sizeClass: 'zeer-groot' },
      email: 'Jan@groningen.nl',
      name: `Jan "de" O'Neil`,
      owner: true,
      state: 'planned',
      links: 0,
    });
    expect(second).toMatchObject({ email: null, owner: false, responseId: first.responseId });
    expect((await change(second, { owner: true })).json<Participant>().owner).toBe(true);
    expect((await get(first)).owner).toBe(false);
    expect((await server.request('DELETE', routes.participant(wave.key, second.id), { token })).statusCode).toBe(204);
    expect((await get(first)).owner).toBe(true);
    expect((await server.request('GET', routes.participant(wave.key, second.id), { token })).statusCode).toBe(404);
  });

  it('join the response that was made by invitation, also when it was sent in already', async () => {
    const key = await freshWave('aangesloten');
    const invited = await server.request('POST', routes.invitations(key), {
      token,
      body: { organisations: ['GM0034'] },
    });
    const [invitation] = invited.json<{ items: [{ token: string; responseId: string }] }>().items;
    await server.request('POST', routes.completion, {
      token: invitation.token,
      body: { revision: 0, answers: { netwerk: 'ja' } },
      headers: { 'idempotency-key': 'a' },
    });
    const contact = await added({ organisation: 'GM0034', email: 'a@almere.nl' }, key);
    expect(contact).toMatchObject({ responseId: invitation.responseId, state: 'completed' });
  });

  it('refuses what is wrong with a contact, all at once, and stores nothing', async () => {
    const before = (await list()).total;
    const cases: [unknown, string[]][] = [
      [{ organisation: 'GM9999', email: 'geen adres', name: 'x'.repeat(500) }, ['/organisation', '/email', '/name']],
      [{ organisation: 'GM0037', email: 'a@b.nl\r\nBcc: allen@example.nl', name: 'Jan\nBcc: x' }, ['/email', '/name']],
      [{ organisation: 'GM0037' }, ['/email']],
      [{ organisation: 'GM0037', email: '', name: '  ' }, ['/email']],
      [{ organisation: 'GM0037', email: 'Jan <jan@stadskanaal.nl>' }, ['/email']],
      [{ organisation: 'GM0014', email: 'jan@GRONINGEN.nl' }, ['/email']],
    ];
    for (const [body, pointers] of cases) {
      const answer = await add(body);
      expect([answer.statusCode, answer.json<Problem>().errors?.map(({ pointer }) => pointer)]).toEqual([
        400,
        pointers,
      ]);
    }
    for (const body of [{}, [], { organisation: 7 }, { organisation: 'GM0037', email: 7 }]) {
      expect((await add(body)).statusCode).toBe(400);
    }
    expect((await list()).total).toBe(before);
  });

  it('asks about addresses that look odd, and takes them when they are meant so', async () => {
    const doubtful = { organisation: 'GM0037', email: 'jan@gr0ningen.nl' };
    const codes = async (body: unknown) => (await add(body)).json<Problem>().errors?.map(({ code }) => code);
    expect(await codes(doubtful)).toEqual(['doubtful-look-alike']);
    expect(await codes({ organisation: 'GM0037', email: 'jan@groningen.nl' })).toEqual(['doubtful-of-another']);
    expect(await codes({ organisation: 'GM0037', email: 'jan@gmial.com' })).toEqual(['doubtful-typo']);
    expect(await codes({ organisation: 'GM0037', email: 'jan@st\u0430dskanaal.nl' })).toEqual(['doubtful-homoglyphs']);
    const contact = await added({ ...doubtful, acceptDoubtful: true });
    // It was looked at: changing something else does not ask again.
    expect((await change(contact, { name: 'Jan' })).statusCode).toBe(200);
    expect((await change(contact, { email: 'jan@hotmial.com' })).statusCode).toBe(400);
    expect(await get(contact)).toMatchObject({ name: 'Jan', email: 'jan@gr0ningen.nl' });
  });

  it('come as far as their link is used, and a colleague’s sending in counts for all', async () => {
    const owner = await added({ organisation: 'GM0050', email: 'owner@zeewolde.nl' });
    const other = await added({ organisation: 'GM0050', email: 'other@zeewolde.nl' });
    const { token: link, link: address } = await newLink(owner);
    expect(address).toBe(`https://monitor.example.nl/i/${link}`);
    expect((await get(owner)).state).toBe('planned');
    for (let time = 0; time < 2; time++) expect((await open(link)).statusCode).toBe(200);
    expect((await get(owner)).state).toBe('opened');
    const save = (revision: number) =>
      server.request('PUT', routes.answering, { token: link, body: { revision, answers: { netwerk: 'ja' } } });
    expect([(await save(0)).statusCode, (await save(1)).statusCode]).toEqual([200, 200]);
    expect([(await get(owner)).state, (await get(other)).state]).toEqual(['started', 'planned']);
    const sent = await server.request('POST', routes.completion, {
      token: link,
      body: { revision: 2, answers: { netwerk: 'ja' } },
      headers: { 'idempotency-key': 'k' },
    });
    expect(sent.json<Receipt>().responseId).toBe(owner.responseId);
    expect([(await get(owner)).state, (await get(other)).state]).toEqual(['completed', 'completed']);
    expect(await history(owner)).toEqual([
      ['started', 'completed'],
      ['opened', 'started'],
      ['planned', 'opened'],
      [null, 'planned'],
    ]);
    expect(await history(other)).toEqual([
      ['planned', 'completed'],
      [null, 'planned'],
    ]);
    expect((await open(link)).json<Answering>()).toMatchObject({
      status: 'complete',
      organisation: { code: 'GM0050' },
    });
  });

  it('are not opened by a link of a wave that is not open, nor by a wrong secret', async () => {
    const closed = await createSampleWave(server.dataSource, { key: 'nog-dicht', status: 'draft' });
    const contact = await added({ organisation: 'GM0014', email: 'x@groningen.nl' }, closed.key);
    const link = (
      await server.request('POST', routes.participantLinks(closed.key, contact.id), { token })
    ).json<ParticipantLink>();
    expect((await open(link.token)).statusCode).toBe(403);
    const wrong = `${link.token.slice(0, -4)}${link.token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    expect((await open(wrong)).statusCode).toBe(404);
    expect((await get(contact, closed.key)).state).toBe('planned');
  });

  it('keep one working link: a new one withdraws the old; withdrawing takes all', async () => {
    const contact = await added({ organisation: 'GM0034', email: 'links@almere.nl' });
    const first = await newLink(contact);
    const second = await newLink(contact);
    expect((await open(first.token)).json<Problem>()).toMatchObject({ status: 410 });
    expect((await open(second.token)).statusCode).toBe(200);
    expect((await get(contact)).links).toBe(1);
    for (let time = 0; time < 2; time++) {
      const withdrawn = await server.request('DELETE', routes.participantLinks(wave.key, contact.id), { token });
      expect(withdrawn.statusCode).toBe(204);
    }
    expect((await open(second.token)).statusCode).toBe(410);
    const stored = await server.dataSource.query('SELECT secret_hash FROM answer_link WHERE participant_id = $1', [
      contact.id,
    ]);
    expect(stored).toHaveLength(2);
    expect(stored.every(({ secret_hash }: { secret_hash: Buffer }) => secret_hash.length === 32)).toBe(true);
    const audit = await server.dataSource.query(`SELECT * FROM audit WHERE action LIKE 'link.%'`);
    expect(JSON.stringify(audit)).not.toContain(second.token);
    await server.request('DELETE', routes.participant(wave.key, contact.id), { token });
    expect((await open(second.token)).statusCode).toBe(410);
  });

  it('get new links after the invitation as a whole was withdrawn, and the old ones stay withdrawn', async () => {
    const contact = await added({ organisation: 'GM0034', email: 'weer@almere.nl' });
    const first = await newLink(contact);
    await server.request('DELETE', routes.invitation(wave.key, contact.responseId), { token });
    expect((await open(first.token)).statusCode).toBe(410);
    const second = await newLink(contact);
    expect([(await open(first.token)).statusCode, (await open(second.token)).statusCode]).toEqual([410, 200]);
  });

  it('get letters with a link and its QR code, beside the links they have', async () => {
    const contact = await added({ organisation: 'GM0037', name: 'Brievenlezer' });
    const mailed = await newLink(contact);
    const answer = await server.request('POST', routes.letters(wave.key), {
      token,
      body: { participants: [contact.id] },
    });
    expect(answer.statusCode).toBe(201);
    const [letter] = answer.json<{ items: [Letter] }>().items;
    expect(letter).toMatchObject({ organisation: 'Stadskanaal', name: 'Brievenlezer', participant: contact.id });
    expect(letter.qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
    const printed = letter.link.split('/').at(-1) ?? '';
    expect([(await open(mailed.token)).statusCode, (await open(printed)).statusCode]).toEqual([200, 200]);
    const wrong = await server.request('POST', routes.letters(wave.key), {
      token,
      body: { participants: [contact.id, '0f8fad5b-d9cb-469f-a165-70867728950e'] },
    });
    expect(wrong.json<Problem>().errors?.map(({ pointer }) => pointer)).toEqual(['/participants/1']);
  });

  it('have a history of what happened outside too, as far as the state allows it', async () => {
    const contact = await added({ organisation: 'GM0037', name: 'Beller' });
    const record = (event: string, cause = 'Telefonisch') =>
      server.request('POST', routes.participantEvents(wave.key, contact.id), { token, body: { event, cause } });
    expect((await record('sent', 'Brief verstuurd')).json<Participant>().state).toBe('sent');
    expect((await record('declined')).json<Participant>().state).toBe('declined');
    const refused = await record('sent');
    expect([refused.statusCode, refused.json<Problem>()['refusal']]).toEqual([409, 'hasDeclined']);
    expect((await record('reconsidered')).json<Participant>().state).toBe('opened');
    expect((await record('opted-out')).json<Participant>()).toMatchObject({
      state: 'opted-out',
      optedOutAt: expect.any(String),
    });
    expect(await history(contact)).toHaveLength(5);
  });

  it('are planned again when a bounced address is corrected', async () => {
    const contact = await added({ organisation: 'GM0037', email: 'fout@stadskanaal.nl' });
    await server.dataSource.query(`UPDATE participant SET state = 'bounced', email_status = 'hard' WHERE id = $1`, [
      contact.id,
    ]);
    const corrected = (await change(contact, { email: 'goed@stadskanaal.nl' })).json<Participant>();
    expect(corrected).toMatchObject({ state: 'planned', emailStatus: 'ok', email: 'goed@stadskanaal.nl' });
  });

  it('are found by organisation, name and address, filtered, page by page', async () => {
    const key = await freshWave('zoeken');
    const other = await freshWave('ernaast');
    const organisations = ['GM0014', 'GM0034', 'GM0037', 'GM0050'];
    for (let n = 0; n < 12; n++) {
      await added(
        {
          organisation: organisations[n % 4],
          email: `c${n}@example.nl`,
          name: n === 5 ? 'Renée d’Hôtel' : `Naam ${n}`,
        },
        key,
      );
    }
    expect((await list('', key)).total).toBe(12);
    const names = async (query: string) =>
      (await list(query, key)).items.map(({ organisation, name }) => `${organisation.name} ${name}`);
    expect(await names('?search=RENEE%20hotel')).toEqual(['Almere Renée d’Hôtel']);
    expect(await names('?search=gm0050%20c3@')).toEqual(['Zeewolde Naam 3']);
    for (const nothing of ['%25', '_', '%5C', "'"]) expect(await names(`?search=${nothing}`)).toEqual([]);
    expect((await server.request('GET', `${routes.participants(key)}?search=%00`, { token })).statusCode).toBe(400);
    expect((await list('?province=Flevoland', key)).total).toBe(6);
    expect((await list('?sizeClass=middel&province=Flevoland', key)).total).toBe(3);
    expect((await list('?state=completed', key)).total).toBe(0);
    await added({ organisation: 'GM0014', name: 'Zonder mail' }, other);
    expect((await list('?withoutMail=true', other)).total).toBe(1);
    expect((await list('?withoutMail=true', key)).total).toBe(0);
    const seen: string[] = [];
    let query = '?limit=5';
    for (let pages = 0; pages < 3; pages++) {
      const { items, next, total } = await list(query, key);
      expect(total).toBe(12);
      seen.push(...items.map(({ id }) => id));
      query = `?limit=5&cursor=${next}`;
      expect(next === null).toBe(pages === 2);
    }
    expect(new Set(seen).size).toBe(12);
    expect((await server.request('GET', `${routes.participants(key)}?cursor=onzin`, { token })).statusCode).toBe(400);
  });

  it('take two additions of the same contact at once as one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => add({ organisation: 'GM0014', email: 'tegelijk@groningen.nl' })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 400, 400, 400, 400]);
  });

  it('are for researchers, in waves with invitations that are not closed', async () => {
    const reader = await readerToken(server, wave);
    expect((await server.request('GET', routes.participants(wave.key), { token: reader })).statusCode).toBe(403);
    expect((await add({ organisation: 'GM0014', email: 'r@x.nl' }, wave.key, reader)).statusCode).toBe(403);
    expect((await server.request('GET', routes.participants(wave.key))).statusCode).toBe(401);
    const closed = await createSampleWave(server.dataSource, { key: 'dicht', status: 'closed' });
    const anyone = await createSampleWave(server.dataSource, { key: 'vrij', openAccess: true });
    for (const { key } of [closed, anyone]) {
      expect((await add({ organisation: 'GM0014', email: 'r@x.nl' }, key)).statusCode).toBe(409);
    }
  });

  it('leave no contact data in figures, exports or the audit', async () => {
    const secret = 'onvindbaar.adres@groningen.nl';
    const contact = await added({
      organisation: 'GM0014',
      email: secret,
      name: 'Onvindbare Naam',
      phone: '0500000001',
      note: 'Onvindbare notitie',
    });
    await server.request('POST', routes.completion, {
      token: (await newLink(contact)).token,
      body: { revision: 0, answers: { netwerk: 'nee' } },
      headers: { 'idempotency-key': 'apart' },
    });
    const figures = await server.request('GET', routes.breakdown(wave.key), { token });
    const files = await Promise.all(
      ['csv', 'codebook.csv'].map((format) => server.request('GET', routes.export(wave.key, format), { token })),
    );
    expect(files.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(files[0]?.body).toContain('GM0014');
    const audit = await server.dataSource.query('SELECT * FROM audit');
    const everything = [figures.body, ...files.map(({ body }) => body), JSON.stringify(audit)].join();
    for (const piece of [secret, 'Onvindbare', '0500000001']) {
      expect(everything).not.toContain(piece);
    }
  });
});
