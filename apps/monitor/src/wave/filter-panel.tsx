import type { Dimension } from '@ido/api';
import { figureLabel } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { CheckField } from '../parts/check-field';
import { ChoiceField } from '../parts/choice-field';
import { texts } from '../texts';
import { chosenFilters, dimensionTitle, MAIN_DIMENSIONS } from './filter-words';
import { withFilter, type Role, type Selection } from './selection';
import { WeightingChoice } from './weighting-choice';

interface FilterPanelProps {
  readonly selection: Selection;
  readonly dimensions: readonly Dimension[];
  readonly roles: readonly Role[];
  /** Weightings that can be chosen, by their keys. */
  readonly weightings?: ReadonlyArray<{ readonly key: string; readonly title: string }>;
  /** "5 van de 37 afgeronde vragenlijsten"; empty when it is not known. */
  readonly matches: string;
  readonly onChange: (selection: Selection) => void;
}

/** What the figures are about and how they are counted. */
export function FilterPanel({ selection, dimensions, roles, weightings = [], matches, onChange }: FilterPanelProps) {
  const chosen = chosenFilters(selection, dimensions);
  const isMain = (name: string) => MAIN_DIMENSIONS.some((main) => main === name);
  const shown = dimensions.filter(({ name }) => isMain(name) || selection.filters[name] !== undefined);
  return (
    <div className="ido-filters">
      {chosen.length > 0 && <ChosenFilters {...{ selection, chosen, matches, onChange }} />}
      {MAIN_DIMENSIONS.flatMap((name) => shown.filter((dimension) => dimension.name === name)).map((dimension) => (
        <DimensionFilter key={dimension.name} {...{ dimension, selection, onChange }} />
      ))}
      {shown
        .filter(({ name }) => !isMain(name))
        .map((dimension) => (
          <DimensionFilter key={dimension.name} {...{ dimension, selection, onChange }} />
        ))}
      <OtherDimension
        dimensions={dimensions.filter((dimension) => !shown.includes(dimension))}
        {...{ selection, onChange }}
      />
      <hr className="ido-rule" />
      <ChoiceField
        label={texts.filters.by}
        value={selection.by ?? ''}
        onChange={(by) => onChange({ ...selection, by: by || null })}
        options={[
          { value: '', label: texts.filters.byNone },
          ...dimensions.map((dimension) => ({ value: dimension.name, label: dimensionTitle(dimension) })),
        ]}
      />
      {roles.length > 0 && (
        <ChoiceField
          label={texts.filters.role}
          value={selection.role ?? ''}
          onChange={(value) => onChange({ ...selection, role: roles.find((role) => role === value) ?? null })}
          options={[
            { value: '', label: texts.filters.roleAll },
            ...roles.map((role) => ({ value: role, label: texts.roles[role] })),
          ]}
        />
      )}
      <ChoiceField
        label={texts.filters.base}
        value={selection.base}
        onChange={(base) => onChange({ ...selection, base: base === 'eligible' ? 'eligible' : 'answered' })}
        options={[
          { value: 'answered', label: texts.filters.answered },
          { value: 'eligible', label: texts.filters.eligible },
        ]}
      />
      <WeightingChoice weightings={weightings} selection={selection} onChange={onChange} />
      <CheckField
        label={texts.filters.dontKnow}
        checked={selection.excludeDontKnow}
        onChange={(excludeDontKnow) => onChange({ ...selection, excludeDontKnow })}
      />
    </div>
  );
}

interface Change {
  readonly selection: Selection;
  readonly onChange: (selection: Selection) => void;
}

function ChosenFilters({
  chosen,
  selection,
  matches,
  onChange,
}: Change & { chosen: ReturnType<typeof chosenFilters>; matches: string }) {
  return (
    <div className="ido-chosen">
      <p className="ido-chosen__title">{texts.filters.active}</p>
      <ul>
        {chosen.map(({ dimension, code, label }) => (
          <li key={`${dimension} ${code}`}>
            <button
              type="button"
              aria-label={texts.filters.remove(label)}
              onClick={() => {
                const codes = (selection.filters[dimension] ?? []).filter((other) => other !== code);
                onChange(withFilter(selection, dimension, codes));
              }}
            >
              {label} <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {matches && <p className="ido-quiet">{matches}</p>}
      {chosen.length > 1 && (
        <Button appearance="subtle-button" onClick={() => onChange({ ...selection, filters: {} })}>
          {texts.filters.clear}
        </Button>
      )}
    </div>
  );
}

function DimensionFilter({ dimension, selection, onChange }: Change & { dimension: Dimension }) {
  const codes = selection.filters[dimension.name] ?? [];
  return (
    <ChoiceField
      label={dimensionTitle(dimension)}
      value={codes[0] ?? ''}
      onChange={(code) => onChange(withFilter(selection, dimension.name, code === '' ? [] : [code]))}
      options={[
        { value: '', label: texts.filters.all },
        ...dimension.categories.map(({ code, label }) => ({ value: code, label: figureLabel(label) })),
      ]}
    />
  );
}

/** First the question, then its answers: a filter on any other question. */
function OtherDimension({ dimensions, selection, onChange }: Change & { dimensions: readonly Dimension[] }) {
  const [name, setName] = useState('');
  const dimension = dimensions.find((candidate) => candidate.name === name);
  if (dimensions.length === 0) return null;
  return (
    <>
      <ChoiceField
        label={texts.filters.more}
        value={dimension ? name : ''}
        onChange={setName}
        options={[
          { value: '', label: texts.filters.moreNone },
          ...dimensions.map((candidate) => ({ value: candidate.name, label: dimensionTitle(candidate) })),
        ]}
      />
      {dimension && (
        <DimensionFilter
          dimension={dimension}
          selection={selection}
          onChange={(next) => {
            setName('');
            onChange(next);
          }}
        />
      )}
    </>
  );
}
