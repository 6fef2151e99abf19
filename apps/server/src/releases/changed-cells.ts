import type { ChangedCell, ReleasedFigures, VariableBreakdown } from '@ido/api';

type Figures = Pick<VariableBreakdown, 'base' | 'categories'>;

/** The numbers that differ between two releases of a wave, in the order of the newer one; what only the older one has comes last. */
export function changedCells(before: ReleasedFigures, after: ReleasedFigures): ChangedCell[] {
  const old = new Map(cellsOf(before).map((cell) => [keyOf(cell), cell]));
  const changes: ChangedCell[] = [];
  for (const { value, ...cell } of cellsOf(after)) {
    const was = old.get(keyOf(cell));
    old.delete(keyOf(cell));
    if (was?.value !== value) changes.push({ ...cell, before: was?.value ?? null, after: value });
  }
  for (const { value, ...cell } of old.values())
    if (value !== null) changes.push({ ...cell, before: value, after: null });
  return changes;
}

type Cell = Omit<ChangedCell, 'before' | 'after'> & { readonly value: number | null };

function cellsOf({ crossings }: ReleasedFigures): Cell[] {
  return crossings.flatMap(({ by, variables }) =>
    variables.flatMap((variable) => {
      const at = (group: string | null, { base, categories }: Figures): Cell[] => {
        const place = { variable: variable.name, title: variable.title, by, group };
        return [
          { ...place, category: null, value: base },
          ...categories.map(({ label, count }) => ({ ...place, category: label, value: count })),
        ];
      };
      // The whole is the same in every crossing: it is compared once.
      return by === null ? at(null, variable) : (variable.groups ?? []).flatMap((group) => at(group.label, group));
    }),
  );
}

function keyOf({ variable, by, group, category }: Omit<Cell, 'value' | 'title'>): string {
  return JSON.stringify([variable, by, group, category]);
}
