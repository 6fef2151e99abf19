import { byName, click, render } from '../testing/render';
import { DataTable, type Column } from './data-table';
import { sortRows } from './sort-rows';

interface Place {
  readonly name: string;
  readonly inhabitants: number;
}
const places: Place[] = [
  { name: 'Tholen', inhabitants: 26_700 },
  { name: 'Élburg', inhabitants: 9_000 },
  { name: 'Ede', inhabitants: 124_000 },
];
const columns: Array<Column<Place>> = [
  { key: 'name', label: 'Naam', header: true, cell: ({ name }) => name, sortBy: ({ name }) => name },
  {
    key: 'inhabitants',
    label: 'Inwoners',
    numeric: true,
    cell: ({ inhabitants }) => inhabitants,
    sortBy: ({ inhabitants }) => inhabitants,
  },
];

const names = () => [...document.querySelectorAll('tbody th')].map((cell) => cell.textContent);
const sorted = (label: string) => byName('button', label).closest('th')?.getAttribute('aria-sort');

describe('a data table', () => {
  it('sorts by the heading that is clicked, the other way at the second click, and says so', () => {
    render(<DataTable caption="Plaatsen" columns={columns} rows={places} rowKey={({ name }) => name} />);
    expect(names()).toEqual(['Tholen', 'Élburg', 'Ede']);
    click(byName('button', 'Naam'));
    expect(names()).toEqual(['Ede', 'Élburg', 'Tholen']);
    expect(sorted('Naam')).toBe('ascending');
    click(byName('button', 'Inwoners'));
    expect(names()).toEqual(['Élburg', 'Tholen', 'Ede']);
    click(byName('button', 'Inwoners'));
    expect(names()).toEqual(['Ede', 'Tholen', 'Élburg']);
    expect(sorted('Inwoners')).toBe('descending');
    expect(sorted('Naam')).toBeNull();
  });

  it('tells who keeps the order elsewhere what was asked for', () => {
    const asked: unknown[] = [];
    const serverSorted = columns.map((column) => ({ ...column, sortBy: true as const }));
    render(
      <DataTable
        caption="Plaatsen"
        columns={serverSorted}
        rows={places}
        rowKey={({ name }) => name}
        sort={{ column: 'name', direction: 'ascending' }}
        onSort={(order) => asked.push(order)}
      />,
    );
    click(byName('button', 'Naam'));
    expect(asked).toEqual([{ column: 'name', direction: 'descending' }]);
    expect(names()).toEqual(['Tholen', 'Élburg', 'Ede']);
  });

  it('keeps the search and says what to do when there are no rows', () => {
    render(
      <DataTable
        caption="Plaatsen"
        columns={columns}
        rows={[]}
        rowKey={({ name }) => name}
        search={<input aria-label="Zoeken" />}
        empty="Niets gevonden. Zoek op een deel van de naam."
      />,
    );
    expect(document.querySelector('table')).toBeNull();
    expect(document.body.textContent).toContain('Niets gevonden');
    byName('input', 'Zoeken');
  });
});

describe('sorting rows', () => {
  it('leaves the given rows as they are and equal rows in their order', () => {
    const rows = Object.freeze([
      { name: 'b', group: 1 },
      { name: 'a', group: 2 },
      { name: 'c', group: 1 },
    ]);
    expect(sortRows(rows, ({ group }) => group, 'descending').map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('puts 9 before 10 in text', () => {
    expect(sortRows(['GM10', 'GM9'], (code) => code, 'ascending')).toEqual(['GM9', 'GM10']);
  });
});
