import { csvField, csvNumber, csvOf } from './csv-field';
import { figureLabel } from './figure-spec';
import type { TrendContext, TrendInput } from './trend-input';
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
  'verschil van',
  'verschil tot',
  'toets',
  'p',
  'p gecorrigeerd',
  'groter dan toeval',
  'paren',
  'verandering bij dezelfde organisaties',
  'verandering door andere organisaties',
];

/** A trend as CSV: one row per answer and wave, with the comparison to the wave before. Shares and points are unrounded. */
export function trendCsv(trend: TrendInput, context: TrendContext): string {
  const rows = trend.categories.flatMap(({ code, label }) =>
    trend.points.map((point) => {
      const figure = point.figures.find((one) => one.code === code);
      const pair = trend.pairs.find(({ to, consecutive }) => to === point.wave && consecutive);
      const comparison = pair?.comparisons.find((one) => one.code === code);
      const [low, high] = figure?.interval ?? [null, null];
      const [from, to] = comparison?.interval ?? [null, null];
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
        csvNumber(from),
        csvNumber(to),
        comparison?.method ?? '',
        csvNumber(comparison?.p ?? null),
        csvNumber(comparison?.correctedP ?? null),
        compared ? (comparison.beyondChance ? 'ja' : 'nee') : '',
        csvNumber(comparison?.paired?.n1 ?? null),
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
