import ExcelJS from 'exceljs';
import {
  routes,
  type Breakdown,
  type Crosstab,
  type Progress,
  type PublicWave,
  type TrendDashboard,
  type TrendDetail,
  type VariableBreakdown,
  type WaveTable,
} from '@ido/api';
import { municipalitiesOn } from '@ido/catalogue';
import { signInAs } from '../testing/staff';
import { startTestApp, type TestApp } from '../testing/test-server';
import { holdWaves } from '../trends/testing/waves';
import { ToldCounts, type Counted, type Group, type Respondent } from './testing/told-counts';

const PUBLISH_FROM = 5;
const choice = (code: string) => [code, code] as const;
const QUESTIONS = [
  { name: 'functie', title: 'Wat is uw functie?', choices: ['beleid', 'balie'].map(choice) },
  {
    name: 'visie',
    title: 'Is er een visie?',
    choices: [choice('ja'), choice('nee'), ['weet-niet', 'Weet ik niet'] as const],
    trendKey: 'visie',
  },
  { name: 'loketten', title: 'Welke?', choices: ['post', 'web'].map(choice), multiple: true, trendKey: 'loketten' },
  { name: 'tekst', title: 'Toelichting' },
  { name: 'uren', title: 'Hoeveel uren?', number: true },
];
/** Every answer that can be given to a question. */
const POSSIBLE = {
  functie: [['beleid'], ['balie'], []],
  visie: [['ja'], ['nee'], ['weet-niet'], []],
  loketten: [['post'], ['web'], ['post', 'web'], []],
  tekst: [['tekst'], []],
  uren: [['12'], []],
};

const PROVINCES = ['Drenthe', 'Groningen', 'Flevoland'];
const SIZES = ['klein', 'middel'];
const CODES: Readonly<Record<string, readonly string[]>> = {
  province: PROVINCES,
  sizeClass: SIZES,
  functie: ['beleid', 'balie'],
};
/** Members of the population by province and size: so few in some that they are withheld, also together with others. */
const MEMBERS = [
  ['Drenthe', 'klein', 4],
  ['Drenthe', 'middel', 15],
  ['Groningen', 'klein', 17],
  ['Groningen', 'middel', 13],
  ['Flevoland', 'klein', 12],
  ['Flevoland', 'middel', 6],
  [null, 'middel', 3],
] as const;
const PLACES = MEMBERS.flatMap(([province, sizeClass, members]) =>
  Array.from({ length: members }, () => ({ province, sizeClass })),
);
const CODES_OF_MEMBERS = municipalitiesOn('2022-10-01')
  .map(({ code }) => code)
  .slice(0, PLACES.length);

/** Whole numbers below `below`, the same in every run. */
function drawer(seed: number) {
  return (below: number) => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed % below;
  };
}

/** Some of the members, with what they answer. */
function answersOf(seed: number, skipped: number) {
  const draw = drawer(seed);
  return CODES_OF_MEMBERS.flatMap((organisation, at) => {
    const functie = [['beleid'], ['beleid'], ['beleid'], ['balie'], ['balie'], []][draw(6)]!;
    const answers = {
      functie,
      visie: POSSIBLE.visie[draw(4)]!,
      loketten: POSSIBLE.loketten[draw(4)]!,
      tekst: POSSIBLE.tekst[draw(3) === 0 ? 0 : 1]!,
      uren: POSSIBLE.uren[at % 4 === 0 ? 1 : 0]!,
    };
    return at % 9 === skipped ? [] : [{ organisation, place: PLACES[at]!, answers }];
  });
}
const WAVES = [
  { key: 'meting-2022', opensAt: '2022-10-01T08:00:00Z', given: answersOf(7, 2) },
  { key: 'meting-2023', opensAt: '2023-10-01T08:00:00Z', given: answersOf(11, 5) },
] as const;

type Filter = Readonly<Record<string, readonly string[] | undefined>>;

