import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { Failure } from '../parts/failure';
import { texts } from '../texts';
import { FileChoice } from './file-choice';
import { ImportReport, type FileReport } from './import-report';
import { refusedFile } from './refused-file';

/** A file being read: to look at only, or to take over. */
export interface Reading<Report extends FileReport> {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly data: Report | undefined;
}

interface ImportStepsProps<Report extends FileReport> {
  readonly lead: string;
  /** Sentences on what the file must look like. */
  readonly shape: readonly string[];
  /** What helps to make such a file, below those sentences. */
  readonly shapeHelp?: ReactNode;
  /** What can be chosen with the file. Whoever changes it takes back the check. */
  readonly options?: ReactNode;
  /** The wave it is for; absent for the register. */
  readonly wave?: string;
  readonly check: Reading<Report> & { readonly reset: () => void };
  readonly onCheck: (file: File) => void;
  /** How far the check is, while it runs. */
  readonly checking: (file: File) => ReactNode;
  /** What is said below the report of the check. */
  readonly remark?: (checked: Report) => ReactNode;
  /** The import itself, once the file is checked; nothing when there is nothing to import. */
  readonly children: (file: File, checked: Report) => ReactNode;
}

/** Reading a file, whatever is in it: what it must look like, choosing it, the check, and then the import. */
export function ImportSteps<Report extends FileReport>({ check, ...given }: ImportStepsProps<Report>) {
  const { imports } = texts;
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<string | null>(null);
  const choose = (chosen: File) => {
    const wrong = refusedFile(chosen);
    setError(wrong);
    setFile(wrong === null ? chosen : null);
    check.reset();
  };
  return (
    <>
      <Paragraph lead>{given.lead}</Paragraph>
      <Panel id="vorm" title={imports.shapeTitle}>
        <ul className="utrecht-unordered-list">
          {given.shape.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {given.shapeHelp}
      </Panel>
      <Panel id="bestand" title={imports.formTitle}>
        <FileChoice file={file} error={error} disabled={check.isPending} onFile={choose} />
        {given.options}
        <Button
          appearance="primary-action-button"
          disabled={file === null || check.isPending}
          onClick={() => file && given.onCheck(file)}
        >
          {imports.check}
        </Button>
      </Panel>
      {(check.isPending || check.error || check.data) && file && (
        <Panel id="controle" title={imports.checkTitle}>
          {check.isPending && given.checking(file)}
          <Failure error={check.error} />
          {check.data && <ImportReport wave={given.wave} report={check.data} />}
          {check.data && given.remark?.(check.data)}
        </Panel>
      )}
      {check.data && file && given.children(file, check.data)}
    </>
  );
}

interface ImportStepProps<Report extends FileReport> {
  readonly title: string;
  readonly wave?: string;
  readonly run: Reading<Report>;
  /** What is chosen or said before the import. */
  readonly before: ReactNode;
  /** How far the import is, while it runs. */
  readonly importing: ReactNode;
  /** What is said above the report of an import that did not go through. */
  readonly undone?: (report: Report) => ReactNode;
  /** What is said once it is done, and the way on. */
  readonly done: (report: Report) => ReactNode;
  readonly submit: string;
  /** Whether this file may be imported, given what was chosen. */
  readonly allowed: boolean;
  readonly onImport: () => void;
}

/** The last step: the import itself, and what came of it. */
export function ImportStep<Report extends FileReport>({ run, undone, ...given }: ImportStepProps<Report>) {
  const done = run.data?.status === 'done' ? run.data : null;
  return (
    <Panel id="importeren" title={given.title}>
      {!done && given.before}
      {run.isPending && given.importing}
      <Failure error={run.error} />
      {run.data && !done && (
        <>
          {undone?.(run.data)}
          <ImportReport wave={given.wave} report={run.data} />
        </>
      )}
      {done ? (
        given.done(done)
      ) : (
        <Button appearance="primary-action-button" disabled={run.isPending || !given.allowed} onClick={given.onImport}>
          {given.submit}
        </Button>
      )}
    </Panel>
  );
}

function Panel({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="ido-panel" aria-labelledby={id}>
      <h2 id={id} className="utrecht-heading-3">
        {title}
      </h2>
      {children}
    </section>
  );
}
