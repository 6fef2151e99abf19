import type { Import, Wave } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button, Fieldset, FieldsetLegend, FormLabel, RadioButton } from '@utrecht/component-library-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { describeError } from '../parts/describe-error';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { ImportProgress } from './import-progress';
import { ImportReport } from './import-report';
import { useImport } from './use-import';

/** After the check: what to do with refused rows, and the import itself. */
export function ImportStep({ wave, file, checked }: { wave: Wave; file: File; checked: Import }) {
  const [partial, setPartial] = useState(false);
  const run = useImport();
  const { imports } = texts;
  const wrong = checked.errorCount > 0;
  const done = run.data?.status === 'done';
  return (
    <section className="ido-panel" aria-labelledby="importeren">
      <h2 id="importeren" className="utrecht-heading-3">
        {imports.importTitle}
      </h2>
      {wrong && !done && <ModeChoice partial={partial} onChange={setPartial} />}
      {wrong && !partial && !done && <p>{imports.blocked}</p>}
      {run.isPending && <ImportProgress state={run.progress} size={file.size} dryRun={false} />}
      {run.error && <Message type="error">{describeError(run.error).text}</Message>}
      {run.data && done && <Message type="ok">{imports.done(dutchNumber(run.data.accepted))}</Message>}
      {run.data && !done && (
        <>
          <Message type="error">{run.data.status === 'failed' ? imports.failed : imports.refused}</Message>
          <ImportReport wave={wave.key} report={run.data} />
        </>
      )}
      {done ? (
        <Link
          className="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--primary-action"
          to={`/metingen/${wave.key}`}
        >
          {imports.toFigures}
        </Link>
      ) : (
        <Button
          appearance="primary-action-button"
          disabled={run.isPending || (wrong && !partial)}
          onClick={() => run.mutate({ wave: wave.key, file, dryRun: false, partial: wrong && partial })}
        >
          {imports.submit(dutchNumber(checked.accepted))}
        </Button>
      )}
    </section>
  );
}

function ModeChoice({ partial, onChange }: { partial: boolean; onChange: (partial: boolean) => void }) {
  const id = useId();
  const options = [
    { value: false, label: texts.imports.allOrNothing },
    { value: true, label: texts.imports.partial },
  ];
  return (
    <Fieldset>
      <FieldsetLegend>{texts.imports.mode}</FieldsetLegend>
      {options.map(({ value, label }) => (
        <div key={label} className="ido-check">
          <RadioButton id={`${id}-${value}`} name={id} checked={partial === value} onChange={() => onChange(value)} />
          <FormLabel htmlFor={`${id}-${value}`} type="radio">
            {label}
          </FormLabel>
        </div>
      ))}
    </Fieldset>
  );
}
