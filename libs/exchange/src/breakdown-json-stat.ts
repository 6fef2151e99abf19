import type { GroupFigures, VariableTable } from '@ido/tabulation';
import type { BreakdownMeta } from './breakdown-export';

/** The figures in every cell, as categories of the dimension `cijfer`. */
const FIGURES = [
  { code: 'aantal', label: 'Aantal', unit: { decimals: 0, label: 'respondenten' } },
  { code: 'basis', label: 'Basis (n)', unit: { decimals: 0, label: 'respondenten' } },
  { code: 'aandeel', label: 'Aandeel', unit: { decimals: 4, label: 'van de basis' } },
] as const;

/** How a withheld figure is marked in `status`. */
const STATUS = { primary: 'onderdrukt', secondary: 'mee-onderdrukt' } as const;

interface JsonStatMeta extends BreakdownMeta {
  /** Name of the crossing variable. */
  readonly byName?: string | null;
}

/**
 * Breakdowns as a JSON-stat 2.0 collection (https://json-stat.org/full/): a dataset per variable with the dimensions crossing
 * variable (with "totaal" first), variable and figure. What is withheld is null and says so in `status`.
 */
export function breakdownJsonStat(tables: readonly VariableTable[], meta: JsonStatMeta): Uint8Array {
  const collection = {
    version: '2.0',
    class: 'collection',
    label: meta.wave,
    ...(meta.note ? { note: [meta.note] } : {}),
    link: { item: tables.map((table) => dataset(table, meta)) },
    extension: {
      population: meta.population,
      responses: meta.responses,
      weighting: meta.weighting ?? null,
      status: STATUS,
    },
  };
  return Buffer.from(`${JSON.stringify(collection)}\n`);
}

function dataset(table: VariableTable, meta: JsonStatMeta) {
  const groups: readonly (GroupFigures & { code: string; label: string })[] = [
    { ...table, code: 'totaal', label: 'Totaal' },
    ...(table.groups ?? []),
  ];
  const categories = table.categories.length > 0 ? table.categories : [{ code: 'beantwoord', label: 'Beantwoord' }];
  const crossed = table.groups !== undefined;
  // Names of dimensions are unique within a dataset, whatever the questionnaire calls its variables.
  const by = `naar:${meta.byName ?? ''}`;
  const dimensions = {
    ...(crossed ? { [by]: dimension(meta.by ?? 'Uitgesplitst naar', groups) } : {}),
    [table.name]: dimension(table.title, categories),
    'cijfer:': { ...dimension('Cijfer', FIGURES) },
  };
  const figure = dimensions['cijfer:']!;
  // Not the keys of the object: a name that is a number would come first there.
  const id = [...(crossed ? [by] : []), table.name, 'cijfer:'];
  const value: (number | null)[] = [];
  const status: Record<number, string> = {};
  for (const group of groups) {
    categories.forEach((_, at) => {
      const category = group.categories[at];
      const suppressed = group.suppressed ?? category?.suppressed;
      const cells = [category ? category.count : group.answered, group.base, category ? category.share : null];
      cells.forEach((cell, index) => {
        const ofGroup = index === 1;
        const mark = ofGroup ? group.suppressed : suppressed;
        if (cell === null && mark) status[value.length] = STATUS[mark];
        value.push(cell);
      });
    });
  }
  return {
    version: '2.0',
    class: 'dataset',
    label: table.title,
    source: meta.wave,
    ...(meta.note ? { note: [meta.note] } : {}),
    id,
    size: [...(crossed ? [groups.length] : []), categories.length, FIGURES.length],
    role: { metric: ['cijfer:'] },
    dimension: {
      ...dimensions,
      'cijfer:': {
        ...figure,
        category: { ...figure.category, unit: Object.fromEntries(FIGURES.map(({ code, unit }) => [code, unit])) },
      },
    },
    value,
    ...(Object.keys(status).length > 0 ? { status } : {}),
  };
}

function dimension(label: string, categories: readonly { code: string; label: string }[]) {
  return {
    label,
    category: {
      index: categories.map(({ code }) => code),
      label: Object.fromEntries(categories.map(({ code, label: text }) => [code, text])),
    },
  };
}
