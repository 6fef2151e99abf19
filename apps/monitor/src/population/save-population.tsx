import type { PopulationOutcome, SetPopulation } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState, type FormEvent } from 'react';
import { Failure } from '../parts/failure';
import { TextAreaField } from '../parts/text-area-field';
import { texts } from '../texts';
import { OrganisationNames } from './organisation-names';
import { useSetPopulation } from './queries';

/** As the API asks. */
const SHORTEST_REASON = 3;

interface SavePopulationProps {
  readonly wave: string;
  /** What was tried. */
  readonly body: SetPopulation;
  /** What that would do. */
  readonly outcome: PopulationOutcome;
  /** Whether a reason is needed. */
  readonly frozen: boolean;
  readonly onSaved: () => void;
}

/** Says what a choice does to the population, asks why where that is needed, and keeps it. */
export function SavePopulation({ wave, body, outcome, frozen, onSaved }: SavePopulationProps) {
  const { population: said } = texts;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const save = useSetPopulation(wave);
  const same = outcome.added.length + outcome.removed.length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = reason.trim();
    const needed = frozen && given.length < SHORTEST_REASON;
    setMissing(needed);
    if (needed) return;
    save.mutate({ body: { ...body, ...(frozen && { reason: given }) }, dryRun: false }, { onSuccess: onSaved });
  };
  return (
    <form className="ido-panel ido-form" onSubmit={submit} noValidate aria-labelledby="gevolg">
      <h2 id="gevolg" className="utrecht-heading-3" role="status">
        {said.outcome(said.total(dutchNumber(outcome.total)))}
      </h2>
      {same && <p>{said.same}</p>}
      <OrganisationNames label={said.added} organisations={outcome.added} />
      <OrganisationNames label={said.removed} organisations={outcome.removed} />
      {frozen && (
        <TextAreaField
          label={said.reason}
          help={said.reasonHelp}
          error={missing ? said.reasonMissing : undefined}
          value={reason}
          rows={3}
          maxLength={1000}
          onChange={setReason}
        />
      )}
      <Failure error={save.error} />
      <div className="ido-actions">
        <Button type="submit" appearance="primary-action-button" disabled={save.isPending}>
          {said.confirm}
        </Button>
      </div>
    </form>
  );
}
