import type { Wave } from '@ido/api';
import { ChoiceField } from '../parts/choice-field';
import { texts } from '../texts';
import { useWeightings } from '../weighting/queries';
import type { Selection } from './selection';

interface WeightingChoiceProps {
  readonly selection: Selection;
  readonly weightings: ReadonlyArray<{ readonly key: string; readonly title: string }>;
  readonly onChange: (selection: Selection) => void;
  readonly label?: string;
}

/** Which weighting; nothing where there is none to choose. */
export function WeightingChoice({
  selection,
  weightings,
  onChange,
  label = texts.weighting.title,
}: WeightingChoiceProps) {
  if (weightings.length === 0 && selection.weights === null) return null;
  return (
    <ChoiceField
      label={label}
      value={selection.weights ?? ''}
      onChange={(weights) => onChange({ ...selection, weights: weights || null })}
      options={[
        { value: '', label: texts.weighting.without },
        ...weightings.map(({ key, title }) => ({ value: key, label: title })),
        // A version by name, or a weighting that is gone: the address asked for it.
        ...(selection.weights !== null && !weightings.some(({ key }) => key === selection.weights)
          ? [{ value: selection.weights, label: selection.weights }]
          : []),
      ]}
    />
  );
}

interface WeightingOfFilesProps {
  readonly wave: Wave;
  readonly selection: Selection;
  readonly change: (selection: Selection) => void;
}

/** The weighting of the page once more beside its files: one choice for both, so that a file never has other weights than the figures above it. */
export function WeightingOfFiles({ wave, selection, change }: WeightingOfFilesProps) {
  const mayWeigh = wave.role === 'researcher' && !wave.withoutMicrodata;
  const weightings = useWeightings(wave.key, mayWeigh);
  const schemes = weightings.data?.schemes ?? [];
  if (!mayWeigh || (schemes.length === 0 && selection.weights === null)) return null;
  return (
    <div className="ido-downloads__weighting ido-screen-only">
      <WeightingChoice label={texts.downloads.weighting} selection={selection} weightings={schemes} onChange={change} />
      <p className="ido-quiet">
        {selection.weights === null ? texts.downloads.weightingNone : texts.downloads.weighted}
      </p>
    </div>
  );
}
