import { panelOf, retentionOf, type PanelState } from './panel';

const register = new Map(
  [
    ['Brielle', '2023-01-01', 'Voorne'],
    ['Westvoorne', '2023-01-01', 'Voorne'],
    ['Voorne', null, null],
    ['Ede', null, null],
    ['Tiel', null, null],
  ].map(([code, validTo, successorCode]) => [
    code!,
    { code: code!, validTo: validTo ?? null, successorCode: successorCode ?? null },
  ]),
);
const wave = (population: string[], states: Record<string, PanelState>) => ({
  population,
  states: new Map(Object.entries(states)),
});
const waves = [
  wave(['Brielle', 'Westvoorne', 'Ede'], { Brielle: 'completed', Westvoorne: 'started', Ede: 'completed' }),
  wave(['Voorne', 'Ede', 'Tiel'], { Voorne: 'completed', Ede: 'invited', Tiel: 'completed' }),
];

describe('the panel', () => {
  it('counts what merged organisations answered for their successor, and says who', () => {
    const rows = panelOf(waves, '2024-01-01', register);
    expect(rows).toEqual([
      {
        code: 'Ede',
        cells: [
          { state: 'completed', by: [] },
          { state: 'invited', by: [] },
        ],
      },
      {
        code: 'Tiel',
        cells: [
          { state: 'outside', by: [] },
          { state: 'completed', by: [] },
        ],
      },
      {
        code: 'Voorne',
        cells: [
          { state: 'completed', by: ['Brielle'] },
          { state: 'completed', by: [] },
        ],
      },
    ]);
  });

  it('has retention over those that were asked again', () => {
    expect(retentionOf(panelOf(waves, '2024-01-01', register), 0, 1)).toEqual({
      before: 2,
      asked: 2,
      again: 1,
      fresh: 1,
    });
    const gone = [waves[0]!, wave(['Voorne'], { Voorne: 'completed' })];
    expect(retentionOf(panelOf(gone, '2024-01-01', register), 0, 1)).toMatchObject({ before: 2, asked: 1, again: 1 });
  });

  it('keeps apart what had not merged yet', () => {
    expect(panelOf([waves[0]!], '2022-06-01', register).map(({ code }) => code)).toEqual([
      'Brielle',
      'Ede',
      'Westvoorne',
    ]);
  });
});
