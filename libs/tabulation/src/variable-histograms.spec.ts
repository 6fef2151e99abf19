import fc from 'fast-check';
import { breakdownOf } from './breakdown';
import { DEFAULT_SMALL_NUMBERS, type BreakdownOptions } from './request';
import { anyResponse, columnsOf, type Response } from './testing/responses';
import { codes, variableOf } from './testing/variables';
import { groupedHistograms, variableHistograms } from './variable-histograms';

const provincie = variableOf('provincie', 'single', ['drenthe', 'zeeland', 'utrecht']);
const rol = variableOf('rol', 'multiple', ['financier', 'promotor', 'regievoerder']);
const VARIABLES = [
  variableOf('regierol', 'single', ['zelf', 'bibliotheek', 'anders', 'weet-niet']),
  variableOf('loketten', 'multiple', ['balie', 'burgerzaken', 'weet-niet']),
  variableOf('doelen', 'multiple', [...codes(20), 'weet-niet']),
  // Wide enough for a crossing by province not to be counted in one go.
  variableOf('maatregelen', 'multiple', codes(15)),
  variableOf('toelichting', 'text'),
  provincie,
  rol,
];
const OPTIONS: BreakdownOptions = {
  base: 'answered',
  excludeDontKnow: false,
  populationN: null,
  smallNumbers: DEFAULT_SMALL_NUMBERS,
};

/** Counted response by response, from the answers and not from coded cells. */
function naive(name: string, responses: readonly Response[]) {
  const variable = VARIABLES.find((candidate) => candidate.name === name)!;
  const given = responses.map((response) => response[name]!).filter((answer) => answer !== 'notAsked');
  const answers = given.filter((answer): answer is readonly number[] => answer !== 'missing');
  const counts = variable.categories.map((_, at) => answers.filter((answer) => answer.includes(at)).length);
  const choices = Array.from({ length: variable.categories.length + 1 }, (_, k) =>
    k === 0 ? given.length - answers.length : answers.filter((answer) => answer.length === k).length,
  );
  return {
    eligible: given.length,
    answered: answers.length,
    missing: given.length - answers.length,
    counts,
    choices: variable.type === 'multiple' ? choices : undefined,
  };
}

const figures = (
  table: ReturnType<typeof breakdownOf> | NonNullable<ReturnType<typeof breakdownOf>['groups']>[number],
) => ({
  eligible: table.eligible,
  answered: table.answered,
  missing: table.missing,
  counts: table.categories.map(({ count }) => count),
  choices: table.choices,
});
const responses = fc.array(anyResponse(VARIABLES), { maxLength: 60 });
const anyVariable = fc.constantFrom(...VARIABLES);

describe('counting columns', () => {
  it('gives what counting the answers gives, for every kind of variable', () => {
    fc.assert(
      fc.property(responses, anyVariable, fc.boolean(), (all, variable, halved) => {
        const selection = halved ? Uint8Array.from(all, (_, at) => at % 2) : null;
        const columns = columnsOf(VARIABLES, all);
        const table = breakdownOf(variable, variableHistograms(columns, variable, selection), OPTIONS);
        const kept = halved ? all.filter((_, at) => at % 2 === 1) : all;
        expect(figures(table)).toEqual(naive(variable.name, kept));
      }),
    );
  });

  it('counts each group of a crossing over the responses in it; those of a multiple choice overlap', () => {
    fc.assert(
      fc.property(
        responses,
        anyVariable,
        fc.constantFrom(provincie, rol),
        fc.boolean(),
        (all, variable, by, halved) => {
          const selection = halved ? Uint8Array.from(all, (_, at) => at % 2) : null;
          const columns = columnsOf(VARIABLES, all);
          const groups = groupedHistograms(columns, variable, by, selection);
          const total = variableHistograms(columns, variable, selection);
          const table = breakdownOf(variable, total, OPTIONS, { by, groups });
          table.groups!.forEach((group, index) => {
            const members = all.filter((response, at) => {
              const given = response[by.name]!;
              return typeof given !== 'string' && given.includes(index) && (!halved || at % 2 === 1);
            });
            expect(figures(group)).toEqual(naive(variable.name, members));
          });
        },
      ),
    );
  });

  it('does not depend on the order in which responses came', () => {
    const shuffled = responses.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, anyVariable, ([all, other], variable) => {
        const tableOf = (list: readonly Response[]) => {
          const columns = columnsOf(VARIABLES, list);
          const groups = groupedHistograms(columns, variable, provincie, null);
          return breakdownOf(variable, variableHistograms(columns, variable, null), OPTIONS, { by: provincie, groups });
        };
        expect(tableOf(other)).toEqual(tableOf(all));
      }),
    );
  });

  it('refuses a variable that the columns do not have', () => {
    const columns = columnsOf(VARIABLES, []);
    const other = variableOf('vraag', 'single', ['ja', 'nee']);
    expect(() => variableHistograms(columns, other, null)).toThrow('There is no variable "vraag"');
    expect(() => groupedHistograms(columns, provincie, other, null)).toThrow('There is no variable "vraag"');
  });
});
