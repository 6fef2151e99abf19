import type { GroupFigures, NoteCode, VariableTable } from './table';

type Noted = Pick<
  VariableTable,
  'type' | 'groups' | 'categories' | 'base' | 'suppressed' | 'eligible' | 'answered' | 'weighting' | 'effectiveN'
>;

/**
 * The Dutch sentences under a figure, in the order of the notes, with a space between them; empty when there is nothing to
 * say. The text stands here alone, so that page, API and exports say the same.
 */
export function noteText(notes: readonly NoteCode[], table: Noted): string {
  return notes.map((note) => SENTENCES[note](table, notes)).join(' ');
}

const SENTENCES: Record<NoteCode, (table: Noted, notes: readonly NoteCode[]) => string> = {
  multiple: (table) =>
    hasShares(table)
      ? 'Meer antwoorden waren mogelijk. Daardoor kunnen de percentages samen meer dan 100 zijn.'
      : 'Meer antwoorden waren mogelijk.',
  'over-eligible': (table) =>
    hasShares(table)
      ? 'De percentages gaan over iedereen die deze vraag kreeg, ook wie geen antwoord gaf.'
      : 'Het aantal (n) is iedereen die deze vraag kreeg, ook wie geen antwoord gaf.',
  'without-dont-know': (table) => {
    const labels = table.categories.filter(({ kind }) => kind === 'dontKnow').map(({ label }) => `‘${label}’`);
    const answer = labels.join(' of ');
    return table.type === 'multiple'
      ? `Wie alleen ${answer} koos, telt niet mee.`
      : `Wie ${answer} antwoordde, telt niet mee.`;
  },
  'small-base': (table, notes) =>
    isSmall(table, notes)
      ? 'Er zijn te weinig antwoorden voor percentages. Daarom ziet u alleen aantallen.'
      : 'Sommige groepen hebben te weinig antwoorden voor percentages. Daar ziet u alleen aantallen.',
  'no-base': (_, notes) =>
    notes.includes('over-eligible') ? 'Niemand kreeg deze vraag.' : 'Er zijn nog geen antwoorden op deze vraag.',
  suppressed: (table) =>
    table.suppressed
      ? 'Er zijn te weinig antwoorden om dit cijfer te laten zien.'
      : 'Sommige groepen zijn zo klein dat wij geen cijfers laten zien. Soms laten wij ook een grotere groep weg. ' +
        'Anders zou u het cijfer van de kleine groep kunnen uitrekenen.',
  weighted: ({ weighting = '', effectiveN }) =>
    typeof effectiveN === 'number'
      ? `De percentages zijn gewogen (${weighting}). De aantallen niet. De effectieve n is ${tenths(effectiveN)}.`
      : `De percentages zijn gewogen (${weighting}).`,
  coded: ({ eligible, answered }) =>
    eligible === null || answered === null
      ? 'Onderzoekers hebben de open antwoorden gecodeerd.'
      : `Onderzoekers hebben de open antwoorden gecodeerd: ${answered} van de ${eligible} antwoorden zijn gecodeerd.`,
  'no-categories': () => 'Bij deze open vraag tellen wij alleen hoeveel antwoorden er zijn.',
  'without-microdata': () => 'Dit cijfer komt uit een rapport (zonder microgegevens).',
  'derived-counts': () => 'Het rapport geeft percentages. De aantallen zijn daaruit berekend.',
};

const TENTH = 10;

/** To one decimal, in Dutch notation. */
function tenths(value: number): string {
  return String(Math.round(value * TENTH) / TENTH).replace('.', ',');
}

/** Whether the total itself has too few answers, and not only some of its groups. */
function isSmall(table: Noted, notes: readonly NoteCode[]): boolean {
  return notes.includes('small-base') && table.base !== null && table.base > 0 && !showsShares(table);
}

function hasShares(table: Noted): boolean {
  return [table, ...(table.groups ?? [])].some(showsShares);
}

function showsShares({ categories }: Pick<GroupFigures, 'categories'>): boolean {
  return categories.some(({ share }) => share !== null);
}
