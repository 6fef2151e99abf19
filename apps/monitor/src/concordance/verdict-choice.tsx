import type { ConcordanceVerdict } from '@ido/api';
import { useId } from 'react';
import { texts } from '../texts';

interface VerdictChoiceProps {
  readonly verdicts: readonly ConcordanceVerdict[];
  readonly chosen: ConcordanceVerdict;
  readonly onChoose: (verdict: ConcordanceVerdict) => void;
}

/** The verdict as radio buttons, each with what it does to a figure over waves. */
export function VerdictChoice({ verdicts, chosen, onChoose }: VerdictChoiceProps) {
  const id = useId();
  const { concordance } = texts.series;
  return (
    <fieldset className="ido-fieldset">
      <legend>{concordance.verdict}</legend>
      {verdicts.map((verdict) => (
        <div key={verdict} className="ido-radio">
          <input
            type="radio"
            id={`${id}-${verdict}`}
            name={id}
            checked={verdict === chosen}
            aria-describedby={`${id}-${verdict}-help`}
            onChange={() => onChoose(verdict)}
          />
          <label htmlFor={`${id}-${verdict}`}>{concordance.verdicts[verdict]}</label>
          <span id={`${id}-${verdict}-help`} className="ido-quiet">
            {concordance.explains[verdict]}
          </span>
        </div>
      ))}
    </fieldset>
  );
}
