import { dutchNumber, dutchPercentage } from './dutch-number';
import { figureLabel } from './figure-spec';
import type { ComparisonInput, PairInput, TrendContext, TrendInput } from './trend-input';

/** A change as the Dutch write it: "+12", "−3"; with decimals "+12,0". */
export function signed(points: number, decimals = 0): string {
  const rounded = Number(Math.abs(points).toFixed(decimals));
  const sign = rounded === 0 ? '' : points > 0 ? '+' : '−';
  return `${sign}${dutchNumber(rounded, decimals)}`;
}

/** "van −2,1 tot +14,6" */
export function signedInterval([low, high]: readonly [number, number]): string {
  return `van ${signed(low, 1)} tot ${signed(high, 1)}`;
}

/** "p = 0,031"; very small ones "p < 0,001". */
export function pText(p: number): string {
  return p < 0.001 ? 'p < 0,001' : `p = ${dutchNumber(p, 3)}`;
}

/** Over whom a change was found to be chance or not: "bij dezelfde 31 gemeenten in beide metingen: +10 procentpunt". */
export function testWords(
  { method, test, difference, paired }: ComparisonInput,
  pair: PairInput,
  unit: string,
): string {
  if (method === null) return '';
  const all = method === 'everybody' ? 'iedereen deed mee' : '';
  if (test === 'paired' && paired) {
    const same = `bij dezelfde ${dutchNumber(paired.n1)} ${unit} in beide metingen`;
    const own = signed(paired.difference);
    const shown = difference !== null && signed(difference) === own;
    return [all, shown ? same : `${same}: ${own} procentpunt`].filter(Boolean).join('; ');
  }
  if (all || pair.pairs === null) return all || 'over alle antwoorden';
  if (pair.pairs === 0) return `andere ${unit} in elke meting`;
  return `over alle antwoorden, want te weinig ${unit} deden beide keren mee`;
}

/** What the others changed, beside who is in both waves: "Andere gemeenten (15 in 2022, 50 in 2026): −27 procentpunt, p = 0,038."; empty without any. */
export function othersWords({ test, others }: ComparisonInput, pair: PairInput, context: TrendContext): string {
  if (test !== 'paired' || others === null) return '';
  const [from, to] = [labelOf(pair.from, context), labelOf(pair.to, context)];
  const whom = `Andere ${context.unit} (${dutchNumber(others.n1)} in ${from}, ${dutchNumber(others.n2)} in ${to})`;
  const p = others.p === null ? '' : `, ${pText(others.p)}`;
  return `${whom}: ${signed(others.difference)} procentpunt${p}.`;
}

/** Why there is no comparison; empty when there is one. */
export function noComparisonWords({ notCompared }: ComparisonInput): string {
  if (notCompared === 'notComparable') return 'Dit antwoord was er niet in beide metingen.';
  if (notCompared === 'smallBase') return 'Te weinig antwoorden om te vergelijken.';
  if (notCompared === 'withheld') return 'Niet getoond: kleine aantallen.';
  return '';
}

/** "+12 procentpunt sinds 2024 · groter dan toeval (bij dezelfde 31 gemeenten in beide metingen: +10 procentpunt)". */
export function changeWords(comparison: ComparisonInput, pair: PairInput, context: TrendContext): string {
  const since = labelOf(pair.from, context);
  if (comparison.difference === null) return noComparisonWords(comparison);
  const words = testWords(comparison, pair, context.unit);
  const points = `${signed(comparison.difference)} procentpunt sinds ${since}`;
  return comparison.beyondChance
    ? `${points} · groter dan toeval (${words})`
    : `Geen aantoonbaar verschil met ${since} (${signed(comparison.difference)} procentpunt; ${words})`;
}

