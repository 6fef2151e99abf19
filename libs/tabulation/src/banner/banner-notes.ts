import type { SectionInput } from './banner-input';
import type { BannerShape } from './banner-shape';
import type { BannerTable, BannerTest, NotTested, Percent } from './banner-table';

const OVER: Record<Percent, string> = {
  column: 'De percentages gaan over de kolom: iedereen in die groep met een antwoord op de vraag.',
  row: 'De percentages gaan over de rij: hoe wie dit antwoord gaf verdeeld is over de kolommen.',
  total: 'De percentages gaan over iedereen in de kolommen van één kenmerk samen.',
  none: 'U ziet aantallen.',
};

const LETTERS = 'met een toets op twee aandelen; bij kleine aantallen met de exacte toets van Fisher.';
const LETTERS_WEIGHTED =
  'met de toets van Rao en Scott. Die houdt rekening met de weging en met welk deel van de populatie heeft geantwoord. Is een verwacht aantal kleiner dan 5, dan vergelijken wij die twee kolommen niet.';

/** How a table was made, in Dutch sentences: base, tests, correction, what is left out and why. */
export function bannerNotes(
  table: Omit<BannerTable, 'notes'>,
  { columns, blocks, inputs, options, tooManyPairs }: BannerShape,
  inputSections: readonly SectionInput[],
): string[] {
  const { sections } = table;
  const cells = sections.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const categorical = sections.some(({ rows }) => rows.length > 0);
  const lettered = columns.filter(({ letter }) => letter !== null).length > 1 && categorical;
  const tests = sections.flatMap((section) => section.tests);
  const tested = (kind: BannerTest['kind']) => tests.some((test) => test.kind === kind);
  /** Which crossings have this in the place of a test. */
  const untested = (why: NotTested) =>
    sections
      .flatMap((section) =>
        section.tests.flatMap((test, at) =>
          test.kind === 'notTested' && test.why === why ? [`‘${section.title}’ × ‘${blocks[at]!.title}’`] : [],
        ),
      )
      .join(', ');
  const { weighting } = options;
  const numeric = sections.some(({ numbers }) => numbers.length > 0);
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
      weighting,
      `${categorical ? 'De percentages' : 'De gemiddelden'} zijn gewogen (${weighting?.title ?? ''}). n is het aantal antwoorden zonder weging. De effectieve n zegt hoeveel antwoorden zonder weging even zeker zouden zijn.`,
    ],
    [
      weighting && weighting.withoutWeight > 0,
      weighting?.withoutWeight === 1
        ? '1 vragenlijst heeft geen gewicht en telt in deze tabel niet mee.'
        : `${weighting?.withoutWeight} vragenlijsten hebben geen gewicht en tellen in deze tabel niet mee.`,
    ],
    [
      lettered,
      'Een letter betekent: dit percentage is hoger dan dat in de kolom met die letter, en het verschil is groter dan toeval. ' +
        `Wij vergelijken de kolommen van één kenmerk twee aan twee ${weighting ? LETTERS_WEIGHTED : LETTERS} ` +
        'De grens is 5%, met de correctie van Holm voor het aantal vergelijkingen in de rij.',
    ],
    [
      categorical && tooManyPairs,
      'Deze gewogen tabel krijgt geen letters: er zijn te veel kolommen om met elkaar te vergelijken. Kies minder vragen of kenmerken.',
    ],
    [
      lettered && known && !weighting,
      'De toets met letters houdt er rekening mee welk deel van de populatie heeft geantwoord.',
    ],
    [
      overlapping.length > 0,
      `Bij ${overlapping.join(' en ')} waren meer antwoorden mogelijk. Die kolommen overlappen elkaar. Daarom vergelijken wij ze niet met elkaar.`,
    ],
    [tooMany.length > 0, 'Een kenmerk met meer dan 26 kolommen krijgt geen letters.'],
    [tested('chiSquare'), 'De chi-kwadraattoets zegt of vraag en kenmerk samenhangen.'],
    [
      tested('fisher'),
      'De exacte toets van Fisher zegt hetzelfde als de chi-kwadraattoets: of vraag en kenmerk samenhangen. Wij gebruiken hem waar de verwachte aantallen te klein zijn voor de chi-kwadraattoets: meer dan een vijfde is kleiner dan 5, of een is kleiner dan 1.',
    ],
    [
      tested('raoScott'),
      'De toets van Rao en Scott zegt of vraag en kenmerk samenhangen. Hij houdt rekening met de weging en met welk deel van de populatie heeft geantwoord.',
    ],
    [
      tests.some((test) => test.kind === 'raoScott' && test.smallExpected),
      'Bij een gewogen tabel waarvan sommige verwachte aantallen klein zijn, is de uitkomst van de toets een grove schatting.',
    ],
    [
      tested('chiSquare') || tested('fisher') || tested('raoScott'),
      'Cramérs V zegt hoe sterk vraag en kenmerk samenhangen: van 0 (niet) tot 1 (helemaal).',
    ],
    [
      untested('smallExpected'),
      `Bij ${untested('smallExpected')} toetsen wij niet. De verwachte aantallen zijn te klein voor de chi-kwadraattoets, en de tabel is te groot voor de exacte toets van Fisher.`,
    ],
    [untested('tooLarge'), `Bij ${untested('tooLarge')} toetsen wij niet: die gewogen tabel is te groot.`],
    [
      untested('noSpread'),
      `Bij ${untested('noSpread')} toetsen wij niet: iedereen heeft geantwoord, dus een verschil is geen toeval.`,
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
      numeric,
      'Met 95% zekerheid ligt het gemiddelde van de hele populatie tussen de twee grenzen. ' +
        (weighting || known
          ? 'De standaardfout en de grenzen houden er rekening mee welk deel van de populatie heeft geantwoord.'
          : ''),
    ],
    [
      numeric && weighting,
      'Bij een gewogen getal ziet u alleen het gemiddelde. De spreiding en de kwartielen wegen wij niet.',
    ],
    [
      numeric,
      `Bij een getal ziet u geen cijfers als er minder dan ${options.smallNumbers.percentagesFrom} antwoorden zijn.`,
    ],
  ];
  return said.flatMap(([holds, sentence]) => (holds ? [sentence.trim()] : []));
}
