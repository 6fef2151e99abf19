import { ParticipantState, type PopulationClass } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useCallback } from 'react';
import { CheckField } from '../parts/check-field';
import { ChoiceField } from '../parts/choice-field';
import { SearchField } from '../parts/search-field';
import { texts } from '../texts';
import { EVERYONE, type Narrowing } from './narrowing';
import { useClasses } from './queries';

interface NarrowingFieldsProps {
  readonly wave: string;
  readonly narrowing: Narrowing;
  readonly onChange: (change: Partial<Narrowing>) => void;
}

/** Search and filters above the list. */
export function NarrowingFields({ wave, narrowing, onChange }: NarrowingFieldsProps) {
  const { participants: said } = texts;
  const classes = useClasses(wave).data;
  const search = useCallback((text: string) => onChange({ search: text }), [onChange]);
  const all = { value: '', label: said.all };
  return (
    <div className="ido-narrowing" role="search" aria-label={said.title}>
      <SearchField label={said.search} value={narrowing.search} onChange={search} />
      <ChoiceField
        label={said.state}
        value={narrowing.state}
        options={[all, ...ParticipantState.options.map((value) => ({ value, label: said.states[value] }))]}
        onChange={(state) => onChange({ state })}
      />
      <ChoiceField
        label={said.province}
        value={narrowing.province}
        options={[all, ...optionsOf(classes?.provinces)]}
        onChange={(province) => onChange({ province })}
      />
      <ChoiceField
        label={said.sizeClass}
        value={narrowing.sizeClass}
        options={[all, ...optionsOf(classes?.sizeClasses)]}
        onChange={(sizeClass) => onChange({ sizeClass })}
      />
      <CheckField
        label={said.withoutMail}
        checked={narrowing.withoutMail}
        onChange={(withoutMail) => onChange({ withoutMail })}
      />
      {Object.values(narrowing).some(Boolean) && (
        <Button appearance="secondary-action-button" onClick={() => onChange(EVERYONE)}>
          {said.clear}
        </Button>
      )}
    </div>
  );
}

function optionsOf(classes: readonly PopulationClass[] = []) {
  return classes.flatMap(({ code, label }) => (code === null ? [] : [{ value: code, label }]));
}
