import type { Variable } from '@ido/questionnaire';
import fc from 'fast-check';
import { breakdownOf } from '../breakdown';
import type { BreakdownOptions } from '../request';
import { select } from '../selection';
import type { VariableTable } from '../table';
import { anyResponse, columnsOf, type Response } from '../testing/responses';
import { codes, variableOf } from '../testing/variables';
import { groupedHistograms, variableHistograms } from '../variable-histograms';
import { Disclosure, openCountsOf } from './disclosure';
import { LinearSystem } from './testing/linear-system';

const provincie = variableOf('provincie', 'single', codes(3));
const grootte = variableOf('grootte', 'single', codes(2));
const visie = variableOf('visie', 'single', ['ja', 'nee', 'weet-niet']);
const loketten = variableOf('loketten', 'multiple', ['balie', 'werk', 'weet-niet']);
const VARIABLES = [provincie, grootte, visie, loketten];
const OPEN = [provincie, grootte];
const SMALL = { percentagesFrom: 10, publishFrom: 5 };

/** A table as whoever is not in the study team gets it. */
function readerTable(
  responses: readonly Response[],
  variable: typeof visie,
  filters: readonly { variable: string; codes: readonly string[] }[] = [],
  by: typeof visie | null = null,
  options: Partial<BreakdownOptions> = {},
  open: readonly Variable[] = OPEN,
): VariableTable {
  const columns = columnsOf(VARIABLES, responses);
  const selection = select(columns, filters);
  const disclosure = new Disclosure(openCountsOf(columns, open), SMALL.publishFrom);
  const filter = new Map(filters.map((one) => [one.variable, one.codes]));
  return breakdownOf(
    variable,
    variableHistograms(columns, variable, selection),
    { base: 'answered', excludeDontKnow: false, populationN: 342, smallNumbers: SMALL, ...options },
    by ? { by, groups: groupedHistograms(columns, variable, by, selection) } : undefined,
    disclosure.table(variable, filter, by),
  );
}
const times = (count: number, response: Response): Response[] => Array.from({ length: count }, () => response);
const inGroup = (province: number, size: number, answer: Response['visie']): Response => ({
  provincie: [province],
  grootte: [size],
  visie: answer ?? 'missing',
  loketten: [0],
});

