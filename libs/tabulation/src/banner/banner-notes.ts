import type { SectionInput } from './banner-input';
import type { BannerShape } from './banner-shape';
import type { BannerTable, Percent } from './banner-table';

const OVER: Record<Percent, string> = {
  column: 'De percentages gaan over de kolom: iedereen in die groep met een antwoord op de vraag.',
  row: 'De percentages gaan over de rij: hoe wie dit antwoord gaf verdeeld is over de kolommen.',
  total: 'De percentages gaan over iedereen in de kolommen van één kenmerk samen.',
  none: 'U ziet aantallen.',
};

/** How a table was made, in Dutch sentences: base, tests, correction, what is left out and why. */
export function bannerNotes(
  table: Omit<BannerTable, 'notes'>,
  { columns, blocks, inputs, options }: BannerShape,
  inputSections: readonly SectionInput[],
): string[] {
  const { sections } = table;
  const cells = sections.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const categorical = sections.some(({ rows }) => rows.length > 0);
  const lettered = columns.filter(({ letter }) => letter !== null).length > 1 && categorical;
  const tests = sections.flatMap((section) => section.tests);
  const chi = tests.flatMap((test) => (test.kind === 'chiSquare' ? [test] : []));
  const overlapping = blocks.filter((block) => block.overlapping).map(({ title }) => `‘${title}’`);
  const tooMany = blocks.filter((block, at) => !block.overlapping && inputs[at]!.variable.categories.length > 26);
  const known = options.populationN !== null || inputs.some(({ populations }) => populations);
  const suppressed =
    cells.some((cell) => cell.why === 'suppressed') ||
    sections.some(({ bases }) => bases.some((base) => base.suppressed));
  const said: [unknown, string][] = [
    [categorical, OVER[options.percent]],
    [
      categorical && options.base === 'eligible' && options.percent !== 'none',
      'Ook wie de vraag kreeg en geen antwoord gaf, telt mee in de basis.',
    ],
    [
      options.excludeDontKnow && cells.some(({ why }) => why === 'leftOut'),
      'Wie alleen ‘weet ik niet’ antwoordde, telt niet mee in de basis.',
    ],
    [
      sections.some(({ type }) => type === 'multiple'),
      'Bij vragen met meer antwoorden kunnen de percentages samen meer dan 100 zijn.',
    ],
    [
      inputSections.some(({ nets }) => nets.length > 0) || inputs.some(({ nets }) => nets.length > 0),
      'Een regel of kolom ‘samen’ telt wie ten minste één van die antwoorden gaf.',
    ],
    [
      options.weighting,
      `De percentages zijn gewogen (${options.weighting?.title ?? ''}). n is het aantal antwoorden zonder weging. De effectieve n zegt hoeveel antwoorden zonder weging even zeker zouden zijn. Gewogen tabellen toetsen wij niet.`,
    ],
    [
      lettered,
      'Een letter betekent: dit percentage is hoger dan dat in de kolom met die letter, en het verschil is groter dan toeval. ' +
        'Wij vergelijken de kolommen van één kenmerk twee aan twee met een toets op twee aandelen; bij kleine aantallen met de exacte toets van Fisher. ' +
        'De grens is 5%, met de correctie van Holm voor het aantal vergelijkingen in de rij.',
    ],
    [lettered && known, 'De toets met letters houdt er rekening mee welk deel van de populatie heeft geantwoord.'],
    [
      overlapping.length > 0,
      `Bij ${overlapping.join(' en ')} waren meer antwoorden mogelijk. Die kolommen overlappen elkaar. Daarom vergelijken wij ze niet met elkaar.`,
    ],
    [tooMany.length > 0, 'Een kenmerk met meer dan 26 kolommen krijgt geen letters.'],
    [
      chi.length > 0,
      'De chi-kwadraattoets zegt of vraag en kenmerk samenhangen. Cramérs V zegt hoe sterk: van 0 (niet) tot 1 (helemaal).',
    ],
    [
      chi.some(({ smallExpected }) => smallExpected),
      'Sommige verwachte aantallen zijn kleiner dan 5. De uitkomst van de chi-kwadraattoets is dan een grove schatting.',
    ],
    [
      cells.some(({ why }) => why === 'small'),
      `Bij minder dan ${options.smallNumbers.percentagesFrom} antwoorden ziet u alleen aantallen. Die kolommen vergelijken wij niet.`,
    ],
    [
      suppressed,
      'Sommige groepen zijn zo klein dat wij geen cijfers laten zien. Soms laten wij ook een grotere groep weg. Anders zou u het cijfer van de kleine groep kunnen uitrekenen.',
    ],
    [
      sections.some(({ numbers }) => numbers.length > 0),
      `Bij een getal ziet u geen cijfers als er minder dan ${options.smallNumbers.percentagesFrom} antwoorden zijn.`,
    ],
  ];
  return said.flatMap(([holds, sentence]) => (holds ? [sentence] : []));
}
