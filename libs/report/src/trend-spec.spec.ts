import { trendCsv } from './trend-csv';
import type { ComparisonInput, PairInput, TrendContext, TrendInput } from './trend-input';
import { trendFigureWords, trendSpec } from './trend-spec';
import { trendSvg } from './trend-svg';
import { testRows } from './trend-tests';
import { correctionWords, testWords, trendSentences } from './trend-words';
import { waveLabels } from './wave-labels';

const comparison = (more: Partial<ComparisonInput> = {}): ComparisonInput => ({
  code: 'ja',
  label: 'Ja',
  difference: 12,
  test: 'paired',
  method: 'mcnemar',
  p: 0.004,
  correctedP: 0.02,
  beyondChance: true,
  notCompared: null,
  everybody: { difference: 12, interval: [3.2, 20.8], p: 0.001, method: 'score', n1: 37, n2: 151 },
  paired: { difference: 9.7, interval: [1, 18], p: 0.004, method: 'mcnemar', n1: 31, n2: 31, gained: 5, lost: 2 },
  others: { difference: 4.2, interval: [-20, 30], p: 0.71, method: 'fisher', n1: 6, n2: 120 },
  decomposition: { total: 12, stayers: 9.7, others: 2.3 },
  ...more,
});
const pair = (from: string, to: string, more: Partial<PairInput> = {}): PairInput => ({
  from,
  to,
  consecutive: true,
  join: 'same',
  reason: null,
  confirmed: true,
  note: '',
  pairs: 31,
  divided: 0,
  pairsWithheld: false,
  comparisons: [comparison()],
  ...more,
});
const point = (wave: string, n: number, count: number, own: readonly string[] | null = null) => ({
  wave,
  n,
  population: 342,
  own,
  figures: [
    {
      code: 'ja',
      comparable: true,
      count,
      share: count / n,
      percentage: Math.round((100 * count) / n),
      interval: [0.2, 0.5] as const,
    },
  ],
});
const TREND: TrendInput = {
  key: 'netwerk',
  title: 'Is het lokale netwerk <samengebracht>?',
  categories: [{ code: 'ja', label: 'Ja', kind: 'substantive' }],
  headline: 'ja',
  points: [point('m22', 40, 11), point('m24', 37, 11, ['ja']), point('m25', 151, 63, [])],
  pairs: [pair('m22', 'm24', { join: 'reworded', note: 'Korter gevraagd.' }), pair('m24', 'm25')],
};
const CONTEXT: TrendContext = {
  waves: ['22', '24', '25'].map((year) => ({
    key: `m${year}`,
    title: `Meting ${year}`,
    label: `20${year}`,
    microdata: true,
    syntheticNote: year === '24' ? 'reconstructie, geen echte antwoorden' : null,
  })),
  unit: 'gemeenten',
  source: 'Monitor IDO',
  selection: '',
  organisation: 'Coevorden',
  comparisons: 18,
};

