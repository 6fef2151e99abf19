import type { RegisterImport } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { FileChoice } from '../import/file-choice';
import { ImportReport } from '../import/import-report';
import { refusedFile } from '../import/refused-file';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { describeError } from '../parts/describe-error';
import { Message } from '../parts/message';
import { useUser } from '../session/session-context';
import { texts } from '../texts';
import { useRegisterImport } from './queries';

/** Reading organisations from a file: choose, check, import. */
export default function RegisterImportPage() {
  const { register: said } = texts;
  const { administrator } = useUser();
  return (
    <>
      <Breadcrumb trail={[{ to: '/register', label: said.title }]} />
      <PageTitle>{said.imports.title}</PageTitle>
      {administrator ? <ImportForm /> : <Message type="warning">{said.imports.onlyAdministrators}</Message>}
    </>
  );
}

function ImportForm() {
  const { imports } = texts;
  const { imports: said } = texts.register;
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<string | null>(null);
  const check = useRegisterImport();
  const choose = (chosen: File) => {
    const wrong = refusedFile(chosen);
    setError(wrong);
    setFile(wrong === null ? chosen : null);
    check.reset();
  };
  return (
    <>
      <Paragraph lead>{said.lead}</Paragraph>
      <section className="ido-panel" aria-labelledby="vorm">
        <h2 id="vorm" className="utrecht-heading-3">
          {imports.shapeTitle}
        </h2>
        <ul className="utrecht-unordered-list">
          {said.shape.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <section className="ido-panel" aria-labelledby="bestand">
        <h2 id="bestand" className="utrecht-heading-3">
          {imports.formTitle}
        </h2>
        <FileChoice file={file} error={error} disabled={check.isPending} onFile={choose} />
        <Button
          appearance="primary-action-button"
          disabled={file === null || check.isPending}
          onClick={() => file && check.mutate({ file, dryRun: true })}
        >
          {imports.check}
        </Button>
      </section>
      {(check.isPending || check.error || check.data) && (
        <section className="ido-panel" aria-labelledby="controle">
          <h2 id="controle" className="utrecht-heading-3">
            {imports.checkTitle}
          </h2>
          {check.isPending && <p role="status">{said.checking}</p>}
          {check.error && <Message type="error">{describeError(check.error).text}</Message>}
          {check.data && <ImportReport report={check.data} />}
        </section>
      )}
      {check.data && file && check.data.rows > 0 && <ImportStep file={file} checked={check.data} />}
    </>
  );
}

function ImportStep({ file, checked }: { file: File; checked: RegisterImport }) {
  const { imports: said } = texts.register;
  const run = useRegisterImport();
  const done = run.data?.status === 'done' ? run.data : null;
  const refused = checked.status === 'refused';
  const nothing = !refused && checked.added + checked.changed === 0;
  return (
    <section className="ido-panel" aria-labelledby="importeren">
      <h2 id="importeren" className="utrecht-heading-3">
        {said.importTitle}
      </h2>
      {!done && <p>{refused ? said.blocked : nothing ? said.nothingToDo : sentenceOf(checked)}</p>}
      {run.isPending && <p role="status">{said.importing}</p>}
      {run.error && <Message type="error">{describeError(run.error).text}</Message>}
      {run.data && !done && <ImportReport report={run.data} />}
      {done ? (
        <>
          <Message type="ok">{said.done(sentenceOf(done))}</Message>
          <Link
            className="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--primary-action"
            to="/register"
          >
            {said.toRegister}
          </Link>
        </>
      ) : (
        <Button
          appearance="primary-action-button"
          disabled={run.isPending || refused || nothing}
          onClick={() => run.mutate({ file, dryRun: false })}
        >
          {said.submit}
        </Button>
      )}
    </section>
  );
}

function sentenceOf({ added, changed, unchanged }: RegisterImport): string {
  return texts.register.imports.outcome(dutchNumber(added), dutchNumber(changed), dutchNumber(unchanged));
}
