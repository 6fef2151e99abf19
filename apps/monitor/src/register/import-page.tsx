import type { RegisterImport } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Link } from 'react-router';
import { ImportStep, ImportSteps } from '../import/import-steps';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
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
  const { imports: said } = texts.register;
  const check = useRegisterImport();
  return (
    <ImportSteps
      lead={said.lead}
      shape={said.shape}
      check={check}
      onCheck={(file) => check.mutate({ file, dryRun: true })}
      checking={() => <p role="status">{said.checking}</p>}
    >
      {(file, checked) => checked.rows > 0 && <ImportOrganisations file={file} checked={checked} />}
    </ImportSteps>
  );
}

function ImportOrganisations({ file, checked }: { file: File; checked: RegisterImport }) {
  const { imports: said } = texts.register;
  const run = useRegisterImport();
  const refused = checked.status === 'refused';
  const nothing = !refused && checked.added + checked.changed === 0;
  return (
    <ImportStep
      title={said.importTitle}
      run={run}
      before={<p>{refused ? said.blocked : nothing ? said.nothingToDo : sentenceOf(checked)}</p>}
      importing={<p role="status">{said.importing}</p>}
      done={(report) => (
        <>
          <Message type="ok">{said.done(sentenceOf(report))}</Message>
          <Link
            className="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--primary-action"
            to="/register"
          >
            {said.toRegister}
          </Link>
        </>
      )}
      submit={said.submit}
      allowed={!refused && !nothing}
      onImport={() => run.mutate({ file, dryRun: false })}
    />
  );
}

function sentenceOf({ added, changed, unchanged }: RegisterImport): string {
  return texts.register.imports.outcome(dutchNumber(added), dutchNumber(changed), dutchNumber(unchanged));
}
