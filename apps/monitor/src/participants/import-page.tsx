import { routes, type Import, type Wave } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { FileChoice } from '../import/file-choice';
import { ImportProgress } from '../import/import-progress';
import { ImportReport } from '../import/import-report';
import { refusedFile } from '../import/refused-file';
import { useImport } from '../import/use-import';
import { CheckField } from '../parts/check-field';
import { describeError } from '../parts/describe-error';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { useForgetContacts } from './queries';
import { ParticipantsRoom } from './room';

/** Reading contacts from a file: choose, check, import. */
export default function ImportPage() {
  const { participants: said } = texts;
  return (
    <ParticipantsRoom title={said.importTitle} tab={said.importTab} below>
      {(wave) => <ImportContacts wave={wave} />}
    </ParticipantsRoom>
  );
}

function ImportContacts({ wave }: { wave: Wave }) {
  const { participants: said, imports } = texts;
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [acceptDoubtful, setAcceptDoubtful] = useState(false);
  const check = useImport();
  const order = { wave: wave.key, path: routes.participantImports(wave.key), partial: true, acceptDoubtful };
  const choose = (chosen: File) => {
    const wrong = refusedFile(chosen);
    setError(wrong);
    setFile(wrong === null ? chosen : null);
    check.reset();
  };
  return (
    <>
      <Paragraph lead>{said.importLead}</Paragraph>
      <section className="ido-panel" aria-labelledby="vorm">
        <h2 id="vorm" className="utrecht-heading-3">
          {imports.shapeTitle}
        </h2>
        <ul className="utrecht-unordered-list">
          {[said.shapeHeader, said.shapeRows, said.shapeOwner, imports.shapeDelimiter].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <section className="ido-panel" aria-labelledby="bestand">
        <h2 id="bestand" className="utrecht-heading-3">
          {imports.formTitle}
        </h2>
        <FileChoice file={file} error={error} disabled={check.isPending} onFile={choose} />
        <CheckField
          label={said.acceptDoubtfulImport}
          checked={acceptDoubtful}
          onChange={(accepted) => {
            setAcceptDoubtful(accepted);
            check.reset();
          }}
        />
        <Button
          appearance="primary-action-button"
          disabled={file === null || check.isPending}
          onClick={() => file && check.mutate({ ...order, file, dryRun: true })}
        >
          {imports.check}
        </Button>
      </section>
      {(check.isPending || check.error || check.data) && file && (
        <section className="ido-panel" aria-labelledby="controle">
          <h2 id="controle" className="utrecht-heading-3">
            {imports.checkTitle}
          </h2>
          {check.isPending && <ImportProgress state={check.progress} size={file.size} dryRun />}
          {check.error && <Message type="error">{describeError(check.error).text}</Message>}
          {check.data && <ImportReport wave={wave.key} report={check.data} />}
          {check.data && check.data.accepted === 0 && check.data.rows > 0 && <p>{said.importNothing}</p>}
        </section>
      )}
      {check.data && check.data.accepted > 0 && file && (
        <ImportStep
          key={check.data.id}
          wave={wave}
          file={file}
          checked={check.data}
          order={{ path: order.path, acceptDoubtful }}
        />
      )}
    </>
  );
}

interface ImportStepProps {
  readonly wave: Wave;
  readonly file: File;
  readonly checked: Import;
  readonly order: { readonly path: string; readonly acceptDoubtful: boolean };
}

/** After the check: the import itself. Rows that are not in order are skipped only when that is asked for. */
function ImportStep({ wave, file, checked, order }: ImportStepProps) {
  const { participants: said, imports } = texts;
  const [partial, setPartial] = useState(false);
  const run = useImport();
  const forget = useForgetContacts(wave.key);
  const wrong = checked.errorCount > 0;
  const done = run.data?.status === 'done';
  return (
    <section className="ido-panel" aria-labelledby="importeren">
      <h2 id="importeren" className="utrecht-heading-3">
        {imports.importTitle}
      </h2>
      {wrong && !done && <CheckField label={imports.partial} checked={partial} onChange={setPartial} />}
      {run.isPending && <ImportProgress state={run.progress} size={file.size} dryRun={false} />}
      {run.error && <Message type="error">{describeError(run.error).text}</Message>}
      {run.data && done && <Message type="ok">{said.importDone(dutchNumber(run.data.accepted))}</Message>}
      {run.data && !done && <ImportReport wave={wave.key} report={run.data} />}
      {done ? (
        <Link className="utrecht-link utrecht-link--html-a" to={`/metingen/${wave.key}/deelnemers`}>
          {said.lettersBack}
        </Link>
      ) : (
        <Button
          appearance="primary-action-button"
          disabled={run.isPending || (wrong && !partial)}
          onClick={() =>
            run.mutate(
              { wave: wave.key, file, dryRun: false, partial: wrong && partial, ...order },
              { onSuccess: forget },
            )
          }
        >
          {imports.submit(dutchNumber(checked.accepted))}
        </Button>
      )}
    </section>
  );
}
