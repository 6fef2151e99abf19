import { routes, type Import, type Wave } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { useState } from 'react';
import { Link } from 'react-router';
import { ImportProgress } from '../import/import-progress';
import { ImportStep, ImportSteps } from '../import/import-steps';
import { useImport } from '../import/use-import';
import { CheckField } from '../parts/check-field';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { useForgetContacts } from './queries';
import { ParticipantsRoom } from './room';

/** Reading contacts from a file: choose, check, import. */
export default function ImportPage() {
  const { participants: said } = texts;
  return (
    <ParticipantsRoom title={said.importTitle} tab={said.importTab} below>
      {(wave) => <ImportForm wave={wave} />}
    </ParticipantsRoom>
  );
}

function ImportForm({ wave }: { wave: Wave }) {
  const { participants: said, imports } = texts;
  const [acceptDoubtful, setAcceptDoubtful] = useState(false);
  const check = useImport();
  const order = { wave: wave.key, path: routes.participantImports(wave.key), acceptDoubtful };
  return (
    <ImportSteps
      lead={said.importLead}
      shape={[said.shapeHeader, said.shapeRows, said.shapeOwner, imports.shapeDelimiter]}
      options={
        <CheckField
          label={said.acceptDoubtfulImport}
          checked={acceptDoubtful}
          onChange={(accepted) => {
            setAcceptDoubtful(accepted);
            check.reset();
          }}
        />
      }
      wave={wave.key}
      check={check}
      onCheck={(file) => check.mutate({ ...order, file, dryRun: true, partial: true })}
      checking={(file) => <ImportProgress state={check.progress} size={file.size} dryRun />}
      remark={({ accepted, rows }) => accepted === 0 && rows > 0 && <p>{said.importNothing}</p>}
    >
      {(file, checked) =>
        checked.accepted > 0 && <ImportContacts key={checked.id} file={file} checked={checked} order={order} />
      }
    </ImportSteps>
  );
}

interface ImportContactsProps {
  readonly file: File;
  readonly checked: Import;
  readonly order: { readonly wave: string; readonly path: string; readonly acceptDoubtful: boolean };
}

/** After the check: the import itself. Rows that are not in order are skipped only when that is asked for. */
function ImportContacts({ file, checked, order }: ImportContactsProps) {
  const { participants: said, imports } = texts;
  const [partial, setPartial] = useState(false);
  const run = useImport();
  const forget = useForgetContacts(order.wave);
  const wrong = checked.errorCount > 0;
  return (
    <ImportStep
      title={imports.importTitle}
      wave={order.wave}
      run={run}
      before={wrong && <CheckField label={imports.partial} checked={partial} onChange={setPartial} />}
      importing={<ImportProgress state={run.progress} size={file.size} dryRun={false} />}
      done={({ accepted }) => (
        <>
          <Message type="ok">{said.importDone(dutchNumber(accepted))}</Message>
          <Link className="utrecht-link utrecht-link--html-a" to={`/metingen/${order.wave}/deelnemers`}>
            {said.lettersBack}
          </Link>
        </>
      )}
      submit={imports.submit(dutchNumber(checked.accepted))}
      allowed={!wrong || partial}
      onImport={() => run.mutate({ ...order, file, dryRun: false, partial: wrong && partial }, { onSuccess: forget })}
    />
  );
}
