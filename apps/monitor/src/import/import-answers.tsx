import type { Import, Wave } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Fieldset, FieldsetLegend, FormLabel, RadioButton } from '@utrecht/component-library-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { ImportProgress } from './import-progress';
import { ImportStep } from './import-steps';
import { useImport } from './use-import';

/** After the check: what to do with refused rows, and the import itself. */
export function ImportAnswers({ wave, file, checked }: { wave: Wave; file: File; checked: Import }) {
  const [partial, setPartial] = useState(false);
  const run = useImport();
  const { imports } = texts;
  const wrong = checked.errorCount > 0;
  return (
    <ImportStep
      title={imports.importTitle}
      wave={wave.key}
      run={run}
      before={
        wrong && (
          <>
            <ModeChoice partial={partial} onChange={setPartial} />
            {!partial && <p>{imports.blocked}</p>}
          </>
        )
      }
      importing={<ImportProgress state={run.progress} size={file.size} dryRun={false} />}
      undone={({ status }) => <Message type="error">{status === 'failed' ? imports.failed : imports.refused}</Message>}
      done={({ accepted }) => (
        <>
          <Message type="ok">{imports.done(dutchNumber(accepted))}</Message>
          <Link
            className="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--primary-action"
            to={`/metingen/${wave.key}`}
          >
            {imports.toFigures}
          </Link>
        </>
      )}
      submit={imports.submit(dutchNumber(checked.accepted))}
      allowed={!wrong || partial}
      onImport={() => run.mutate({ wave: wave.key, file, dryRun: false, partial: wrong && partial })}
    />
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
