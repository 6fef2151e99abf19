import { randomUUID } from 'node:crypto';
import { routes, type NextWavePlan, type Wave } from '@ido/api';
import { addComplete, createSampleWave, invite, type SampleWave } from '../answering/testing/sample-wave';
import { memberToken } from '../answering/testing/staff';
import { ContactsStoreRepository } from '../participants/contacts-store.repository';
import { listingOf } from '../participants/listing';
import { startTestApp, type TestApp } from '../testing/test-server';
import { CARRIED_MAILING } from './next-wave.repository';

/** Brielle, Hellevoetsluis and Westvoorne merged into Voorne aan Zee on 1 January 2023 (CBS). */
const POPULATION = [
  { code: 'GM0501', name: 'Brielle', province: 'Zuid-Holland', sizeClass: 'klein' },
  { code: 'GM0530', name: 'Hellevoetsluis', province: 'Zuid-Holland', sizeClass: 'middel' },
  { code: 'GM0034', name: 'Almere', province: 'Flevoland', sizeClass: 'zeer-groot' },
];
const CONTACTS = [
  { organisation: 'GM0501', name: 'A. Brielle', email: 'a@brielle.example.nl', owner: true },
  { organisation: 'GM0530', name: 'H. Sluis', email: 'h@hellevoetsluis.example.nl', owner: true },
  { organisation: 'GM0034', name: 'Al Mere', email: 'al@almere.example.nl', owner: true },
  { organisation: 'GM0034', name: 'Af Gemeld', email: 'af@almere.example.nl', owner: false },
];

