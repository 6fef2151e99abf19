import { csvField, csvNumber, csvOf } from './csv-field';
import { figureLabel } from './figure-spec';
import type { TestInput, TrendContext, TrendInput } from './trend-input';
import { decidingTest, testName } from './trend-tests';
import { correctionWords, joinWords, labelOf } from './trend-words';

const HEADER = [
  'vraag',
  'antwoord',
  'code',
  'meting',
  'aantal',
  'n',
  'aandeel',
  'marge van',
  'marge tot',
  'vergeleken met',
  'verschil in procentpunt',
  'getoetst bij',
  'getoetst n eerder',
  'getoetst n',
  'getoetst verschil',
  'getoetst verschil van',
  'getoetst verschil tot',
  'toets',
  'p',
  'p gecorrigeerd',
  'groter dan toeval',
  'in beide metingen',
  'anderen n eerder',
  'anderen n',
  'anderen verschil',
  'anderen verschil van',
  'anderen verschil tot',
  'anderen toets',
  'anderen p',
  'verandering bij dezelfde organisaties',
  'verandering door andere organisaties',
];

/**
 * A trend as CSV: one row per answer and wave, with the comparison to the wave before: the difference over everybody, then the one that was tested with its
 * own margin, then that of the others. Shares and points are unrounded.
 */
export function trendCsv(trend: TrendInput, context: TrendContext): string {
  const rows = trend.categories.flatMap(({ code, label }) =>
    trend.points.map((point) => {
      const figure = point.figures.find((one) => one.code === code);
      const pair = trend.pairs.find(({ to, consecutive }) => to === point.wave && consecutive);
      const comparison = pair?.comparisons.find((one) => one.code === code);
      const [low, high] = figure?.interval ?? [null, null];
      const tested = comparison ? decidingTest(comparison) : null;
      const whom = comparison?.test === 'paired' ? `dezelfde ${context.unit}` : 'iedereen die antwoordde';
      const others = comparison?.test === 'paired' ? comparison.others : null;
      const compared = comparison !== undefined && comparison.difference !== null;
      return [
        csvField(figureLabel(trend.title)),
        csvField(figureLabel(label)),
        csvField(code),
        csvField(labelOf(point.wave, context)),
        csvNumber(figure?.count ?? null),
        csvNumber(point.n),
        csvNumber(figure?.share ?? null),
        csvNumber(low),
        csvNumber(high),
        pair && compared ? csvField(labelOf(pair.from, context)) : '',
        csvNumber(comparison?.difference ?? null),
        tested ? whom : '',
        ...testFields(tested),
        csvNumber(comparison?.correctedP ?? null),
        compared ? (comparison.beyondChance ? 'ja' : 'nee') : '',
        csvNumber(pair && compared ? pair.pairs : null),
        ...testFields(others),
        csvNumber(comparison?.decomposition?.stayers ?? null),
        csvNumber(comparison?.decomposition?.others ?? null),
      ];
    }),
  );
  const remarks = [
    ...trend.pairs.filter(({ consecutive }) => consecutive).map((pair) => joinWords(pair, context)),
    ...trend.points
      .filter(({ suppressed }) => suppressed)
      .map(({ wave }) => `${labelOf(wave, context)}: niet getoond (kleine aantallen)`),
    correctionWords(context.comparisons),
    context.selection,
    `Bron: ${context.source}`,
    ...context.waves.flatMap(({ label, syntheticNote }) =>
      syntheticNote ? [`Let op: ${label}: ${syntheticNote}`] : [],
    ),
  ].filter(Boolean);
  return csvOf([HEADER, ...rows, ...remarks.map((remark) => [csvField(remark)])]);
}

/** n of both waves, difference, margin, test, p. */
function testFields(test: TestInput | null): string[] {
  const [low, high] = test?.interval ?? [null, null];
  const numbers = [test?.n1, test?.n2, test?.difference, low, high];
  return [
    ...numbers.map((value) => csvNumber(value ?? null)),
    csvField(testName(test?.method ?? null)),
    csvNumber(test?.p ?? null),
  ];
}
