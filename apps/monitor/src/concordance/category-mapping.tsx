import type { CategoryPair, ConcordanceSide } from '@ido/api';
import { dutchList } from '@ido/report';
import { ChoiceField } from '../parts/choice-field';
import { texts } from '../texts';

interface CategoryMappingProps {
  readonly older: ConcordanceSide;
  readonly newer: ConcordanceSide;
  readonly pairs: readonly CategoryPair[];
  readonly onChange: (from: string, to: string | null) => void;
}

/** For each old answer the new one that it counts as; several may count as one. */
export function CategoryMapping({ older, newer, pairs, onChange }: CategoryMappingProps) {
  const { concordance } = texts.series;
  const mapped = new Map(pairs.map(({ from, to }) => [from, to]));
  const used = new Set(mapped.values());
  const left = newer.categories.filter(({ code }) => !used.has(code)).map(({ label }) => `“${label}”`);
  const options = [
    { value: '', label: concordance.none },
    ...newer.categories.map(({ code, label }) => ({ value: code, label })),
  ];
  return (
    <fieldset className="ido-fieldset ido-mapping">
      <legend>{concordance.mapping}</legend>
      <p className="ido-quiet">{concordance.mappingHelp}</p>
      {older.categories.map(({ code, label }) => (
        <ChoiceField
          key={code}
          label={concordance.becomes(label)}
          value={mapped.get(code) ?? ''}
          options={options}
          onChange={(value) => onChange(code, value === '' ? null : value)}
        />
      ))}
      {left.length > 0 && <p>{concordance.unmapped(dutchList(left))}</p>}
    </fieldset>
  );
}