/** What the line between two waves is worth: with other words, other categories, or not comparable. Empty when it is the same question. */
export function joinWords(pair: PairInput, context: TrendContext): string {
  const from = labelOf(pair.from, context);
  const to = labelOf(pair.to, context);
  const note = pair.note === '' ? '' : ` ${pair.note}`;
  const proposed = pair.confirmed || pair.join === 'same' ? '' : ' Dit is een voorstel: niemand heeft het bevestigd.';
  switch (pair.join) {
    case 'same':
      return '';
    case 'reworded':
      return `${from}–${to}: anders geformuleerd.${note}${proposed}`;
    case 'recoded':
      return `${from}–${to}: anders ingedeeld; alleen antwoorden die in elkaar overgaan, zijn vergeleken.${note}${proposed}`;
    case 'broken':
      return pair.reason === 'noCategoryLinked'
        ? `${from}–${to}: niet te vergelijken, de antwoorden gaan niet in elkaar over.${note}`
        : `${from}–${to}: niet te vergelijken, de vragen zijn niet aan elkaar verbonden.${note}`;
  }
}

/** Label of a wave on an axis; its key when it is unknown. */
export function labelOf(wave: string, { waves }: Pick<TrendContext, 'waves'>): string {
  return waves.find(({ key }) => key === wave)?.label ?? wave;
}

/** What the correction for many comparisons comes to, in words. */
export function correctionWords(comparisons: number): string {
  if (comparisons < 2) return '';
  return (
    `Op deze pagina zijn ${dutchNumber(comparisons)} vergelijkingen gemaakt. Daarvoor is gecorrigeerd (Holm): ` +
    'een verschil heet alleen groter dan toeval als het dat ook tussen al die vergelijkingen is.'
  );
}

/** At most this many changes are told. */
const MOST_SENTENCES = 5;

/**
 * What changed most beyond chance from the wave before to the last one, largest first: three to five sentences when there are so many; or
 * one that says that nothing did. Made of the same figures as the charts.
 */
export function trendSentences(trends: readonly TrendInput[], context: TrendContext): string[] {
  const last = context.waves.at(-1);
  if (!last) return ['Er is nog geen meting met antwoorden.'];
  const before = context.waves.at(-2);
  if (!before) return [`Er is nog maar één meting met antwoorden (${last.label}). Vergelijken kan vanaf de tweede.`];
  const changes = trends.flatMap((trend) => {
    const pair = trend.pairs.findLast(({ to, consecutive }) => to === last.key && consecutive);
    const comparison = pair?.comparisons.find(({ code }) => code === trend.headline);
    return pair && comparison && comparison.difference !== null ? [{ trend, pair, comparison }] : [];
  });
  if (changes.length === 0) return [`Tussen ${before.label} en ${last.label} is geen vraag te vergelijken.`];
  const found = changes
    .filter(({ comparison }) => comparison.beyondChance)
    .sort((a, b) => Math.abs(b.comparison.difference!) - Math.abs(a.comparison.difference!));
  if (found.length === 0) {
    return [
      `Van ${dutchNumber(changes.length)} ${changes.length === 1 ? 'vraag' : 'vragen'} is tussen ${before.label} en ${last.label} ` +
        'bij geen enkele een verschil aan te tonen dat groter is dan toeval.',
    ];
  }
  const told = found.slice(0, MOST_SENTENCES).map(({ trend, pair, comparison }) => {
    const figure = (wave: string) => {
      const point = trend.points.find((one) => one.wave === wave);
      const share = point?.figures.find(({ code }) => code === comparison.code)?.percentage;
      return { share: share == null ? '–' : dutchPercentage(share), n: dutchNumber(point?.n ?? 0) };
    };
    const now = figure(pair.to);
    const then = figure(pair.from);
    return (
      `‘${figureLabel(trend.title)}’: in ${last.label} antwoordt ${now.share} ‘${figureLabel(comparison.label)}’ (n = ${now.n}), ` +
      `in ${labelOf(pair.from, context)} was dat ${then.share} (n = ${then.n}); het verschil is groter dan toeval ` +
      `(${testWords(comparison, pair, context.unit)}).`
    );
  });
  const more = found.length - told.length;
  if (more > 0)
    told.push(`Bij nog ${dutchNumber(more)} ${more === 1 ? 'vraag' : 'vragen'} is het verschil groter dan toeval.`);
  return told;
}
