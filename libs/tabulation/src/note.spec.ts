import { breakdownOf } from './breakdown';
import type { WithheldTable } from './disclosure/withheld-table';
import { noteText } from './note';
import { DEFAULT_SMALL_NUMBERS, type BreakdownOptions } from './request';
import { variableOf } from './testing/variables';

const visie = variableOf('visie', 'single', ['ja', 'nee', 'weet-niet']);
const loketten = variableOf('loketten', 'multiple', ['balie', 'weet-niet']);
const OPTIONS: BreakdownOptions = {
  base: 'answered',
  excludeDontKnow: false,
  populationN: null,
  smallNumbers: DEFAULT_SMALL_NUMBERS,
};
const histograms = (...counts: number[]) => ({ cells: [Float64Array.from(counts)] });

function noteOf(
  variable: typeof visie,
  counts: number[],
  options: Partial<BreakdownOptions> = {},
  groups?: number[][],
  withheld?: WithheldTable,
) {
  const by = variableOf(
    'grootte',
    'single',
    (groups ?? []).map((_, at) => `klasse-${at}`),
  );
  const crossing = groups && { by, groups: groups.map((group) => histograms(...group)) };
  const table = breakdownOf(variable, histograms(...counts), { ...OPTIONS, ...options }, crossing, withheld);
  return noteText(table.notes, table);
}

describe('noteText', () => {
  it('is empty when there is nothing to say', () => {
    expect(noteOf(visie, [0, 0, 10, 10, 0])).toBe('');
  });

  it('says that a multiple choice can add to more than 100, where there are percentages', () => {
    expect(noteOf(loketten, [0, 0, 20, 3, 0])).toBe(
      'Meer antwoorden waren mogelijk. Daardoor kunnen de percentages samen meer dan 100 zijn.',
    );
    expect(noteOf(loketten, [0, 0, 6, 0, 0])).toBe(
      'Meer antwoorden waren mogelijk. Er zijn te weinig antwoorden voor percentages. Daarom ziet u alleen aantallen.',
    );
  });

  it('says what was left out of the base, in the words of the questionnaire', () => {
    expect(noteOf(visie, [0, 0, 10, 10, 4], { excludeDontKnow: true })).toBe(
      'Wie ‘Weet-niet’ antwoordde, telt niet mee.',
    );
    expect(noteOf(loketten, [0, 0, 20, 3, 0], { excludeDontKnow: true })).toContain(
      'Wie alleen ‘Weet-niet’ koos, telt niet mee.',
    );
  });

  it('says that the base is everyone who was asked', () => {
    expect(noteOf(visie, [0, 5, 10, 10, 4], { base: 'eligible' })).toBe(
      'De percentages gaan over iedereen die deze vraag kreeg, ook wie geen antwoord gaf.',
    );
  });

  it('tells a small total from small groups', () => {
    const groups = [
      [0, 0, 6, 0, 0],
      [0, 0, 20, 0, 0],
    ];
    expect(noteOf(visie, [0, 0, 26, 0, 0], {}, groups)).toBe(
      'Sommige groepen hebben te weinig antwoorden voor percentages. Daar ziet u alleen aantallen.',
    );
    expect(noteOf(visie, [0, 0, 7, 0, 0])).toBe(
      'Er zijn te weinig antwoorden voor percentages. Daarom ziet u alleen aantallen.',
    );
  });

  it('tells a withheld total from withheld groups', () => {
    const groups = [
      [0, 0, 3, 0, 0],
      [0, 0, 12, 0, 0],
      [0, 0, 20, 0, 0],
    ];
    const some: WithheldTable = { whole: undefined, groups: ['primary', 'secondary', undefined] };
    expect(noteOf(visie, [0, 0, 35, 0, 0], {}, groups, some)).toMatch(/^Sommige groepen zijn zo klein/);
    const all: WithheldTable = { whole: 'primary', groups: [] };
    expect(noteOf(visie, [0, 0, 3, 0, 0], {}, undefined, all)).toBe(
      'Er zijn te weinig antwoorden om dit cijfer te laten zien.',
    );
  });

  it('says that nobody answered, or that nobody was asked', () => {
    expect(noteOf(visie, [9, 6, 0, 0, 0])).toBe('Er zijn nog geen antwoorden op deze vraag.');
    expect(noteOf(visie, [9, 0, 0, 0, 0], { base: 'eligible' })).toContain('Niemand kreeg deze vraag.');
  });

  it('says that open answers are only counted', () => {
    expect(noteOf(variableOf('toelichting', 'text'), [0, 2, 20])).toBe(
      'Bij deze open vraag tellen wij alleen hoeveel antwoorden er zijn.',
    );
  });
});