describe('what whoever is not in the study team gets', () => {
  it('withholds a total of fewer than five, with everything that tells how many it was', () => {
    const table = readerTable(times(4, inGroup(0, 0, [0])), visie);
    expect(table).toMatchObject({ eligible: null, answered: null, missing: null, base: null, suppressed: 'primary' });
    expect(table.categories.map(({ count, suppressed }) => [count, suppressed])).toEqual(
      Array.from({ length: 3 }, () => [null, 'primary']),
    );
    expect(table.notes).toEqual(['suppressed']);
    expect(readerTable(times(5, inGroup(0, 0, [0])), visie).suppressed).toBeUndefined();
    expect(readerTable(times(4, inGroup(0, 0, [0])), loketten).choices).toBeNull();
  });

  it('withholds three answers also when they are set over the twenty who were asked', () => {
    const few = [...times(3, inGroup(0, 0, [0])), ...times(17, inGroup(0, 0, 'missing'))];
    expect(readerTable(few, visie, [], null, { base: 'eligible' }).suppressed).toBe('primary');
  });

  it('withholds a small group and another, says so, and shows of them nothing', () => {
    const responses = [
      ...times(3, inGroup(0, 0, [0])),
      ...times(8, inGroup(1, 0, [1])),
      ...times(30, inGroup(2, 0, [0])),
    ];
    const table = readerTable(responses, visie, [], provincie);
    expect(table.groups!.map(({ suppressed }) => suppressed)).toEqual(['primary', 'secondary', undefined]);
    expect(table).toMatchObject({ base: 41, notes: ['suppressed'] });
    for (const group of table.groups!.slice(0, 2)) {
      expect([group.eligible, group.answered, group.missing, group.base]).toEqual([null, null, null, null]);
      expect(group.categories.every(({ count, share }) => count === null && share === null)).toBe(true);
    }
  });

  it('withholds the number of a category that is itself a group', () => {
    const responses = [
      ...times(3, inGroup(0, 0, [0])),
      ...times(8, inGroup(1, 0, [1])),
      ...times(9, inGroup(2, 1, [0])),
    ];
    expect(readerTable(responses, provincie).categories.map(({ count }) => count)).toEqual([null, null, 9]);
  });

  it('hides a small category of a question that is itself open behind another one, not behind who gave no answer', () => {
    // The table of the question tells that 23 answered: with the 20 to be seen, the other 3 are too.
    const responses = [
      ...times(20, inGroup(0, 0, [0])),
      ...times(3, inGroup(0, 0, [1])),
      ...times(6, inGroup(0, 0, 'missing')),
    ];
    const disclosure = new Disclosure(openCountsOf(columnsOf(VARIABLES, responses), [visie]), SMALL.publishFrom);
    const [categories] = disclosure.table(visie, new Map(), null).categories!;
    expect(categories).toEqual(['secondary', 'primary', undefined]);
    expect(disclosure.markOfResponses(new Map([['visie', ['ja']]]))).toBe('secondary');
    expect(disclosure.markOfResponses(new Map())).toBeUndefined();
  });

  it('shows the figures of a wave in which the register does not know the size of a few, and hides the few', () => {
    const unknown: Response = { ...inGroup(0, 0, [0]), grootte: 'missing' };
    const responses = [
      ...times(3, unknown),
      ...times(20, inGroup(0, 0, [0])),
      ...times(9, inGroup(1, 0, [0])),
      ...times(12, inGroup(1, 1, [1])),
    ];
    const facts = OPEN.map((one): Variable => ({ ...one, fact: true }));
    const [, size] = facts;
    const disclosure = new Disclosure(openCountsOf(columnsOf(VARIABLES, responses), facts), SMALL.publishFrom);
    expect(disclosure.table(visie, new Map(), null).whole).toBeUndefined();
    // The total less both sizes is the three of whom it is not known.
    expect(disclosure.table(visie, new Map(), size!).groups).toEqual([undefined, 'secondary']);
    expect(disclosure.table(size!, new Map(), null)).toMatchObject({
      whole: 'secondary',
      categories: [['secondary', 'secondary']],
    });
  });

  it('refuses a filter and a crossing by what is not open', () => {
    const responses = times(9, inGroup(0, 0, [0]));
    expect(() => readerTable(responses, loketten, [{ variable: 'visie', codes: ['ja'] }])).toThrow(RangeError);
    expect(() => readerTable(responses, loketten, [], visie)).toThrow('"visie" is not open');
  });

  it.each([
    ['questions', OPEN],
    ['facts of the register', OPEN.map((one): Variable => ({ ...one, fact: true }))],
  ])('lets no withheld count be computed from everything that may be asked together of %s', (_, open) => {
    const anyResponses = fc.array(anyResponse(VARIABLES), { maxLength: 60 });
    fc.assert(
      fc.property(anyResponses, (responses) => {
        const told = everythingTold(responses, open);
        // Per kind of count: what each answer says of the respondents that may be behind it.
        for (const { equations, withheld } of told.values()) {
          const system = new LinearSystem(equations);
          for (const sum of withheld) expect(system.fixes(sum)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

interface Told {
  /** Respondents that a number that was shown is about, each by the place of its combination of open categories. */
  equations: number[][];
  withheld: number[][];
}

/** Asks for every variable with every filter on one or several codes and every crossing, and keeps per kind of count what was shown and what was not. */
function everythingTold(responses: readonly Response[], open: readonly Variable[]): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const variable of [visie, loketten])
    for (const provinces of subsets(provincie))
      for (const sizes of subsets(grootte))
        for (const by of [null, provincie, grootte]) {
          const filters = [
            ...(provinces ? [{ variable: 'provincie', codes: provinces }] : []),
            ...(sizes ? [{ variable: 'grootte', codes: sizes }] : []),
          ];
          const table = readerTable(responses, variable, filters, by, {}, open);
          const single = [provinces, sizes].every((chosen) => chosen === null || chosen.length === 1);
          const all = by ? [null, ...by.categories.map(({ code }) => code)] : [null];
          all.forEach((code, at) => {
            const figures = code === null ? table : table.groups![at - 1]!;
            const within = (dimension: typeof visie, chosen: readonly string[] | null) => (given: Response) => {
              const answer = given[dimension.name];
              const index = Array.isArray(answer) ? (answer[0] as number) : -1;
              const value = dimension.categories[index]?.code;
              return (
                (chosen === null || (value !== undefined && chosen.includes(value))) &&
                (by !== dimension || code === null || value === code)
              );
            };
            const inBox = responses.filter(within(provincie, provinces)).filter(within(grootte, sizes));
            // Nobody is no secret: the reader sees where nobody was asked. How many of a combination did what is what he does not know.
            const asked = inBox.filter((given) => (given[variable.name] ?? 'notAsked') !== 'notAsked');
            const places = [...new Set(asked.map(placeOf))];
            if (places.length === 0) return;
            const note = (kind: string, shown: number | null) => {
              const key = `${variable.name} ${kind}`;
              const entry = told.get(key) ?? { equations: [], withheld: [] };
              // Several groups together are withheld as soon as one of them is. They are a secret only while they are too few themselves.
              if (shown !== null) entry.equations.push(places);
              else if (single || asked.length < SMALL.publishFrom) entry.withheld.push(places);
              told.set(key, entry);
            };
            note('eligible', figures.eligible);
            note('answered', figures.answered);
            note('missing', figures.missing);
            note('base', figures.base);
            figures.categories.forEach(({ count }, index) => note(`category ${index}`, count));
          });
        }
  return told;
}

function placeOf(given: Response): number {
  const index = (name: string) => {
    const answer = given[name];
    return Array.isArray(answer) ? (answer[0] as number) : 9;
  };
  return index('provincie') * 10 + index('grootte');
}

/** No filter, and every choice of codes. */
function subsets({ categories }: typeof visie): (readonly string[] | null)[] {
  const all = categories.map(({ code }) => code);
  const chosen = Array.from({ length: 2 ** all.length - 1 }, (_, mask) =>
    all.filter((_code, at) => (mask + 1) & (1 << at)),
  );
  return [null, ...chosen];
}