describe('the next wave', () => {
  let server: TestApp;
  let before: SampleWave;
  let researcher: string;
  const opensAt = '2024-10-01T07:00:00.000Z';
  const body = { key: 'meting-2024', title: 'Meting 2024', opensAt };
  const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => server.dataSource.query(text, values);

  beforeAll(async () => {
    server = await startTestApp();
    before = await createSampleWave(server.dataSource, {
      key: 'meting-2022',
      status: 'closed',
      population: POPULATION,
      opensAt: new Date('2022-10-04T07:00:00Z'),
      closesAt: new Date('2022-11-15T23:00:00Z'),
    });
    researcher = await memberToken(server, before, 'researcher');
    await addComplete(server.dataSource, before, [
      { organisation: 'GM0501', answers: { netwerk: 'ja', omschrijving: 'geheim antwoord' } },
    ]);
    await invite(server.dataSource, before, 'GM0530');
    const names = new Map(POPULATION.map(({ code, name }) => [code, name]));
    const store = server.app.get(ContactsStoreRepository, { strict: false });
    await server.dataSource.transaction((manager) =>
      store.add(
        manager,
        before.id,
        CONTACTS.map((contact) => ({
          ...contact,
          id: randomUUID(),
          phone: null,
          note: '',
          listing: listingOf({ code: contact.organisation, name: names.get(contact.organisation)! }, contact),
        })),
        'Toegevoegd',
        'test',
      ),
    );
    await sql(
      `UPDATE participant SET state = 'opted-out', opted_out_at = now() WHERE wave_id = $1 AND email LIKE 'af@%'`,
      [before.id],
    );
    await sql(
      `UPDATE participant SET state = 'bounced', email_status = 'hard' WHERE wave_id = $1 AND email LIKE 'h@%'`,
      [before.id],
    );
    await sql(
      `INSERT INTO mailing (wave_id, kind, subject, body, status, scheduled_at, rate_per_second, recipients, created_by)
       VALUES ($1, 'invitation', 'Doet u mee?', 'Tekst', 'done', '2022-10-04T08:00:00Z', 10, '{}', 'test'),
              ($1, 'reminder', 'Nog twee weken', 'Tekst', 'done', '2022-11-01T09:30:00Z', 10, '{}', 'test'),
              ($1, 'reminder', 'Voor één', 'Tekst', 'done', '2022-11-02T09:30:00Z', 10, '{"participants": []}', 'test'),
              ($1, 'test', 'Proef', 'Tekst', 'done', '2022-10-01T09:30:00Z', 10, '{}', 'test')`,
      [before.id],
    );
    await sql(`INSERT INTO wave_target VALUES ($1, 'total', '', 0.4)`, [before.id]);
    await sql('UPDATE wave SET grace_days = 5 WHERE id = $1', [before.id]);
  });
  afterAll(() => server.close());

  const plan = async (query = `?opensAt=${opensAt}`) =>
    (
      await server.request('GET', `${routes.nextWave('meting-2022')}${query}`, { token: researcher })
    ).json<NextWavePlan>();
  const make = (given: object = body, token = researcher) =>
    server.request('POST', routes.nextWave('meting-2022'), { token, body: given });

  it('is explained before it is made: mergers, contacts, schedule', async () => {
    const told = await plan();
    expect(told).toMatchObject({
      key: 'meting-2024',
      title: 'Meting meting-2024',
      closesAt: '2024-11-12T23:00:00.000Z',
      questionnaire: { from: 1, to: 1, concordance: null },
      population: { before: 3, after: 2 },
      contacts: { carried: 3, organisations: 2, optedOut: 1, unreachable: 1, duplicates: 0 },
    });
    expect(told.population.changes.filter(({ kind }) => kind === 'merged')).toEqual([
      {
        kind: 'merged',
        from: [
          { code: 'GM0501', name: 'Brielle' },
          { code: 'GM0530', name: 'Hellevoetsluis' },
        ],
        to: { code: 'GM1992', name: 'Voorne aan Zee' },
        already: false,
        on: '2023-01-01',
      },
    ]);
    // Four weeks after the opening, at half past ten on the clock: summer time ended in between, in both years.
    expect(told.mailings.map(({ subject, scheduledAt }) => [subject, scheduledAt])).toEqual([
      ['Doet u mee?', '2024-10-01T08:00:00.000Z'],
      ['Nog twee weken', '2024-10-29T09:30:00.000Z'],
    ]);
    expect(await sql(`SELECT FROM wave WHERE key = 'meting-2024'`)).toEqual([]);
  });

  it('is proposed on the same day of the week, in the future', async () => {
    const { opensAt: proposed } = await plan('');
    expect(new Date(proposed!).getTime()).toBeGreaterThan(Date.now());
    expect(new Date(proposed!).getUTCDay()).toBe(new Date('2022-10-04T07:00:00Z').getUTCDay());
  });

  it('is made as a draft with population, contacts, targets and days of grace', async () => {
    expect((await make(body, await memberToken(server, before, 'reader'))).statusCode).toBe(403);
    const made = await make();
    expect([made.statusCode, made.json<Wave>()]).toMatchObject([
      201,
      {
        status: 'draft',
        opensAt,
        closesAt: '2024-11-12T23:00:00.000Z',
        population: 2,
        previousWave: 'meting-2022',
        invited: 0,
        started: 0,
        completed: 0,
      },
    ]);
    expect(
      await sql(
        `SELECT p.organisation_code AS code, w.grace_days AS grace, t.target_share::float AS target FROM wave_population p
           JOIN wave w ON w.id = p.wave_id JOIN wave_target t ON t.wave_id = w.id WHERE w.key = 'meting-2024' ORDER BY 1`,
      ),
    ).toEqual([
      { code: 'GM0034', grace: 5, target: 0.4 },
      { code: 'GM1992', grace: 5, target: 0.4 },
    ]);
    expect((await make()).json()).toMatchObject({ type: 'urn:ido-monitor:problem:key-taken' });
  });

  it('has the contacts of merged municipalities at the successor, one of them the owner', async () => {
    const contacts = await sql(
      `SELECT p.organisation_code AS organisation, p.name, p.owner, p.note FROM participant p JOIN wave w ON w.id = p.wave_id
        WHERE w.key = 'meting-2024' ORDER BY p.organisation_code, p.name`,
    );
    expect(contacts).toEqual([
      { organisation: 'GM0034', name: 'Al Mere', owner: true, note: '' },
      { organisation: 'GM1992', name: 'A. Brielle', owner: true, note: '' },
      { organisation: 'GM1992', name: 'H. Sluis', owner: false, note: 'E-mail kwam in de vorige meting terug.' },
    ]);
  });

  it('shares nothing that should not be: no links, answers, states, history or messages', async () => {
    const [next] = await sql<{ id: number }>(`SELECT id FROM wave WHERE key = 'meting-2024'`);
    const id = next!.id;
    expect(await sql('SELECT FROM answer_link WHERE wave_id = $1', [id])).toEqual([]);
    expect(await sql('SELECT FROM message WHERE wave_id = $1', [id])).toEqual([]);
    expect(await sql('SELECT FROM response_revision WHERE wave_id = $1', [id])).toEqual([]);
    const responses = await sql(
      `SELECT DISTINCT status, revision, answers, coded, reference, invited_at, started_at, completed_at, taken_over FROM response WHERE wave_id = $1`,
      [id],
    );
    expect(responses).toEqual([
      {
        status: 'invited',
        revision: 0,
        answers: {},
        coded: null,
        reference: null,
        invited_at: null,
        started_at: null,
        completed_at: null,
        taken_over: {},
      },
    ]);
    expect(
      await sql('SELECT DISTINCT state, email_status, opted_out_at FROM participant WHERE wave_id = $1', [id]),
    ).toEqual([{ state: 'planned', email_status: 'ok', opted_out_at: null }]);
    expect(
      await sql('SELECT DISTINCT from_state, to_state, cause FROM participant_event WHERE wave_id = $1', [id]),
    ).toEqual([{ from_state: null, to_state: 'planned', cause: 'Overgenomen uit de vorige meting' }]);
    // Every identifier is new: nothing of the wave before can be found with one of this.
    expect(
      await sql(
        `SELECT FROM response a JOIN response b ON a.id = b.id AND a.wave_id <> b.wave_id
         UNION ALL SELECT FROM participant a JOIN participant b ON a.id = b.id AND a.wave_id <> b.wave_id`,
      ),
    ).toEqual([]);
  });

  it('has its messages paused, as nothing goes before somebody says so', async () => {
    expect(
      await sql(
        `SELECT m.kind, m.status, m.scheduled_at AS at, m.detail FROM mailing m JOIN wave w ON w.id = m.wave_id
          WHERE w.key = 'meting-2024' ORDER BY m.scheduled_at`,
      ),
    ).toEqual([
      { kind: 'invitation', status: 'paused', at: new Date('2024-10-01T08:00:00Z'), detail: CARRIED_MAILING },
      { kind: 'reminder', status: 'paused', at: new Date('2024-10-29T09:30:00Z'), detail: CARRIED_MAILING },
    ]);
  });

  it('can be made without contacts and schedule, and refuses to close before it opens', async () => {
    const bare = { ...body, key: 'kaal', contacts: false, schedule: false };
    expect((await make({ ...bare, closesAt: '2024-09-01T00:00:00Z' })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/closesAt' }],
    });
    expect((await make(bare)).statusCode).toBe(201);
    expect(
      await sql(
        `SELECT FROM participant p JOIN wave w ON w.id = p.wave_id WHERE w.key = 'kaal'
         UNION ALL SELECT FROM mailing m JOIN wave w ON w.id = m.wave_id WHERE w.key = 'kaal'`,
      ),
    ).toEqual([]);
    expect((await make({ ...body, key: 'Met Spaties' })).statusCode).toBe(400);
  });

  it('takes moments on the clock in the Netherlands', async () => {
    expect((await plan('?opensAt=2024-10-01T09:00')).opensAt).toBe(opensAt);
    expect((await make({ ...body, key: 'klok', opensAt: '2024-02-30T09:00' })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/opensAt' }],
    });
  });
});
