import type { TrendDashboard } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { ChoiceField } from '../parts/choice-field';
import { texts } from '../texts';
import { unitOf } from '../wave/unit';
import type { TrendSelection } from './selection';

interface TrendFiltersProps {
  readonly answer: Pick<TrendDashboard, 'dimensions' | 'organisations' | 'audience' | 'audiences' | 'waves'>;
  readonly selection: TrendSelection;
  readonly onChange: (next: TrendSelection) => void;
  /** Roles that can be chosen, with their names; none on the page of one question. */
  readonly roles: ReadonlyArray<{ readonly value: string; readonly label: string }>;
}

/** Province, size, role, panel and whom to lay beside it. What is chosen stands in the address. */
export function TrendFilters({ answer, selection, onChange, roles }: TrendFiltersProps) {
  const words = texts.trends;
  const all = { value: '', label: words.all };
  const change = (more: Partial<TrendSelection>) => onChange({ ...selection, ...more });
  const dimension = (name: 'province' | 'sizeClass') => {
    const found = answer.dimensions.find((one) => one.name === name);
    if (!found) return null;
    return (
      <ChoiceField
        label={name === 'province' ? words.province : words.sizeClass}
        value={selection[name]}
        options={[all, ...found.categories.map(({ code, label }) => ({ value: code, label }))]}
        onChange={(value) => change({ [name]: value })}
      />
    );
  };
  const chosen = selection.province + selection.sizeClass + selection.role + selection.organisation;
  return (
    <div className="ido-filters ido-trend-filters">
      {answer.audiences.length > 1 && (
        <ChoiceField
          label={words.audience}
          value={answer.audience}
          options={answer.audiences.map((one) => ({ value: one, label: unitOf(one) }))}
          onChange={(value) => change({ audience: value, organisation: '', tile: '' })}
        />
      )}
      {dimension('province')}
      {dimension('sizeClass')}
      {roles.length > 0 && (
        <ChoiceField
          label={words.role}
          value={selection.role}
          options={[all, ...roles]}
          onChange={(value) => change({ role: value })}
        />
      )}
      {answer.waves.length > 1 && (
        <ChoiceField
          label={words.panel}
          value={selection.panel}
          options={[
            { value: 'all', label: words.panelAll },
            { value: 'matched', label: words.panelMatched },
          ]}
          onChange={(value) => change({ panel: value === 'matched' ? 'matched' : 'all' })}
        />
      )}
      {answer.organisations.length > 0 && (
        <ChoiceField
          label={words.organisation}
          value={selection.organisation}
          options={[
            { value: '', label: words.organisationNone },
            ...answer.organisations.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(value) => change({ organisation: value })}
        />
      )}
      {(chosen !== '' || selection.panel === 'matched') && (
        <Button
          appearance="subtle-button"
          onClick={() => change({ province: '', sizeClass: '', role: '', organisation: '', panel: 'all' })}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}