/** No filter, and every choice of codes. */
function choices(codes: readonly string[]): (readonly string[] | undefined)[] {
  const some = Array.from({ length: 2 ** codes.length - 1 }, (_, mask) =>
    codes.filter((_code, at) => (mask + 1) & (1 << at)),
  );
  return [undefined, ...some];
}

function filtersOn(dimensions: readonly string[]): Filter[] {
  return dimensions.reduce<Filter[]>(
    (filters, name) =>
      filters.flatMap((filter) => choices(CODES[name]!).map((codes) => ({ ...filter, [name]: codes }))),
    [{}],
  );
}

describe.each([
  ['two open dimensions', ['province', 'sizeClass']],
  ['three open dimensions, one of them a question', ['province', 'sizeClass', 'functie']],
])('nothing that is withheld from readers follows from all that they may ask together, with %s', (_, dimensions) => {
  let server: TestApp;
  let reader: string;
  let told: readonly ToldCounts[];
  /** With three there are so many filters that files, the second wave and other bases are left to the case of two: they take the same road. */
  const everything = dimensions.length === 2;

  beforeAll(async () => {
    server = await startTestApp();
    await holdWaves(
      server,
      'reeks',
      WAVES.map(({ key, opensAt, given }) => ({
        key,
        opensAt,
        questions: QUESTIONS,
        population: CODES_OF_MEMBERS,
        responses: given.map(({ organisation, answers: { functie, visie, loketten, tekst, uren } }) => ({
          organisation,
          answers: {
            ...(functie[0] && { functie: functie[0] }),
            ...(visie[0] && { visie: visie[0] }),
            ...(loketten.length > 0 && { loketten: [...loketten] }),
            ...(tekst[0] && { tekst: tekst[0] }),
            ...(uren[0] && { uren: Number(uren[0]) }),
          },
        })),
      })),
    );
    await server.dataSource.query(
      `UPDATE wave_population p SET province = o.province, size_class = o.size_class, inhabitants = 1000 * o.place
       FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS o (code, province, size_class, place) WHERE p.organisation_code = o.code`,
      [CODES_OF_MEMBERS, PLACES.map(({ province }) => province), PLACES.map(({ sizeClass }) => sizeClass)],
    );
    await server.dataSource.query('UPDATE study SET open_dimensions = $1, publish_from = $2', [
      dimensions,
      PUBLISH_FROM,
    ]);
    const account = await signInAs(server, 'lezer@example.nl', [{ study: 'reeks', role: 'reader' }]);
    reader = account.token;
    told = WAVES.map(
      ({ given }) =>
        new ToldCounts(
          given.map(({ place, answers }): Respondent => {
            const facts: Readonly<Record<string, string | null>> = { ...place, functie: answers.functie[0] ?? null };
            const at = dimensions.map((name) => facts[name] ?? null);
            return { at, answers: { ...answers, ...factsAsAnswers(place) } };
          }),
          POSSIBLE,
          PUBLISH_FROM,
        ),
    );
  });
  afterAll(() => server.close());

  const factsAsAnswers = (place: (typeof PLACES)[number]) => ({
    province: place.province === null ? [] : [place.province],
    sizeClass: [place.sizeClass],
  });
  const get = async (path: string, token: string | undefined = reader) => {
    const answer = await server.request('GET', path, { token });
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body.slice(0, 300)}`);
    return answer;
  };
  const groupOf = (filter: Filter): Group => dimensions.map((name) => filter[name] ?? null);
  const within = (group: Group, name: string, codes: readonly (string | null)[]): Group =>
    group.map((before, at) =>
      dimensions[at] === name ? (before === null ? codes : codes.filter((code) => before.includes(code))) : before,
    );
  const queryOf = (filter: Filter) =>
    Object.entries(filter)
      .flatMap(([name, codes = []]) => codes.map((code) => `&filter[${name}]=${encodeURIComponent(code)}`))
      .join('');

  /** Of a fact of the register, whose categories are groups: it tells of every question. */
  const isFact = (name: string) => name === 'province' || name === 'sizeClass';
  const answered: Counted = (codes) => codes.length > 0;
  const opinion: Counted = (codes) => codes.some((code) => code !== 'weet-niet');

  type Options = { base: 'answered' | 'eligible'; excludeDontKnow: boolean };
  const PLAIN: Options = { base: 'answered', excludeDontKnow: false };
  const OTHER: Options = { base: 'eligible', excludeDontKnow: true };
  const baseOf = ({ base, excludeDontKnow }: Options): Counted =>
    excludeDontKnow
      ? (codes) => opinion(codes) || (base === 'eligible' && codes.length === 0)
      : base === 'eligible'
        ? () => true
        : answered;

  /** The number of one category. */
  function ofCategory(wave: number, name: string, group: Group, code: string, count: number | null, what: string) {
    const counts = told[wave]!;
    // Those of a dimension are groups, which are asked for by themselves too: here they may be withheld with the group that they are part of, and be no secret.
    if (dimensions.includes(name)) {
      if (count !== null) counts.all(within(group, name, [code]), count, `${what} ${code}`);
    } else counts.of(name, group, (codes) => codes.includes(code), count, `${what} ${code}`);
  }

  function ofBreakdown(
    wave: number,
    variable: VariableBreakdown,
    group: Group,
    by: string | null,
    options: Options,
    from: string,
  ) {
    const all = [
      { ...variable, group },
      ...(variable.groups ?? []).map((one) => ({ ...one, group: within(group, by!, [one.code]) })),
    ];
    for (const figures of all) {
      const what = `${from} ${variable.name} in ${JSON.stringify(figures.group)}`;
      for (const { code, count, share, percentage, interval, suppressed } of figures.categories) {
        ofCategory(wave, variable.name, figures.group, code, count, what);
        if (count === null || suppressed) expect([what, share, percentage, interval]).toEqual([what, null, null, null]);
        if (share !== null && figures.base !== null) expect(share * figures.base).toBeCloseTo(count!, 6);
        if (figures.base === null) expect([what, share]).toEqual([what, null]);
      }
      if (dimensions.includes(variable.name)) {
        const { name } = variable;
        const known = within(figures.group, name, CODES[name]!);
        if (figures.answered !== null) told[wave]!.all(known, figures.answered, `${what} answered`);
        if (figures.missing !== null)
          told[wave]!.all(within(figures.group, name, [null]), figures.missing, `${what} missing`);
        continue;
      }
      const say = (counted: Counted, value: number | null, part: string) =>
        told[wave]!.of(variable.name, figures.group, counted, value, `${what} ${part}`);
      say(() => true, figures.eligible, 'eligible');
      say(answered, figures.answered, 'answered');
      say((codes) => codes.length === 0, figures.missing, 'missing');
      say(baseOf(options), figures.base, 'base');
      figures.choices?.forEach((count, chosen) => {
        if (chosen > 0) say((codes) => codes.length === chosen, count, `${chosen} choices`);
      });
    }
  }

  function ofTable(
    wave: number,
    { table, responses }: WaveTable,
    group: Group,
    nets: ReadonlyMap<string, readonly string[]>,
    from: string,
  ) {
    if (responses !== undefined) told[wave]!.all(group, responses, `${from} responses`);
    const { columns, blocks, sections, percent } = table!;
    const groups = columns.map(({ block, code }) =>
      block === null ? group : within(group, blocks[block]!.name, nets.get(code) ?? [code]),
    );
    for (const section of sections) {
      const { name } = section;
      section.bases.forEach(({ n, suppressed }, at) => {
        const what = `${from} ${name} base of ${columns[at]!.label} in ${JSON.stringify(group)}`;
        if (suppressed) expect([what, n]).toEqual([what, null]);
        if (!dimensions.includes(name)) told[wave]!.of(name, groups[at]!, answered, n, what);
        else if (n !== null) told[wave]!.all(within(groups[at]!, name, CODES[name]!), n, what);
        for (const { values } of section.numbers) if (n === null) expect([what, values[at]]).toEqual([what, null]);
      });
      // Nothing is told of the columns of a block together when something of it is withheld.
      const hidden = blocks.map((_block, block) =>
        section.bases.some(({ n }, at) => columns[at]!.block === block && n === null),
      );
      section.tests.forEach(({ kind }, block) => hidden[block] && expect([from, kind]).toEqual([from, 'notTested']));
      for (const { code, cells } of section.rows) {
        const codes = nets.get(code) ?? [code];
        const counted: Counted = (given) => given.some((one) => codes.includes(one));
        cells.forEach((cell, at) => {
          const { block } = columns[at]!;
          const what = `${from} ${name} ${code} of ${columns[at]!.label} in ${JSON.stringify(group)}`;
          if (dimensions.includes(name)) {
            if (cell.count !== null) told[wave]!.all(within(groups[at]!, name, codes), cell.count, what);
          } else told[wave]!.of(name, groups[at]!, counted, cell.count, what);
          if (cell.count === null) expect([what, cell.share, cell.percentage]).toEqual([what, null, null]);
          if (block !== null && hidden[block]) expect([what, cell.residual, cell.higherThan]).toEqual([what, null, []]);
          // A share tells what it is a share of.
          if (!cell.share || percent === 'none' || dimensions.includes(name)) return;
          const whole = cell.count! / cell.share;
          const inBlock = block === null ? [group] : [within(group, blocks[block]!.name, CODES[blocks[block]!.name]!)];
          const over = percent === 'column' ? groups[at]! : inBlock[0]!;
          told[wave]!.of(name, over, percent === 'row' ? counted : answered, whole, `${what} whole`);
        });
      }
    }
  }

  it('asks for every breakdown with every filter and crossing, on the page and as files', async () => {
    for (const [wave, { key }] of WAVES.entries()) {
      if (wave > 0 && !everything) continue;
      for (const filter of filtersOn(dimensions))
        for (const by of everything ? [null, ...dimensions] : [null, 'functie']) {
          const group = groupOf(filter);
          const query = `${queryOf(filter)}${by ? `&by=${by}` : ''}`;
          for (const options of everything && by === null ? [PLAIN, OTHER] : [PLAIN]) {
            const asked = `base=${options.base}&excludeDontKnow=${options.excludeDontKnow}${query}`;
            const page = (await get(`${routes.breakdown(key)}?${asked}`)).json<Breakdown>();
            told[wave]!.all(group, page.responses, `responses ${query}`);
            for (const variable of page.variables) ofBreakdown(wave, variable, group, by, options, 'breakdown');
          }
          for (const fact of wave === 0 && by === null ? ['province', 'sizeClass'] : []) {
            const [variable] = (await get(`${routes.breakdownOf(key, fact)}?${query}`)).json<Breakdown>().variables;
            ofBreakdown(wave, variable!, group, by, PLAIN, 'breakdown');
          }
          if (wave > 0 || !everything || by === null) continue;
          for (const line of linesOf((await get(`${routes.export(key, 'breakdown.csv')}?${query}`)).body)) {
            const of = line['groepscode'] ? within(group, by!, [line['groepscode']]) : group;
            const say = (counted: Counted, column: string) =>
              told[wave]!.of(line['variabele']!, of, counted, numberIn(line[column]), `CSV ${query} ${column}`);
            if (line['code']) say((codes) => codes.includes(line['code']!), 'aantal');
            say(answered, 'beantwoord');
            say(() => true, 'gesteld aan');
            say((codes) => codes.length === 0, 'niet beantwoord');
          }
          ofJsonStat(wave, JSON.parse((await get(`${routes.export(key, 'json-stat')}?${query}`)).body), group, by);
        }
    }
  }, 120_000);

  /** Of a collection of datasets with the dimensions crossing (totaal first), variable and figure. */
  function ofJsonStat(wave: number, collection: JsonStat, group: Group, by: string | null) {
    for (const { id, dimension, value, status = {} } of collection.link.item) {
      const [name, figures] = id.slice(-2) as [string, string];
      const codesOf = (one: string) => dimension[one]!.category.index;
      const groups = by ? codesOf(id[0]!) : ['totaal'];
      let at = 0;
      for (const of of groups)
        for (const code of codesOf(name))
          for (const figure of codesOf(figures)) {
            const number = value[at] ?? null;
            const inside = of === 'totaal' ? group : within(group, by!, [of]);
            const counted: Counted = code === 'beantwoord' ? answered : (codes) => codes.includes(code);
            const what = `JSON-stat ${name} ${code} ${figure}`;
            if (figure === 'aantal') told[wave]!.of(name, inside, counted, number, what);
            if (figure === 'basis') told[wave]!.of(name, inside, answered, number, what);
            if (status[at]) expect([what, number]).toEqual([what, null]);
            at++;
          }
    }
  }

  it('asks for every table, banner, net and number, on the page and as files', async () => {
    const rows = 'rows=functie,visie,loketten,province,sizeClass';
    const net = '&net[visie]=Samen:ja,nee&net[province]=Noord:Drenthe,Groningen';
    const nets = new Map([
      ['net:ja+nee', ['ja', 'nee']],
      ['net:Drenthe+Groningen', ['Drenthe', 'Groningen']],
    ]);
    const [{ key }] = WAVES;
    // With three dimensions on one category of each: unions follow the same marks.
    const single = (filter: Filter) => Object.values(filter).every((codes) => !codes || codes.length === 1);
    for (const filter of filtersOn(dimensions).filter((one) => everything || single(one)))
      for (const percent of everything ? ['row', 'total'] : ['total']) {
        const query = `${rows}&columns=${dimensions.join()}&percent=${percent}${net}${queryOf(filter)}`;
        const page = (await get(`${routes.tables(key)}?${query}`)).json<WaveTable>();
        ofTable(0, page, groupOf(filter), nets, `table ${percent}`);
        if (percent !== 'row') continue;
        const lines = linesOf((await get(`${routes.export(key, 'table.csv')}?${query}`)).body);
        page.table!.sections.forEach(({ name, rows: made }) =>
          made.forEach(({ code, cells }) => {
            const line = lines.find(
              (one) => one['variabele'] === name && one['code'] === code && one['cijfer'] === 'aantal',
            );
            const shown = Object.values(line ?? {}).slice(5);
            // Where every number is withheld or every one is there, the file says what the page says.
            expect(shown.map(numberIn)).toEqual(cells.map(({ count }) => count));
          }),
        );
      }
    // A number is counted by the database, a statement per column.
    for (const filter of filtersOn(dimensions).filter(single)) {
      const query = `rows=uren&columns=${dimensions.join()}${queryOf(filter)}`;
      ofTable(0, (await get(`${routes.tables(key)}?${query}`)).json<WaveTable>(), groupOf(filter), nets, 'number');
    }
    // By where, also who gave no answer: as the opposite of a filter.
    for (const province of choices(PROVINCES)) {
      if (!province) continue;
      const where = encodeURIComponent(`NOT province:${province.join()}`);
      const page = (await get(`${routes.tables(key)}?${rows}&columns=sizeClass&where=${where}`)).json<WaveTable>();
      const left = [...PROVINCES.filter((one) => !province.includes(one)), null];
      ofTable(0, page, within(groupOf({}), 'province', left), nets, `table without ${province.join()}`);
    }
    for (const column of dimensions) {
      const crosstab = (await get(routes.crosstab(key, 'visie', column))).json<Crosstab>();
      for (const { code, cells } of crosstab.rows)
        cells.forEach(({ count }, at) =>
          told[0]!.of(
            'visie',
            within(groupOf({}), column, [crosstab.columns[at]!.code]),
            (codes) => codes.includes(code),
            count,
            'crosstab',
          ),
        );
    }
    const workbook = new ExcelJS.Workbook();
    const file = await get(`${routes.export(key, 'table.xlsx')}?${rows}&columns=${dimensions.join()}`);
    await workbook.xlsx.load(file.rawPayload as unknown as ExcelJS.Buffer);
    const csv = linesOf((await get(`${routes.export(key, 'table.csv')}?${rows}&columns=${dimensions.join()}`)).body);
    const sheet = workbook.getWorksheet('Tabel')!;
    csv.slice(0, sheet.rowCount - 1).forEach((line, at) => {
      const cells = Array.from(
        { length: Object.keys(line).length },
        (_cell, column) => sheet.getRow(at + 2).getCell(column + 1).value,
      );
      expect(
        cells.map((cell) => (typeof cell === 'number' ? null : cell)).filter((cell) => cell === 'onderdrukt'),
      ).toHaveLength(Object.values(line).filter((cell) => cell === 'onderdrukt').length);
    });
  }, 120_000);

  it('asks for every trend, with filters and with who answered both times', async () => {
    const facts = dimensions.filter(isFact);
    for (const filter of filtersOn(facts)) {
      const group = groupOf(filter);
      const query = queryOf(filter).slice(1);
      const dashboard = (await get(`${routes.trends('reeks')}?${query}`)).json<TrendDashboard>();
      dashboard.waves.forEach(({ responses }, wave) => told[wave]!.all(group, responses, 'trend responses'));
      for (const tile of dashboard.tiles!.provinces) {
        if (!PROVINCES.includes(tile.code)) continue;
        // Tiles leave out a filter on provinces.
        const inTile = within(groupOf({ ...filter, province: undefined }), 'province', [tile.code]);
        const { trend, category } = dashboard.tiles!;
        if (Object.keys(filter).every((name) => name === 'province' || !filter[name]))
          told[1]!.all(inTile, tile.completed, `tile ${tile.code}`);
        told[1]!.of(trend, inTile, answered, tile.n, `tile ${tile.code}`);
        told[1]!.of(trend, inTile, (codes) => codes.includes(category), tile.count, `tile ${tile.code}`);
      }
      for (const name of ['visie', 'loketten']) {
        const detail = (await get(`${routes.trend('reeks', name)}?${query}`)).json<TrendDetail>();
        for (const trend of [detail, dashboard.trends.find(({ key }) => key === name)!])
          trend.points.forEach(({ n, figures }, wave) => {
            told[wave]!.of(name, group, answered, n, 'trend');
            for (const { code, count, share } of figures) {
              told[wave]!.of(name, group, (codes) => codes.includes(code), count, 'trend');
              if (count === null) expect(share).toBeNull();
            }
          });
        detail.points.forEach(({ breakdown }, wave) => ofBreakdown(wave, breakdown!, group, null, PLAIN, 'trend'));
        for (const { pairs, comparisons } of detail.pairs) {
          // Who answered both times is no group that is open: under a filter it is not told, and otherwise only when it is large, as is what is left.
          if (Object.values(filter).some(Boolean)) expect(pairs).toBeNull();
          for (const { paired, others } of comparisons)
            for (const size of [pairs, paired?.n1, others?.n1, others?.n2])
              if (size) expect(size).toBeGreaterThanOrEqual(PUBLISH_FROM);
          if (detail.points.some(({ n }) => n === null))
            expect(comparisons.map(({ difference, p }) => [difference, p])).toEqual(
              comparisons.map(() => [null, null]),
            );
        }
      }
    }
    const matched = (await get(`${routes.trend('reeks', 'visie')}?panel=matched`)).json<TrendDetail>();
    for (const { n } of matched.points) expect(n === null || n >= PUBLISH_FROM).toBe(true);
  }, 120_000);

  it('looks at what anybody may see, and at how far the fieldwork is', async () => {
    const admin = await server.adminToken();
    for (const [wave, { key }] of WAVES.entries()) {
      const progress = (await get(routes.progress(key))).json<Progress>();
      told[wave]!.all(groupOf({}), progress.counts.completed, 'progress');
      for (const { variable, rows } of progress.classes)
        for (const { code, completed } of rows)
          told[wave]!.all(within(groupOf({}), variable, [code || null]), completed, `progress ${code}`);
      const closed = await server.request('PATCH', routes.wave(key), { token: admin, body: { status: 'closed' } });
      expect(closed.statusCode).toBe(200);
      const released = await server.request('POST', routes.releases(key), { token: admin, body: { note: '' } });
      expect(released.statusCode).toBe(201);
      const { figures } = (await get(routes.publicWave(key), '')).json<PublicWave>();
      told[wave]!.all(groupOf({}), figures.responses, 'public');
      for (const { by, variables } of figures.crossings)
        for (const variable of variables) ofBreakdown(wave, variable, groupOf({}), by, PLAIN, 'public');
    }
  });

  it('cannot compute any of it', () => {
    for (const counts of told) {
      expect(counts.wrong).toEqual([]);
      expect(counts.size.told).toBeGreaterThan(40);
      expect(counts.size.withheld).toBeGreaterThan(20);
      expect(counts.computable()).toEqual([]);
    }
  });

  it('is refused everything else', async () => {
    const [{ key }] = WAVES;
    for (const path of [
      `${routes.breakdown(key)}?by=visie`,
      `${routes.tables(key)}?rows=visie&columns=loketten`,
      `${routes.tables(key)}?rows=visie&where=${encodeURIComponent('province:Drenthe OR sizeClass:klein')}`,
      `${routes.tables(key)}?rows=visie&columns=inhabitants.classes`,
      // These tell which organisations answered, whatever the group.
      `${routes.tables(key)}?rows=inhabitants`,
      `${routes.tables(key)}?rows=inhabitants.classes&columns=province`,
      `${routes.tables(key)}?rows=inhabitants.classes&${encodeURIComponent('classes[inhabitants]')}=3000,4000`,
      `${routes.export(key, 'table.csv')}?rows=inhabitants.classes`,
      `${routes.crosstab(key, 'inhabitants.classes', 'province')}`,
      `${routes.breakdown(key)}/inhabitants.classes`,
      `${routes.trend('reeks', 'visie')}?panel=matched&filter[province]=Drenthe`,
      `${routes.export(key, 'csv')}?`,
      `${routes.export(key, 'sav')}?`,
      `${routes.export(key, 'json')}?`,
    ])
      expect([path, (await server.request('GET', path, { token: reader })).statusCode]).toEqual([path, 403]);
  });
});

interface JsonStat {
  readonly link: {
    readonly item: readonly {
      readonly id: readonly string[];
      readonly dimension: Readonly<Record<string, { readonly category: { readonly index: readonly string[] } }>>;
      readonly value: readonly (number | null)[];
      readonly status?: Readonly<Record<string, string>>;
    }[];
  };
}

/** Lines of a CSV by the names of its columns; no cell of these files holds a semicolon. */
function linesOf(csv: string): Record<string, string>[] {
  const [header, ...lines] = csv
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'));
  return lines.map((cells) => Object.fromEntries(header!.map((name, at) => [name, cells[at] ?? ''])));
}

/** Null for what is withheld. */
function numberIn(cell: string | undefined): number | null {
  return cell === undefined || cell === '' || cell === 'onderdrukt'
    ? null
    : Number(cell.replaceAll('"', '').replace(',', '.'));
}
