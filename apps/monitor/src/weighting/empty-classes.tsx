import type { WeightingDefinition, WeightingOutcome } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { Message } from '../parts/message';
import { texts } from '../texts';

interface EmptyClassesProps {
  readonly outcome: Extract<WeightingOutcome, { kind: 'empty-classes' }>;
  readonly onMerge: (merged: WeightingDefinition['merged']) => void;
}

/** Classes of which nobody answered, each with what it can be taken together with. */
export function EmptyClasses({ outcome: { variable, title, classes, others }, onMerge }: EmptyClassesProps) {
  const { weighting: said } = texts;
  const [into, setInto] = useState<Readonly<Record<string, string>>>({});
  const merged = classes.flatMap(({ code }) => (into[code] ? [{ variable, code, into: into[code] }] : []));
  return (
    <div className="ido-form">
      <Message type="warning">{said.problems.empty(title)}</Message>
      {classes.map(({ code, label, population }) => (
        <ChoiceField
          key={code}
          label={said.mergeWith(label, dutchNumber(population))}
          value={into[code] ?? ''}
          options={[
            { value: '', label: said.mergeNone },
            ...others.map((one) => ({ value: one.code, label: one.label })),
          ]}
          onChange={(value) => setInto({ ...into, [code]: value })}
        />
      ))}
      <div>
        <Button
          appearance="primary-action-button"
          disabled={merged.length < classes.length}
          onClick={() => onMerge(merged)}
        >
          {said.merge}
        </Button>
      </div>
    </div>
  );
}
