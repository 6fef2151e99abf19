import { UnknownVariable } from './refusals';
import { columnsOf } from './testing/responses';
import { variableOf } from './testing/variables';
import { weightCells, weightColumn, type Weighting } from './weighting';

const VARIABLES = [
  variableOf('netwerk', 'single', ['ja', 'nee']),
  variableOf('sizeClass', 'single', ['klein', 'groot']),
  variableOf('province', 'single', ['Drenthe', 'Utrecht', 'Zeeland']),
];

const WEIGHTING: Weighting = {
  key: 'proef.1',
  title: 'Proef',
  variables: ['sizeClass', 'province'],
  cells: [
    { codes: ['klein', 'Drenthe'], weight: 2.5 },
    { codes: ['groot', 'Utrecht'], weight: 0.5 },
    // Nobody is there any more since the population was changed.
    { codes: ['groot', 'Opgeheven'], weight: 9 },
  ],
  margins: [],
  populationN: 100,
  trimmed: false,
};

const columns = columnsOf(VARIABLES, [
  { netwerk: [0], sizeClass: [0], province: [0] },
  { netwerk: [1], sizeClass: [1], province: [1] },
  { netwerk: [1], sizeClass: [0], province: [1] },
  { netwerk: [0], sizeClass: 'missing', province: [0] },
  { netwerk: [0] },
]);

describe('weights by cell', () => {
  it('say for every response which cell it is in; who is in none has weight 0', () => {
    expect([...weightCells(columns, WEIGHTING)]).toEqual([0, 1, 3, 3, 3]);
    expect([...weightColumn(columns, WEIGHTING)]).toEqual([2.5, 0.5, 0, 0, 0]);
  });

  it('take the codes in the order of the variables', () => {
    const turned = {
      ...WEIGHTING,
      variables: ['province', 'sizeClass'],
      cells: [{ codes: ['Utrecht', 'groot'], weight: 4 }],
    };
    expect([...weightColumn(columns, turned)]).toEqual([0, 4, 0, 0, 0]);
  });

  it('are the same for everybody in a cell that is everyone', () => {
    expect([...weightColumn(columns, { ...WEIGHTING, variables: [], cells: [{ codes: [], weight: 20 }] })]).toEqual([
      20, 20, 20, 20, 20,
    ]);
  });

  it('are refused over a variable that is not there, or that has no single category', () => {
    expect(() => weightCells(columns, { ...WEIGHTING, variables: ['regio', 'province'] })).toThrow(UnknownVariable);
    const multiple = columnsOf([variableOf('vragen', 'multiple', ['a', 'b'])], []);
    expect(() => weightCells(multiple, { ...WEIGHTING, variables: ['vragen'], cells: [] })).toThrow(RangeError);
  });
});