describe('a trend in words', () => {
  it('says both percentages with their n, and that the difference is more than chance, by which test over whom', () => {
    expect(trendSentences([TREND], CONTEXT)).toEqual([
      '‘Is het lokale netwerk <samengebracht>?’: in 2025 antwoordt 42% ‘Ja’ (n = 151), in 2024 was dat 30% (n = 37); ' +
        'het verschil is groter dan toeval (bij dezelfde 31 gemeenten in beide metingen: +10 procentpunt).',
    ]);
  });

  it('says in plain words over whom it was found, and the difference there where it is another', () => {
    const words = (more: Partial<ComparisonInput>, pairs: number | null) =>
      testWords(comparison(more), pair('m24', 'm25', { pairs }), 'gemeenten');
    const unpaired = { test: 'unpaired', method: 'fisher' } as const;
    expect([
      words({ difference: 10.2 }, 31),
      words(unpaired, 0),
      words(unpaired, 6),
      words(unpaired, null),
      words({ ...unpaired, method: 'everybody' }, null),
    ]).toEqual([
      'bij dezelfde 31 gemeenten in beide metingen',
      'andere gemeenten in elke meting',
      'over alle antwoorden, want te weinig gemeenten deden beide keren mee',
      'over alle antwoorden',
      'iedereen deed mee',
    ]);
  });

  it('tells the five largest, and how many more there are', () => {
    const many = Array.from({ length: 7 }, (_, at) => ({
      ...TREND,
      title: `Vraag ${at}`,
      pairs: [pair('m24', 'm25', { comparisons: [comparison({ difference: at % 2 ? -at : at })] })],
    }));
    const told = trendSentences(many, CONTEXT);
    expect(told).toHaveLength(6);
    expect(told[0]).toContain('Vraag 6');
    expect(told[5]).toBe('Bij nog 2 vragen is het verschil groter dan toeval.');
  });

  it('says so in one sentence when nothing changed beyond chance, or there is nothing to compare', () => {
    const chance = { ...TREND, pairs: [pair('m24', 'm25', { comparisons: [comparison({ beyondChance: false })] })] };
    expect(trendSentences([chance, chance], CONTEXT)).toEqual([
      'Van 2 vragen is tussen 2024 en 2025 bij geen enkele een verschil aan te tonen dat groter is dan toeval.',
    ]);
    expect(trendSentences([TREND], { ...CONTEXT, waves: CONTEXT.waves.slice(0, 1) })[0]).toMatch(/nog maar één meting/);
    expect(trendSentences([], { ...CONTEXT, waves: [] })).toEqual(['Er is nog geen meting met antwoorden.']);
  });

  it('says for how many comparisons it was corrected, and nothing when there is one', () => {
    expect(correctionWords(18)).toContain('18 vergelijkingen');
    expect(correctionWords(1)).toBe('');
  });
});

