import type { TrendDashboard } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { ChoiceField } from '../parts/choice-field';
import { texts } from '../texts';
import { unitOf } from '../wave/unit';
import { isReleased } from './release-words';
import { NOBODY, type TrendSelection } from './selection';

interface TrendFiltersProps {
  readonly answer: Pick<TrendDashboard, 'dimensions' | 'organisations' | 'audience' | 'audiences' | 'waves'>;
  readonly selection: TrendSelection;
  readonly onChange: (next: TrendSelection) => void;
  /** Roles that can be chosen, with their names; none on the page of one question. */
  readonly roles: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  /** Code of the organisation that lies beside it when nobody chose; empty: none. */
  readonly own?: string;
}

/** Province, size, role, panel and whom to lay beside it. What is chosen stands in the address. */
export function TrendFilters({ answer, selection, onChange, roles, own = '' }: TrendFiltersProps) {
  const words = texts.trends;
  const all = { value: '', label: words.all };
  const change = (more: Partial<TrendSelection>) => onChange({ ...selection, ...more });
  const released = isReleased(answer);
  // What was released is by one fact at a time: choosing one lets go of the other.
  const others = released ? { province: '', sizeClass: '' } : {};
  const dimension = (name: 'province' | 'sizeClass') => {
    const found = answer.dimensions.find((one) => one.name === name);
    if (!found) return null;
    return (
      <ChoiceField
        label={name === 'province' ? words.province : words.sizeClass}
        value={selection[name]}
        options={[all, ...found.categories.map(({ code, label }) => ({ value: code, label }))]}
        onChange={(value) => change({ ...others, [name]: value })}
      />
    );
  };
  const beside = selection.organisation === own ? '' : selection.organisation;
  const chosen = selection.province + selection.sizeClass + selection.role + beside;
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
      {answer.waves.length > 1 && !released && (
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
            { value: own === '' ? '' : NOBODY, label: words.organisationNone },
            ...answer.organisations.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(value) => change({ organisation: value })}
        />
      )}
      {(chosen !== '' || selection.panel === 'matched') && (
        <Button
          appearance="subtle-button"
          onClick={() => change({ province: '', sizeClass: '', role: '', organisation: own, panel: 'all' })}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}
