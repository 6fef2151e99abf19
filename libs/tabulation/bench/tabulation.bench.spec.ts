import { benchTabulation, filledColumns } from './tabulation.bench';

describe('the benchmark of counting', () => {
  it('measures each piece of work beside a bare loop', () => {
    const measured = benchTabulation(2000);
    expect(measured.map(({ target }) => target)).toEqual([45, 80, undefined]);
    for (const { median, bare, floor } of measured) expect(Math.min(median, bare, floor)).toBeGreaterThan(0);
  });

  it('fills the columns with the same responses in every run', () => {
    const [one, other] = [filledColumns(300), filledColumns(300)].map(({ columns }) =>
      columns.variables.map(({ name }) => columns.cells(name)),
    );
    expect(one).toEqual(other);
  });
});