describe('the drawing of a trend', () => {
  const spec = trendSpec(TREND, 'ja', CONTEXT);

  it('is dotted where the question was reworded, with the reason under it', () => {
    expect(spec.lines.map(({ kind }) => kind)).toEqual(['dotted', 'solid']);
    expect(spec.notes).toEqual(['2022–2024: anders geformuleerd. Korter gevraagd.']);
  });

  it('has a gap where nothing can be compared, and no mark where a figure is withheld or too few answered', () => {
    const broken = trendSpec(
      {
        ...TREND,
        points: [
          point('m22', 40, 11),
          { ...point('m24', 7, 3), figures: [{ ...point('m24', 7, 3).figures[0]!, share: null, percentage: null }] },
          { ...point('m25', 151, 63), n: null, suppressed: 'primary', figures: [] },
        ],
        pairs: [pair('m22', 'm24', { join: 'broken', reason: 'notLinked', comparisons: [] }), pair('m24', 'm25')],
      },
      'ja',
      CONTEXT,
    );
    expect(broken.lines.map(({ kind }) => kind)).toEqual(['gap', 'gap']);
    expect(broken.marks.map(({ missing }) => missing)).toEqual(['', '3 van 7', 'niet getoond']);
    expect(broken.notes[0]).toMatch(/niet te vergelijken/);
  });

  it('fills a mark and writes the change only where it is beyond chance', () => {
    const chance = trendSpec(
      { ...TREND, pairs: [pair('m24', 'm25', { comparisons: [comparison({ beyondChance: false })] })] },
      'ja',
      CONTEXT,
    );
    expect(chance.change).toBe(
      'Geen aantoonbaar verschil met 2024 (+12 procentpunt; bij dezelfde 31 gemeenten in beide metingen: +10 procentpunt)',
    );
    expect(trendSvg(chance, { width: 340, form: 'card', id: 'a' })).not.toContain('>+12<');
    expect(trendSvg(spec, { width: 340, form: 'card', id: 'a' })).toContain('>+12<');
    expect(spec.change).toBe(
      '+12 procentpunt sinds 2024 · groter dan toeval (bij dezelfde 31 gemeenten in beide metingen: +10 procentpunt)',
    );
  });

  it('says of the others who they are and what they changed, where those in both waves decide', () => {
    expect(spec.others).toBe('Andere gemeenten (6 in 2024, 120 in 2025): +4 procentpunt, p = 0,710.');
    const unpaired = comparison({ test: 'unpaired', method: 'score' });
    const all = { ...TREND, pairs: [pair('m24', 'm25', { comparisons: [unpaired] })] };
    expect(trendSpec(all, 'ja', CONTEXT).others).toBe('');
  });

  it('lays the organisation beside it: chosen, not chosen, no answer', () => {
    expect(spec.marks.map(({ own }) => own)).toEqual([null, true, false]);
    const svg = trendSvg(spec, { width: 340, form: 'card', id: 'a' });
    expect([svg.includes('>wel<'), svg.includes('>niet<')]).toEqual([true, true]);
  });

  it('breaks names of waves that would run into each other, and keeps what stands below them clear', () => {
    const long = { ...CONTEXT, waves: CONTEXT.waves.map((wave) => ({ ...wave, label: `Meting van ${wave.label}` })) };
    const drawn = (context: TrendContext) =>
      trendSvg(trendSpec(TREND, 'ja', context), { width: 270, form: 'card', id: 'a' });
    const [short, broken] = [drawn(CONTEXT), drawn(long)];
    expect(broken).toMatch(/>Meting<.*>van<.*>2022</);
    const heightOf = (svg: string) => Number(/viewBox="0 0 \d+ (\d+)/.exec(svg)![1]);
    expect(heightOf(broken)).toBeGreaterThan(heightOf(short));
    const rowOfN = (svg: string) => Number(/y="([\d.]+)"[^>]*>n</.exec(svg)![1]);
    expect(rowOfN(broken) - rowOfN(short)).toBe(heightOf(broken) - heightOf(short));
    const longer = long.waves.map((wave) => ({ ...wave, label: `${wave.label} onder alle gemeenten` }));
    expect(heightOf(drawn({ ...long, waves: longer }))).toBe(heightOf(broken));
    expect(drawn({ ...long, waves: longer })).toMatch(/>[^<]+…</);
  });

  it('tells a figure in words: a percentage, a count where there are too few, or why there is none', () => {
    const [few] = TREND.points;
    const figures = [{ ...few!.figures[0]!, share: null, percentage: null, interval: null, count: 3 }];
    expect(trendFigureWords(few!, 'ja')).toBe('28% (n = 40)');
    expect(trendFigureWords({ ...few!, n: 9, figures }, 'ja')).toBe('3 van 9');
    expect(trendFigureWords({ ...few!, n: 9, figures, suppressed: 'primary' }, 'ja')).toBe('niet getoond');
  });

  it('carries title, change, reasons, source and what is not real in a download, and escapes every text', () => {
    const svg = trendSvg(spec, { width: 900, form: 'download', id: 'a' });
    for (const text of ['groter dan toeval', 'anders geformuleerd', 'Bron: Monitor IDO', 'reconstructie', 'Coevorden'])
      expect(svg).toContain(text);
    expect(svg).not.toContain('<samengebracht>');
    expect(svg).toContain('Andere gemeenten');
  });

  it('has a margin around a download, within the width that was asked, and none on a page', () => {
    const svg = trendSvg(spec, { width: 900, form: 'download', id: 'a' });
    expect(svg).toMatch(/<rect width="900" height="\d+(\.\d+)?" fill="#ffffff"\/><g transform="translate\(24 24\)">/);
    expect(Math.max(...[...svg.matchAll(/x2="([\d.]+)"/g)].map(([, x]) => Number(x)))).toBe(900 - 2 * 24);
    expect(trendSvg(spec, { width: 640, form: 'page', id: 'a' })).not.toContain('translate');
  });

  it('is told whole to who cannot see it', () => {
    expect(spec.sentence).toBe(
      'Lijndiagram. Is het lokale netwerk <samengebracht>? – Ja. 2022: 28% (n = 40); 2024: 30% (n = 37); 2025: 42% (n = 151). ' +
        '+12 procentpunt sinds 2024 · groter dan toeval (bij dezelfde 31 gemeenten in beide metingen: +10 procentpunt)',
    );
  });
});

describe('the comparisons of two waves as rows', () => {
  const rowsOf = (more: Partial<ComparisonInput>) =>
    testRows(pair('m24', 'm25', { comparisons: [comparison(more)] }), 'gemeenten').map((row) => [
      row.whom,
      row.nText,
      row.difference,
      row.interval,
      row.testName,
      row.p,
      row.beyondChance,
    ]);

  it('give each margin beside the test that it is of: those in both waves, the others, and everybody without', () => {
    expect(rowsOf({})).toEqual([
      ['dezelfde 31 gemeenten', '31', 9.7, [1, 18], 'gepaarde toets (McNemar)', 0.004, true],
      ['andere gemeenten', '6 en 120', 4.2, [-20, 30], 'exacte toets van Fisher', 0.71, null],
      ['iedereen die antwoordde', '37 en 151', 12, null, '', null, null],
    ]);
    expect(rowsOf({ others: null })).toHaveLength(2);
  });

  it('are one where all answers decide, and where nothing is compared the reason', () => {
    expect(rowsOf({ test: 'unpaired', method: 'score', p: 0.001 })).toEqual([
      ['iedereen die antwoordde', '37 en 151', 12, [3.2, 20.8], 'toets op twee aandelen', 0.001, true],
    ]);
    const none = { difference: null, test: null, method: null, everybody: null, paired: null, others: null, p: null };
    expect(rowsOf({ ...none, notCompared: 'smallBase' })).toEqual([
      ['Te weinig antwoorden om te vergelijken.', '', null, null, '', null, null],
    ]);
  });
});

describe('a trend as CSV', () => {
  it('has a row per answer and wave with the comparison to the wave before, and says what a reader has to know', () => {
    const rows = trendCsv(TREND, CONTEXT).replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + 3 + 4);
    expect(rows[3]).toBe(
      'Is het lokale netwerk <samengebracht>?;Ja;ja;2025;63;151;0,41721854304635764;0,2;0,5;2024;12;' +
        'dezelfde gemeenten;31;31;9,7;1;18;gepaarde toets (McNemar);0,004;0,02;ja;31;' +
        '6;120;4,2;-20;30;exacte toets van Fisher;0,71;9,7;2,3',
    );
    expect(new Set(rows.slice(0, 4).map((row) => row.split(';').length)).size).toBe(1);
    expect(rows.slice(4)).toEqual([
      '2022–2024: anders geformuleerd. Korter gevraagd.',
      correctionWords(18),
      'Bron: Monitor IDO',
      'Let op: 2024: reconstructie, geen echte antwoorden',
    ]);
  });

  it('says of which waves the figures are withheld, and does not leave them empty in silence', () => {
    const withheld = { ...point('m25', 151, 63), n: null, suppressed: 'primary', figures: [] };
    const rows = trendCsv({ ...TREND, points: [TREND.points[0]!, withheld] }, CONTEXT).split('\r\n');
    expect(rows).toContain('2025: niet getoond (kleine aantallen)');
  });
});

describe('the label of a wave', () => {
  it('is its year, with the month where there are two of a year, and its title without a date', () => {
    const wave = (title: string, opensAt: string | null) => ({ title, opensAt });
    expect(
      waveLabels([
        wave('Oud', null),
        wave('A', '2024-03-01T00:00:00Z'),
        wave('B', '2024-10-01T00:00:00Z'),
        wave('C', '2025-10-01T00:00:00Z'),
      ]),
    ).toEqual(['Oud', 'mrt 2024', 'okt 2024', '2025']);
  });
});
