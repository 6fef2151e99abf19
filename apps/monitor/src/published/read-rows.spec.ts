import { readNumber, readRows } from './read-rows';

describe('rows of a table', () => {
  it('are read as they are typed', () => {
    expect(readRows('Ja; 20; 54%\n\nNee;17;46').rows).toEqual([
      { label: 'Ja', count: 20, percentage: 54 },
      { label: 'Nee', count: 17, percentage: 46 },
    ]);
    expect(readRows('Ja; 54%\nNee; 46,2%').rows).toEqual([
      { label: 'Ja', count: null, percentage: 54 },
      { label: 'Nee', count: null, percentage: 46.2 },
    ]);
  });

  it('are read as they are pasted from a spreadsheet, with or without a heading', () => {
    const pasted = 'Antwoord\tAantal\tPercentage\r\nJa; met overleg\t1.234\t54%\r\nNee\t\t46%\r\n';
    expect(readRows(pasted)).toEqual({
      rows: [
        { label: 'Ja; met overleg', count: 1234, percentage: 54 },
        { label: 'Nee', count: null, percentage: 46 },
      ],
      unreadable: [],
    });
  });

  it('that cannot be read are told', () => {
    expect(readRows('Ja; 20\nNee; veel\n; 3\nMisschien; 2,5\nTe veel; 1; 120%').unreadable).toEqual([
      'Nee; veel',
      '; 3',
      'Misschien; 2,5',
      'Te veel; 1; 120%',
    ]);
  });

  it('have Dutch numbers', () => {
    expect(['12,5', '1.234', '12.5', '54 %', '', '-3', '1e3', '١٢'].map(readNumber)).toEqual([
      12.5,
      1234,
      12.5,
      54,
      null,
      null,
      null,
      null,
    ]);
  });
});
