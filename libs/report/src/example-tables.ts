import type { CategoryFigure } from '@ido/tabulation';
import type { FigureContext, FigureInput } from './figure-input';

/** Tables for the tests of this library, with shares and percentages worked out from counts. */
export function exampleTable(
  counts: ReadonlyArray<readonly [code: string, label: string, count: number, kind?: CategoryFigure['kind']]>,
  more: Partial<FigureInput> = {},
): FigureInput {
  const base = more.base ?? counts.reduce((sum, [, , count]) => sum + count, 0);
  return {
    name: 'regierol',
    title: 'Hoe wordt in uw gemeente invulling gegeven aan de regierol?',
    type: 'single',
    eligible: base,
    answered: base,
    missing: 0,
    base,
    categories: counts.map(([code, label, count, kind = 'substantive']) => ({
      code,
      label,
      kind,
      count,
      share: base < 10 ? null : count / base,
      percentage: base < 10 ? null : Math.floor((count / base) * 100 + 0.5),
      interval: base < 10 ? null : [Math.max(0, count / base - 0.1), Math.min(1, count / base + 0.1)],
    })),
    notes: [],
    ...more,
  };
}

export const exampleContext: FigureContext = {
  number: 3,
  population: 342,
  responses: 37,
  unit: 'gemeenten',
  source: 'Monitor IDO, nulmeting 2024',
  selection: '',
  note: '',
  syntheticNote: 'reconstructie, geen echte antwoorden',
};

/** Question 3 as published: 30, 5, 54 and 11 percent of 37. */
export const regierol = exampleTable([
  ['zelf', 'Ik geef zelf invulling aan de regierol', 11],
  ['iemand-anders', 'Iemand anders binnen de gemeente geeft invulling aan de regierol', 2],
  ['bibliotheek', 'De regierol is uitbesteed aan de bibliotheek', 20],
  ['weet-niet', 'Ik weet niet aan wie de regierol is toebedeeld', 4, 'dontKnow'],
]);

/** A multiple choice of 37 respondents. */
export const samenwerking = exampleTable(
  [
    ['overleg', 'Reguliere overleggen gepland', 14],
    ['contact', 'Een centrale contactpersoon', 21],
    ['weet-niet', 'Weet ik niet', 30, 'dontKnow'],
    ['anders', 'Anders, namelijk:', 25, 'other'],
    ['eisen', 'Prestatie-eisen gesteld', 17],
  ],
  { name: 'samenwerking', type: 'multiple', base: 37, notes: ['multiple'] },
);
